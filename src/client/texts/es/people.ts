import type { people as Texts } from "../en/people.ts";
import { own } from "../words.ts";

export const people: typeof Texts = {
	here: "Aquí ahora {count}",
	tooMany: "Hay demasiadas personas para mostrarlas.",
	you: "tú",
	bot: "bot",
	guest: "invitado",
	about: (name) => `Qué hacer con ${own(name)}`,
	more: "Más",
};
