/** The language that the page speaks, and how numbers, lists and plurals are written in it. Pure but for what `speak` sets. */

export type Language = "en" | "es" | "ar";

interface Spoken {
	readonly language: Language;
	/** The same with the region where it is known ("es-MX"), for dates and numbers. */
	readonly locale: string;
}

let spoken: Spoken = { language: "en", locale: "en" };

/** The first of somebody's languages, as `navigator.languages` has them, that the page has; English otherwise. */
export function languageFor(wanted: readonly string[]): Spoken {
	for (const locale of wanted) {
		const [language] = locale.toLowerCase().split("-");
		if (language === "en" || language === "es" || language === "ar") return { language, locale };
	}
	return { language: "en", locale: "en" };
}

/** Only `chooseTexts` does this, and tests: what is on screen is not drawn anew. */
export function speak(next: Spoken): void {
	spoken = next;
}

export function language(): Language {
	return spoken.language;
}

/** What to give to Intl. */
export function locale(): string {
	return spoken.locale;
}

/** The direction in which the page is written. */
export function direction(): "ltr" | "rtl" {
	return spoken.language === "ar" ? "rtl" : "ltr";
}

/** The texts of a script that comes later than the first one. Where those of the language cannot be had, English is better than nothing. */
export async function inLanguage<Texts>(english: Texts, others: Record<Exclude<Language, "en">, () => Promise<Texts>>): Promise<Texts> {
	if (spoken.language === "en") return english;
	return others[spoken.language]().catch(() => english);
}

/** "1,234" */
export function figures(value: number, options: Intl.NumberFormatOptions = {}): string {
	return new Intl.NumberFormat(spoken.locale, options).format(value);
}

/** "Ana, Ben and Cem" */
export function listed(items: readonly string[]): string {
	return new Intl.ListFormat(spoken.locale, { type: "conjunction" }).format(items);
}
