/** The catalogue of the page's texts: that every language has all of them, in its own forms, and that the page says nothing else. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import { afterEach, describe, expect, it } from "vitest";
import * as arFirst from "../../src/client/texts/ar/first.ts";
import * as arLater from "../../src/client/texts/ar/later.ts";
import * as arRoom from "../../src/client/texts/ar/room.ts";
import * as enFirst from "../../src/client/texts/en/first.ts";
import * as enLater from "../../src/client/texts/en/later.ts";
import * as enRoom from "../../src/client/texts/en/room.ts";
import * as esFirst from "../../src/client/texts/es/first.ts";
import * as esLater from "../../src/client/texts/es/later.ts";
import * as esRoom from "../../src/client/texts/es/room.ts";
import { chooseTexts, t } from "../../src/client/texts/first.ts";
import { direction, figures, type Language, languageFor, listed, locale, speak } from "../../src/client/texts/language.ts";
import { refusalText, reworded } from "../../src/client/texts/refusals.ts";
import { fill, own, plural } from "../../src/client/texts/words.ts";
import { dayLabel, shortTime } from "../../src/client/ui/times.ts";
import { ERRORS } from "../../src/protocol/errors.ts";
import { GuestNameSchema, HandleSchema, TitleSchema } from "../../src/protocol/names.ts";
import { PasswordSchema } from "../../src/protocol/passwords.ts";

const CATALOGUES: Record<Language, object> = {
	en: { first: enFirst, room: enRoom, later: enLater },
	es: { first: esFirst, room: esRoom, later: esLater },
	ar: { first: arFirst, room: arRoom, later: arLater },
};
const LANGUAGES: readonly Language[] = ["en", "es", "ar"];
/** Where the plural forms of any of the languages change. */
const EDGES = [0, 1, 2, 3, 11, 100];

afterEach(() => speak({ language: "en", locale: "en" }));

type Text = string | ((...values: unknown[]) => unknown);

/** All texts by where they stand; what the server says is only in the others than English. */
function textsOf(catalogue: object, path = ""): [string, Text][] {
	return Object.entries(catalogue).flatMap(([key, value]): [string, Text][] => {
		if (path === ".first" && (key === "errors" || key === "says")) return [];
		if (typeof value === "string" || typeof value === "function") return [[`${path}.${key}`, value]];
		return textsOf(value, `${path}.${key}`);
	});
}

/** A text in all its forms: a function with each count where one may be, words where words may be. */
function formsOf(text: Text): string[] {
	if (typeof text === "string") return [text];
	return EDGES.map((count) => {
		const values = Array.from({ length: text.length }, () => Object.assign(Object(count), { toString: () => `${count}` }));
		// Names are strings and counts are numbers: whichever the text takes, it can be made of this.
		const made = [values.map(() => count), values.map(() => `${count}`)].map((some) => attempt(() => text(...some)));
		return String(made.find((one) => typeof one === "string" && one !== ""));
	});
}

function attempt(act: () => unknown): unknown {
	try {
		return act();
	} catch {
		return undefined;
	}
}

const placeholders = (forms: readonly string[]) => [...new Set(forms.flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort();

describe.each(LANGUAGES)("in %s", (language) => {
	const english = textsOf(CATALOGUES.en);
	const texts = new Map(textsOf(CATALOGUES[language]));

	it("all texts are there, in every form, with the same elements in them", () => {
		expect(english.length).toBeGreaterThan(200);
		expect([...texts.keys()].sort()).toEqual(english.map(([path]) => path).sort());
		for (const [path, text] of english) {
			const same = texts.get(path);
			speak({ language: "en", locale: "en" });
			const wanted = placeholders(formsOf(text));
			speak({ language, locale: language });
			const forms = same === undefined ? [] : formsOf(same);
			expect(forms.length, path).toBeGreaterThan(0);
			for (const form of forms) expect(form.trim() !== "" && !/undefined|NaN|\[object/.test(form), `${path}: ${form}`).toBe(true);
			expect(placeholders(forms), path).toEqual(wanted);
		}
	});
});

it("Arabic has all six forms of whatever is counted", async () => {
	const folder = "src/client/texts/ar";
	const sources = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), "utf8")));
	const forms = sources.flatMap((source) => source.replace(/\$?\{[\w.()]+\}/g, "…").match(/\{[^{}]*\bone:[^{}]*\}/g) ?? []);
	expect(forms.length).toBeGreaterThan(20);
	for (const form of forms) {
		for (const rule of ["zero", "one", "two", "few", "many", "other"]) expect(form).toMatch(new RegExp(`\\b${rule}:`));
	}
});

