/** What somebody types to search, and how it is understood. */
import { describe, expect, it } from "vitest";
import { SEARCH_MAX_CHARS } from "../../../src/protocol/limits.ts";
import { parseSearch, type SearchQuery } from "../../../src/protocol/search-query.ts";
import { searchable } from "../../../src/protocol/searchable.ts";

const DAY = 24 * 60 * 60_000;
const NOTHING: SearchQuery = { needles: [], from: [], since: 0, until: Number.MAX_SAFE_INTEGER, hasLink: false };

describe("[SEARCH-3] what is searchable of a text", () => {
	it.each([
		["Hello, World!", " hello world "],
		["", " "],
		["?!", " "],
		["  many\n\tblanks  ", " many blanks "],
		["Crème Brûlée", " creme brulee "],
		["Creme\u0301", " creme "],
		["STRASSE Straße", " strasse strasse "],
		["Øster Łódź Æsir", " oster lodz aesir "],
		["İstanbul ISPARTA ısırgan", " istanbul isparta isirgan "],
		["ΟΔΥΣΣΕΥΣ", " οδυσσευσ "],
		["ёлка й", " елка и "],
		["日本語", " 日 本 語 "],
		["カタカナー", " カ タ カ ナ ー "],
		["がぎ", " が ぎ "],
		["한국어", " 한 국 어 "],
		["한국".normalize("NFD"), " 한 국 "],
		["v2 は良い", " v2 は 良 い "],
		["ｆｕｌｌ　ｗｉｄｔｈ", " full width "],
		["שָׁלוֹם", " שלום "],
		["مُحَمَّد", " محمد "],
		["हिन्दी", " हिन्दी "],
		["nice 👍🏽❤️", " nice 👍 ❤ "],
		["👩‍💻🇹🇷", " 👩 💻 🇹 🇷 "],
		["don't e-mail a_b", " don t e mail a b "],
		["½ ﬁne ⑴", " 1 2 fine 1 "],
		["\ue000\uf8ff\ud800\0", " "],
	])("%j is %j", (text, expected) => {
		expect(searchable(text)).toBe(expected);
	});
});

describe("a search", () => {
	it.each<[string, Partial<SearchQuery>]>([
		["hello", { needles: ["hello"] }],
		["hello  Wörld", { needles: ["hello", "world"] }],
		["hello hello", { needles: ["hello"] }],
		["ab", { needles: [" ab"] }],
		["a", { needles: [" a "] }],
		["日", { needles: [" 日 "] }],
		["日本", { needles: [" 日 本"] }],
		["🎉", { needles: [" 🎉 "] }],
		["e-mail", { needles: [" e mail"] }],
		['"hello world"', { needles: [" hello world "] }],
		["“hello world”", { needles: [" hello world "] }],
		['"hello wor', { needles: [" hello wor"] }],
		['x"hello wor', { needles: [" x ", " hello wor"] }],
		['"a', { needles: [" a "] }],
		['"" hello', { needles: ["hello"] }],
		["??? hello --", { needles: ["hello"] }],
		["from:ana", { from: ["ana"] }],
		["FROM:@Ana from:ben", { from: ["Ana", "ben"] }],
		['from:"Ana Maria" tea', { from: ["Ana Maria"], needles: ["tea"] }],
		['from:"Ana Maria', { from: ["Ana Maria"] }],
		["has:link", { hasLink: true }],
		["Has:LINK x", { hasLink: true, needles: [" x "] }],
		["before:2026-01-31", { until: Date.UTC(2026, 0, 31) }],
		["after:2026-01-31", { since: Date.UTC(2026, 0, 31) + DAY }],
		["after:2026-01-01 before:2026-02-01 before:2026-01-15", { since: Date.UTC(2026, 0, 2), until: Date.UTC(2026, 0, 15) }],
		["after:2024-02-29", { since: Date.UTC(2024, 2, 1) }],
		["is:pinned", { needles: [" is pinned"] }],
		["notfrom:ana", { needles: [" notfrom ana"] }],
	])("[SEARCH-1] %s", (typed, expected) => {
		expect(parseSearch(typed)).toEqual({ ok: true, query: { ...NOTHING, ...expected } });
	});

	it.each([
		["", "letters"],
		["   ", "letters"],
		["???", "letters"],
		['"', "letters"],
		['" "', "letters"],
		["from:", "from:"],
		["hello from:", "from:"],
		["from:@", "from:"],
		['from:""', "from:"],
		["from: ana", "from:"],
		["has:", "has:"],
		["has:cheese", "has:"],
		["before:", "before:"],
		["after:yesterday", "after:"],
		["before:2026-02-30", "before:"],
		["before:2026-13-01", "before:"],
		["before:26-1-1", "before:"],
		["after:2026-01-31T10:00", "after:"],
		["after:2026-01-31 before:2026-01-31", "No day"],
		["after:2026-01-30 before:2026-01-31", "No day"],
		["after:2027-01-01 before:2026-01-01 hello", "No day"],
		["x".repeat(SEARCH_MAX_CHARS + 1), String(SEARCH_MAX_CHARS)],
		["😀".repeat(SEARCH_MAX_CHARS + 1), String(SEARCH_MAX_CHARS)],
		["x ".repeat(5_000), String(SEARCH_MAX_CHARS)],
	])("[SEARCH-2] %j is refused with what is wrong", (typed, words) => {
		expect(parseSearch(typed)).toEqual({ ok: false, text: expect.stringContaining(words) });
	});

	it("[SEARCH-2] of as many characters as there may be is none too many", () => {
		expect(parseSearch("😀".repeat(SEARCH_MAX_CHARS))).toMatchObject({ ok: true });
	});
});
