/** What people, rooms and commands may be called. */
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { CommandNameSchema, isSlug, slugify } from "../../../src/protocol/addresses.ts";
import { NameSchema, TitleSchema } from "../../../src/protocol/names.ts";
import { countChars } from "../../../src/protocol/visible.ts";

const name = (text: unknown) => {
	const parsed = v.safeParse(NameSchema, text);
	return parsed.success ? parsed.output : parsed.issues.map(({ message }) => message).join(" ");
};

describe("a name", () => {
	it.each([
		["Ana"],
		["Zoë Ångström"],
		["李小龙"],
		["محمد"],
		["שרה כהן"],
		["नरेन्द्र"],
		["Nguyễn Thị Ấu"],
		["👩‍🚀 Ana"],
		["👨‍👩‍👧‍👦"],
		["می‌خواهم"],
		["عبد اللَّٰه"], // three marks on one letter
		["יִשָּׂשכָר"], // three
		["בְּרֵאשִׁ֖ית"], // niqqud and cantillation
		["น้ำผึ้ง"],
		["Nguye\u0302\u0303n".normalize("NFC")],
		["ज़ैंब".normalize("NFC")], // a nukta, a vowel and a nasal on one letter
		["शर्‍यत"], // a joiner after a virama
		["র‍্যান্ডি"], // a joiner before a virama
		["അനില്‍"], // a joiner after a virama, at the end
		["ශ්‍රී"],
		["སྒྲོལ་མ"],
		["မင်းအောင်လှိုင်"],
		["葛\u{e0100}城"],
		["❤️ Ana 🏳️‍🌈"],
		["👩🏽‍🚀"],
		["👁️‍🗨️"],
		["1️⃣ #️⃣"],
		["☎︎"],
		["🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}"],
		["!"],
		["<b>Ana</b>"],
		["x".repeat(40)],
		["😀".repeat(40)],
	])("[NAME-1] may be %s", (text) => {
		expect(name(text)).toBe(text);
	});

	it.each([
		["white space around it and runs of it", "  Ana \t\n  B  ", "Ana B"],
		["a no-break space", "Ana\u00a0B", "Ana B"],
		["letters in two parts", "Zoe\u0308", "Zoë"],
		["a lone surrogate", "Ana\ud800", "Ana\ufffd"],
		["compatibility letters, which keep their look", "ﬁ①", "ﬁ①"],
	])("[NAME-2] is tidied: %s", (_, text, tidy) => {
		expect(name(text)).toBe(tidy);
	});

	it("[NAME-3] may have two accents on a letter, not counting those that are part of it", () => {
		expect(name("x\u0301\u0302")).toBe("x\u0301\u0302");
		expect(name("e\u0302\u0301\u0303\u0304")).toBe("ế\u0303\u0304");
	});

	it("[NAME-1] is counted after it is tidied", () => {
		expect(name(`${"e\u0301".repeat(40)}   `)).toBe("é".repeat(40));
	});

	it.each([
		["nothing", "", "is empty"],
		["white space", " \u3000\n", "is empty"],
		["what nobody can see", "\u200b\u2060", "is empty"],
		["a joiner alone", "\u200d", "is empty"],
		["blank letters", "\u3164\u2800", "is empty"],
		["41 characters", "x".repeat(41), "at most 40"],
		["41 emoji", "😀".repeat(41), "at most 40"],
		["a bidirectional override", "Ana\u202eneB", "cannot be shown"],
		["a bidirectional isolate", "Ana\u2066B\u2069", "cannot be shown"],
		["a direction mark", "Ana\u200f", "cannot be shown"],
		["an Arabic letter mark", "Ana\u061c", "cannot be shown"],
		["a zero-width space", "An\u200ba", "cannot be shown"],
		["a word joiner", "An\u2060a", "cannot be shown"],
		["a soft hyphen", "An\u00ada", "cannot be shown"],
		["NUL", "An\u0000a", "cannot be shown"],
		["an escape sequence", "\u001b[31mAna", "cannot be shown"],
		["an interlinear mark", "An\ufff9a", "cannot be shown"],
		["a joiner between Latin letters", "An\u200da", "cannot be shown"],
		["a non-joiner between Latin letters", "An\u200ca", "cannot be shown"],
		["a joiner at the end", "Ana\u200d", "cannot be shown"],
		["a joiner after one emoji only", "👩\u200d Ana", "cannot be shown"],
		["two joiners between emoji", "👩\u200d\u200d🚀", "cannot be shown"],
		["a joiner between Indian letters that have no virama", "न\u200dम", "cannot be shown"],
		["a joiner between an Arabic letter and a space", "محمد\u200c علی", "cannot be shown"],
		["two joiners between Arabic letters", "می\u200c\u200cخ", "cannot be shown"],
		["a variation selector on a letter", "Ana\ufe0f", "cannot be shown"],
		["a variation selector on a digit", "Ana 1\ufe0f", "cannot be shown"],
		["two variation selectors on an emoji", "❤\ufe0f\ufe0f", "cannot be shown"],
		["a variation selector alone", "\ufe0f", "is empty"],
		["a hidden text in tags", "Ana\u{e0061}\u{e0062}", "cannot be shown"],
		["a long hidden text in a flag", `🏴${"\u{e0061}".repeat(7)}\u{e007f}`, "cannot be shown"],
		["a grapheme joiner", "An\u034fa", "cannot be shown"],
		["a blank letter", "Ana\u3164", "cannot be shown"],
		["a blank Braille pattern", "Ana\u2800", "cannot be shown"],
		["three accents on one letter", "x\u0301\u0302\u0303", "too many accents"],
		["three accents on a letter that has one in itself", "é\u0302\u0303\u0304", "too many accents"],
		["three enclosing marks", "x\u20dd\u20de\u20df", "too many accents"],
		["three Thai marks on one letter", "ก\u0e47\u0e47\u0e47", "too many accents"],
		["five Hebrew marks on one letter", "ש\u05b8\u05bc\u05c1\u0591\u0592", "too many accents"],
		["three accents behind a mark of another script", "x\u05bc\u0301\u0302\u0303", "too many accents"],
		["zalgo", "A\u0301\u0302\u0303\u0304na", "too many accents"],
		["a number", 7, "must be a text"],
		["null", null, "must be a text"],
		["a list", ["Ana"], "must be a text"],
	])("[NAME-3] may not be or have %s", (_, text, why) => {
		expect(name(text)).toContain(why);
	});
});

