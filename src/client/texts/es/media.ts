import type { lightbox as Lightbox, tray as Tray } from "../en/media.ts";
import { own, plural } from "../words.ts";

export const tray: typeof Tray = {
	label: "Archivos que van con este mensaje",
	waiting: "En espera…",
	waitingOffline: "Espera a que vuelvas a tener conexión",
	sending: (name) => `Enviando ${own(name)}`,
	describe: (name) => `Descripción de ${own(name)}`,
	describeHint: "Describir (opcional)",
	remove: (name) => `Quitar ${own(name)}`,
	attached: (count) => plural(count, { one: "# archivo adjunto", other: "# archivos adjuntos" }),
	chosen: (count, ready) => plural(count, { one: `# archivo elegido, ${ready} adjuntos`, other: `# archivos elegidos, ${ready} adjuntos` }),
};

export const lightbox: typeof Lightbox = {
	about: (width, height, size) => `${width} × ${height}, ${size}`,
	aboutOf: (width, height, size, at, count) => `${width} × ${height}, ${size}, ${at} de ${count}`,
	download: "Descargar",
	previous: "Imagen anterior",
	previousShort: "Anterior",
	next: "Imagen siguiente",
	nextShort: "Siguiente",
	image: (at, count) => `Imagen ${at} de ${count}`,
};
