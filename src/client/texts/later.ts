/** The texts of what is on screen only after a click (`ui/on-demand.ts`). They come with its script, after the language was chosen. See first.ts. */
import * as english from "./en/later.ts";
import { inLanguage } from "./language.ts";

export type LaterTexts = typeof english;

export const t: LaterTexts = await inLanguage<LaterTexts>(english, {
	es: () => import("./es/later.ts"),
	ar: () => import("./ar/later.ts"),
});