it("[NAME-4] a room's title may have 60 characters by the same rules", () => {
	expect(v.parse(TitleSchema, ` ${"x".repeat(60)} `)).toBe("x".repeat(60));
	expect(v.is(TitleSchema, "x".repeat(61))).toBe(false);
	expect(v.is(TitleSchema, "a\u202eb")).toBe(false);
	expect(v.is(TitleSchema, "a\u200db")).toBe(false);
	expect(v.is(TitleSchema, "Admin")).toBe(true);
});

describe("a room's address", () => {
	it.each(["a", "0", "lobby", "a-b", "a--b", "a-", "x".repeat(48)])("[NAME-5] may be %s", (slug) => {
		expect(isSlug(slug)).toBe(true);
	});

	it.each([
		"",
		"-",
		"-a",
		"A",
		"a b",
		"a_b",
		"a.b",
		"a/b",
		"..",
		"é",
		"а", // Cyrillic
		"a\n",
		"a\u0000",
		"%61",
		"x".repeat(49),
		"__proto__",
	])("[NAME-5] may not be %j", (slug) => {
		expect(isSlug(slug)).toBe(false);
	});

	it.each([
		["Lobby", "lobby"],
		["  The Book Club! ", "the-book-club"],
		["C++ & Rust", "c-rust"],
		["Crème brûlée", "creme-brulee"],
		["ＦＵＬＬ width", "full-width"],
		["Nguyễn", "nguyen"],
		["--a--", "a"],
		["読書会", ""],
		["🎉", ""],
		["", ""],
		["読書会 2026", "2026"],
		["x".repeat(60), "x".repeat(48)],
		[`${"x".repeat(47)} y`, "x".repeat(47)],
	])("[NAME-6] is made of the title %j as %j", (title, slug) => {
		expect(slugify(title)).toBe(slug);
		expect(slug === "" || isSlug(slug)).toBe(true);
	});
});

describe("a command's name", () => {
	it.each(["a", "stock", "top-10", "x".repeat(32)])("[CMD-2] may be %s", (text) => {
		expect(v.is(CommandNameSchema, text)).toBe(true);
	});

	it.each(["", "1a", "-a", "Stock", "a_b", "a b", "é", "a\n", "x".repeat(33)])("[CMD-2] may not be %j", (text) => {
		expect(v.is(CommandNameSchema, text)).toBe(false);
	});
});

it.each([
	["", 0],
	["abc", 3],
	["é", 1],
	["😀", 1],
	["👩‍🚀", 3],
	["\ud800", 1],
])("[SEND-6] %j counts as %i characters", (text, count) => {
	expect(countChars(text)).toBe(count);
});
