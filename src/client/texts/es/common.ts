import type { common as Texts } from "../en/common.ts";

export const common: typeof Texts = {
	cancel: "Cancelar",
	close: "Cerrar",
	copied: "Copiado",
	copy: "Copiar",
	keep: "Conservar",
	loading: "Cargando…",
	remove: "Quitar",
	retry: "Reintentar",
	save: "Guardar",
	saving: "Guardando…",
	signIn: "Iniciar sesión",
	tryAgain: "Reintentar",
	trying: "Intentando…",
	toLobby: "Ir al vestíbulo",
	newRoom: "Nueva sala",
	tryAgainIn: (seconds) => `Vuelve a intentarlo en ${seconds} s.`,
};
