/** What the catalogue's texts are made with where they are more than words. Pure. */
import type { ComponentChildren } from "preact";
import { direction, figures, language } from "./language.ts";

/** The forms that a language has for counted things; "#" stands for the count. Arabic has all six. */
type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** `plural(2, { one: "# message", other: "# messages" })` is "2 messages". */
export function plural(count: number, forms: Forms): string {
	const form = forms[new Intl.PluralRules(language()).select(count)] ?? forms.other;
	return form.replace("#", figures(count));
}

/** Where a name could turn the words around it: it is written the other way, or the page is. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Somebody's own words (a name, a title) in a sentence of ours, which they must not turn around. For elements there is `<bdi>`. */
export function own(words: string): string {
	return direction() === "rtl" || RIGHT_TO_LEFT.test(words) ? `\u2068${words}\u2069` : words;
}

/** A sentence with elements in it: `fill("Asked by {who}", { who: <bdi>{name}</bdi> })`. */
export function fill(sentence: string, parts: Readonly<Record<string, ComponentChildren>>): ComponentChildren {
	return sentence.split(/\{(\w+)\}/).map((piece, place) => (place % 2 === 0 ? piece : parts[piece]));
}
