import type { empty as Texts } from "../en/empty.ts";

export const empty: typeof Texts = {
	qr: "La dirección de esta sala como código QR",
	showQr: "Mostrarla como código QR",
	hideQr: "Ocultar el código QR",
	welcome: "Te damos la bienvenida a {room}",
	youAnd: "{room} y tú",
	quiet: "Aquí todo está en calma. Di la primera palabra abajo o trae a otras personas.",
	over: "Aquí no se dijo nada antes de archivarla.",
	share: "Comparte esta dirección",
	addressCopied: "La dirección está en el portapapeles.",
	addressSelected: "La dirección está seleccionada: cópiala con el teclado.",
	askBot: "Pregunta a un bot",
	bring: "Trae los mensajes de otra sala",
	onlyTwo: "Este es el comienzo de vuestra conversación. Solo estáis vosotros dos.",
	private: "Esta sala es privada: solo las personas invitadas pueden encontrarla y entrar.",
	invite: "Invitar a personas",
};
