import type { paste as Texts } from "../en/paste.ts";

export const paste: typeof Texts = {
	offer: "Has pegado un texto largo o código.",
	asCode: "Como bloque de código",
	asFile: "Como archivo",
	leave: "Dejarlo como está",
	file: "pegado.txt",
};
