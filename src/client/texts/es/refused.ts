import type { refused as Texts } from "../en/refused.ts";
import { own } from "../words.ts";

export const refused: typeof Texts = {
	title: "No puedes estar en esta sala",
	unknown: "El servidor no ha dicho por qué.",
	out: "Un moderador no te deja entrar. Puede que termine dentro de un tiempo.",
	goneTitle: "Esta sala ya no existe",
	gone: "Su propietario la ha eliminado con todo lo que se dijo en ella.",
	noneTitle: "No existe esa sala",
	none: (path) => `Nadie ha abierto ${own(path)} todavía, o es privada y no tienes invitación.`,
	lostTitle: "Ya no estás en esta sala",
	lost: "Un moderador te ha quitado. Para volver necesitas una invitación nueva.",
	lostPublic: "Un moderador te ha quitado o ha hecho privada la sala.",
	open: "Abrirla",
};
