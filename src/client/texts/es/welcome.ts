import type { missing as Missing, welcome as Welcome } from "../en/welcome.ts";

export const welcome: typeof Welcome = {
	noConnection: "Sin conexión",
	titles: {
		guest: "Te damos la bienvenida a Chattorum",
		"sign-in": "Iniciar sesión",
		"sign-up": "Crear una cuenta",
		recovery: "Usar un código de recuperación",
	},
	lines: {
		"sign-in": "Hola de nuevo.",
		"sign-up": "Conserva tu nombre y lo que escribes en todos tus dispositivos.",
		recovery: "Para cuando has perdido tu contraseña.",
	},
	ways: {
		guest: "Entrar como invitado",
		"sign-in": "Iniciar sesión",
		"sign-up": "Crear una cuenta",
		recovery: "Usar un código de recuperación",
	},
	invited: "Elige un nombre para ver tu invitación.",
	lead: "Elige un nombre y entrarás en la sala {room}.",
	signInInstead: "Inicia sesión.",
	signInOrUp: "Inicia sesión o crea una cuenta.",
	name: "Tu nombre",
	nameHint: "Así te verán los demás.",
	enter: "Entrar",
	entering: "Entrando…",
	invitation: "Invitación",
};

export const missing: typeof Missing = {
	title: "No se ha podido cargar",
	why: "¿Tienes conexión? Si la tienes, el chat se ha renovado desde que abriste esta página: recárgala.",
	reload: "Recargar",
};
