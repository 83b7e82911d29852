import type * as english from "../en/worker.ts";

export const worker: typeof english.worker = {
	test: { title: "Las notificaciones funcionan", body: "Así te avisa Chattorum de los mensajes en este dispositivo." },
};
