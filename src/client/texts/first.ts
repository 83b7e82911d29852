/**
 * All that the page says is in this folder, in English, Spanish and Arabic. These are the texts of the first screen and of what
 * the page does behind it; those of a room are in `room.ts`, and those of what comes after a click (`ui/on-demand.ts`) in
 * `later.ts`, so that each comes with the script that shows it.
 *
 * To add a text, find its area (`en/welcome.ts`) and write it there and in `es/` and `ar/`, which do not compile without it.
 * A new area is also exported by `first.ts`, `room.ts` or `later.ts` of each of the three folders. Then
 *
 *     import { t } from "../texts/later.ts";
 *     … {t.welcome.title}
 *
 * in a function or a component, never while a module is loaded: the language is not known then. Words that stand everywhere
 * ("Close", "Cancel") are `t.common` of this file. Further:
 *
 * - A whole sentence is one text. With a value in it, it is a function; with an element in it, use `fill` (words.ts).
 * - What is counted goes through `plural`, numbers through `figures`, lists through `listed` (language.ts), dates through ui/times.ts.
 * - What people called themselves or a room goes through `own`, or into a `<bdi>`.
 * - English stays as it is written in the tests. Spanish says "tú"; Arabic speaks to nobody's gender where it can be helped.
 */
import * as english from "./en/first.ts";
import { inLanguage, languageFor, speak } from "./language.ts";

export type FirstTexts = typeof english;

export let t: FirstTexts = english;

/** Before anything is shown. Where the texts of a language cannot be had, the page speaks English. */
export async function chooseTexts(languages: readonly string[]): Promise<void> {
	speak(languageFor(languages));
	t = await inLanguage<FirstTexts>(english, { es: () => import("./es/first.ts"), ar: () => import("./ar/first.ts") });
	if (t === english) speak(languageFor(languages.filter((one) => /^en\b/i.test(one))));
}