describe("languages", () => {
	it.each([
		[["es-MX", "en"], "es-MX", "ltr"],
		[["de", "ar-EG", "es"], "ar-EG", "rtl"],
		[["en-GB"], "en-GB", "ltr"],
		[["de-DE", "fr"], "en", "ltr"],
		[[], "en", "ltr"],
		[["est"], "en", "ltr"],
	])("of %j, %s is spoken, written %s", (wanted, chosen, way) => {
		speak(languageFor(wanted));
		expect(locale()).toBe(chosen);
		expect(direction()).toBe(way);
	});

	it("are chosen before anything is shown", async () => {
		await chooseTexts(["es-ES"]);
		expect(t.common.close).toBe("Cerrar");
		await chooseTexts(["nl"]);
		expect([t.common.close, locale()]).toEqual(["Close", "en"]);
	});

	it("write dates, numbers and lists in their own way", () => {
		const at = Date.UTC(2026, 10, 24, 14, 32);
		const told = LANGUAGES.map((language) => {
			speak({ language, locale: language === "ar" ? "ar-EG" : language });
			return [
				dayLabel(at, at, { timeZone: "UTC" }),
				shortTime(at, { timeZone: "UTC" }).replace(/\s/gu, " "),
				figures(12_345.5),
				listed(["A", "B", "C"]),
			];
		});
		expect(told).toEqual([
			["Today", "2:32 PM", "12,345.5", "A, B, and C"],
			["Hoy", "14:32", "12.345,5", "A, B y C"],
			["اليوم", "٢:٣٢ م", "١٢٬٣٤٥٫٥", "A وB وC"],
		]);
	});

	it("count as they count", () => {
		const forms = { zero: "zero", one: "one", two: "two #", few: "few #", many: "many #", other: "other #" };
		speak({ language: "ar", locale: "ar-EG" });
		expect(EDGES.map((count) => plural(count, forms))).toEqual(["zero", "one", "two ٢", "few ٣", "many ١١", "other ١٠٠"]);
		speak({ language: "es", locale: "es" });
		expect(EDGES.map((count) => plural(count, forms))).toEqual(["other 0", "one", "other 2", "other 3", "other 11", "other 100"]);
	});

	it("let names stand by themselves where they could turn the words around them", () => {
		expect(own("Ana")).toBe("Ana");
		expect(own("ليلى")).toBe("\u2068ليلى\u2069");
		speak({ language: "ar", locale: "ar" });
		expect(own("Ana")).toBe("\u2068Ana\u2069");
	});

	it("put elements where a sentence has its place for them", () => {
		expect(fill("{b} after {a}.", { a: 1, b: 2 })).toEqual(["", 2, " after ", 1, "."]);
	});
});

describe("what the server says", () => {
	const say = async (language: Language) => {
		await chooseTexts([language]);
		return [
			refusalText("no_room", "There is no such room."),
			refusalText("from_the_future", "Hello."),
			refusalText("constructor", "Hello."),
		];
	};
	afterEach(() => chooseTexts(["en"]));

	it("is said in the language of the page by its code, and else as it came", async () => {
		expect(await say("en")).toEqual(["There is no such room.", "Hello.", "Hello."]);
		expect(await say("es")).toEqual(["No existe esa sala.", "Hello.", "Hello."]);
		expect(await say("ar")).toEqual(["لا توجد غرفة كهذه.", "Hello.", "Hello."]);
	});

	it.each(["es", "ar"] as const)(
		"has words for every code and for what can be wrong with a name, a title or a password in %s",
		async (language) => {
			await chooseTexts([language]);
			for (const [code, { title }] of Object.entries(ERRORS)) expect(refusalText(code, title), code).not.toBe(title);
			const hidden = "a\u202eb";
			const wrong: [v.GenericSchema<string, string>, string[]][] = [
				[GuestNameSchema, ["", "x".repeat(99), hidden, "Z\u0300\u0301\u0302\u0303", "admin"]],
				[TitleSchema, ["", "x".repeat(99), hidden, "Z\u0300\u0301\u0302\u0303"]],
				[HandleSchema, ["!", "staff"]],
				[PasswordSchema, ["short", "x".repeat(300)]],
			];
			for (const [schema, values] of wrong) {
				for (const value of values) {
					const { issues } = v.safeParse(schema, value);
					const message = issues?.[0].message;
					expect(message, value).toBeDefined();
					expect(reworded(message ?? ""), value).not.toBe(message);
				}
			}
			expect(reworded("A name can have at most 40 characters.")).toContain(figures(40));
		},
	);
});

/** Signs that are no words, and names. */
const NO_TEXT = /^(?:[\s\d\p{P}\p{S}]*|Chattorum|Enter|Esc|Ctrl\+Shift\+F)$/u;

describe("the page says nothing that is not in the catalogue", async () => {
	const folder = "src/client/ui";
	const files = (await readdir(folder)).filter((name) => name.endsWith(".tsx"));

	it.each(files)("%s", async (name) => {
		const source = (await readFile(join(folder, name), "utf8"))
			.replace(/\/\*[\s\S]*?\*\//g, "")
			.replace(/^\s*\/\/.*$|[=!]== "[^"]*"/gm, "");
		const attributes = [
			...source.matchAll(/\b(?:aria-label|aria-valuetext|title|placeholder|label|hint|alt)=(?:"([^"]*)"|\{[^}]*?["`]([^"`]*)["`])/g),
		];
		const between = [...source.matchAll(/(?<![=(])>([^<>{}();=]*[\p{L}][^<>{}();=]*)<(?=\/|\w)/gu)];
		const lines = [...source.matchAll(/^\t+(\p{Lu}\p{Ll}+(?: [\p{L}’'“”.,:?!…-]+)*)$/gmu)];
		const found = [...attributes.map(([, plain, made]) => plain ?? made ?? ""), ...[...between, ...lines].map(([, text]) => text ?? "")];
		// What begins with a comma or a bracket is program between two elements.
		expect(
			found.map((text) => text.trim()).filter((text) => !/^[,)]/.test(text) && !NO_TEXT.test(text.replace(/\$\{[^}]*\}/g, ""))),
		).toEqual([]);
	});
});
