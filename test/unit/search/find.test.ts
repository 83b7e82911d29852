/** What a search finds, whether its messages are in the index already or not. */
import { describe, expect, it } from "vitest";
import { INDEX_EVERY, SEARCH_LOOKS_MAX, SEARCH_PAGE } from "../../../src/protocol/limits.ts";
import type { User } from "../../../src/protocol/message.ts";
import { parseSearch } from "../../../src/protocol/search-query.ts";
import type { History } from "../../../src/room/history.ts";
import { ANA, BEN, CEM, guest } from "../support/room.ts";
import { inStore } from "../support/scratch.ts";

const DAY = 24 * 60 * 60_000;
const START = Date.UTC(2026, 0, 1);

let said = 0;
const say = (history: History, text: string, sender: User = ANA, at = START) =>
	history.append({ sender, clientId: `c${++said}`, text }, at)?.id ?? 0;

function find(history: History, typed: string, cursor?: number) {
	const parsed = parseSearch(typed);
	if (!parsed.ok) throw new Error(parsed.text);
	return history.search.find(parsed.query, cursor, ANA.id);
}

const texts = (history: History, typed: string) => find(history, typed).messages.map(({ text }) => text);

/** Puts all that was said into the index. */
function index(history: History): void {
	for (let from = -1; from < history.index.indexedTo; ) {
		from = history.index.indexedTo;
		history.index.advance();
	}
}

/** Messages that are read one by one, and such that are looked up. */
const WAYS: [string, (history: History) => void][] = [
	["before it is indexed", () => {}],
	["indexed", index],
];

const TEXTS = [
	"The quick brown fox jumps over the lazy dog",
	"quickly now",
	"foxes are not dogs",
	"Über Café société",
	"日本語を勉強する",
	"東京へ行く",
	"오늘 회의록입니다",
	"party 🎉🎉 👍🏽",
	"שלום עולם",
	"مُحَمَّد قال",
	"see https://example.com/a_page?x=1 there",
	"a b c",
	"ab",
	'C++ or C#, 100 % "quoted" NEAR(a b) AND OR NOT x^2 {text}: -minus *star',
	"banana bread",
];

/** What is typed, and how the messages begin that it finds. */
const QUERIES: [string, string[]][] = [
	// Words: their beginnings, and with three characters what is inside them.
	["quick", ["quickly now", "The quick"]],
	["QUICK fox", ["The quick"]],
	["fox", ["foxes", "The quick"]],
	["ox", []],
	["qu", ["C++", "quickly", "The quick"]],
	["uick", ["quickly", "The quick"]],
	["zy", []],
	["azy", ["The quick"]],
	["quickx", []],
	["a", ["C++", "a b c", "see"]],
	["ab", ["ab"]],
	["a-b", ["C++", "a b c"]],
	["a-bread", []],
	// Phrases: whole words in a row.
	['"quick brown"', ["The quick"]],
	['"brown quick"', []],
	['"quick bro"', []],
	['"quick bro', ["The quick"]],
	['"fox"', ["The quick"]],
	['"lazy dog"', ["The quick"]],
	['"a b"', ["C++", "a b c"]],
	['"over the lazy dog" fox', ["The quick"]],
	// Accents, either way.
	["uber cafe", ["Über"]],
	["CAFÉ", ["Über"]],
	["societe", ["Über"]],
	// Scripts without blanks: from one character on, anywhere.
	["日", ["日本語"]],
	["本語", ["日本語"]],
	["勉強す", ["日本語"]],
	["本勉", []],
	["京", ["東京"]],
	["회의", ["오늘"]],
	["의록입", ["오늘"]],
	// Emoji, in any colour.
	["🎉", ["party"]],
	["👍", ["party"]],
	["👍🏿", ["party"]],
	["🎈", []],
	// From right to left.
	["שלום", ["שלום"]],
	["לום", ["שלום"]],
	["محمد", ["مُحَمَّد"]],
	// Links.
	["has:link", ["see"]],
	["has:link example.com", ["see"]],
	["has:link quick", []],
	["https://example.com/a_page", ["see"]],
	// What FTS5 would take for its own is text.
	['" OR *', ["C++"]],
	["NEAR(a b)", ["C++"]],
	["AND", ["C++"]],
	["quick OR fox", []],
	["quick NOT fox", []],
	["text:quick", []],
	["-minus", ["C++"]],
	["^quick", ["quickly", "The quick"]],
	["quick*", ["quickly", "The quick"]],
	["{text}: -minus", ["C++"]],
	["(quick)", ["quickly", "The quick"]],
	["'; DROP TABLE messages; --", []],
	["100 %", ["C++"]],
	["x\0y", []],
	['""""fox""', ["foxes", "The quick"]],
];

describe.each(WAYS)("a message, %s,", (_, prepare) => {
	it("[SEARCH-3] is found by words, phrases and parts of them, and by nothing that is not in it", () =>
		inStore((_, history) => {
			for (const text of TEXTS) say(history, text);
			prepare(history);
			for (const [typed, starts] of QUERIES) {
				const expected = starts.map((start) => TEXTS.find((text) => text.startsWith(start)));
				expect(texts(history, typed), typed).toEqual(expected);
			}
		}));

	it("[SEARCH-4] is found by its author's handle or name, the one that they have now, and by what else is asked for", () =>
		inStore((_, history) => {
			const dora: User = { id: "dora-x", name: "Dora Élan", kind: "account" };
			say(history, "tea from Ana");
			say(history, "tea from Ben", BEN);
			say(history, "coffee from Dora", dora);
			history.people.remember({ ...BEN, name: "Benjamin" });
			say(history, "/x", CEM);
			history.append({ sender: CEM, clientId: "command", text: "/oracle", command: { name: "oracle", args: "" } }, START);
			prepare(history);
			for (const [typed, expected] of [
				["from:ana", ["tea from Ana"]],
				["from:@ANA", ["tea from Ana"]],
				["from:benjamin", ["tea from Ben"]],
				["from:ben", []],
				["from:dora-x", ["coffee from Dora"]],
				['from:"dora Élan"', ["coffee from Dora"]],
				["from:ana from:dora-x", ["coffee from Dora", "tea from Ana"]],
				["from:ana coffee", []],
				["from:ana tea", ["tea from Ana"]],
				["from:nobody", []],
				["from:oracle", ["/oracle"]],
				["from:cem", ["/x"]],
				["from:%", []],
			] as const) {
				expect(texts(history, typed), typed).toEqual(expected);
			}
		}));

	it("[SEARCH-4] of a guest is found by the account that they became", () =>
		inStore((_, history) => {
			const account: User = { id: "ben", name: "Benny", kind: "account" };
			say(history, "as a guest", BEN);
			say(history, "somebody else", ANA);
			prepare(history);
			history.people.claim(BEN.id, account);
			say(history, "as an account", account);
			for (const typed of ["from:ben", "from:benny"]) expect(texts(history, typed), typed).toEqual(["as an account", "as a guest"]);
		}));

	it("[SEARCH-5] is found by the day that it was posted on, at the very edges of it", () =>
		inStore((_, history) => {
			for (const [text, at] of [
				["last of the 1st", START + DAY - 1],
				["first of the 2nd", START + DAY],
				["last of the 2nd", START + 2 * DAY - 1],
				["first of the 3rd", START + 2 * DAY],
			] as const) {
				say(history, text, ANA, at);
				// Numbers that are no message's.
				history.react(history.rev, BEN, "👍", true);
			}
			prepare(history);
			for (const [typed, expected] of [
				["before:2026-01-02", ["last of the 1st"]],
				["after:2026-01-02", ["first of the 3rd"]],
				["after:2026-01-01 before:2026-01-03", ["last of the 2nd", "first of the 2nd"]],
				["after:2026-01-01 before:2026-01-03 first", ["first of the 2nd"]],
				["before:2026-01-01", []],
				["after:2026-01-03", []],
				["after:2025-01-01 before:2027-01-01 last from:ana", ["last of the 2nd", "last of the 1st"]],
			] as const) {
				expect(texts(history, typed), typed).toEqual(expected);
			}
		}));

	it("[SEARCH-6] is found by what it says now, and not once it is taken away", () =>
		inStore((_, history) => {
			const [first, second] = [say(history, "a zebra here"), say(history, "a zebra there")];
			const asked = history.append({ sender: ANA, clientId: "asked", text: "/x zebra", command: { name: "x", args: "zebra" } }, START);
			prepare(history);
			expect(texts(history, "zebra")).toEqual(["/x zebra", "a zebra there", "a zebra here"]);
			history.edit(first, "a giraffe here", { mentions: [], keepsCard: false }, START);
			history.change(asked?.id ?? 0, { status: "answered", text: "gnu is up" });
			expect(texts(history, "zebra")).toEqual(["a zebra there"]);
			expect(texts(history, "giraffe")).toEqual(["a giraffe here"]);
			expect(texts(history, "gnu")).toEqual(["gnu is up"]);
			history.remove(second, START);
			history.remove(asked?.id ?? 0, START);
			for (const typed of ["zebra", "gnu"]) expect(texts(history, typed), typed).toEqual([]);
			expect(texts(history, "from:ana")).toEqual(["a giraffe here"]);
			expect(texts(history, "before:2027-01-01")).toEqual(["a giraffe here"]);
		}));

	it("[SEARCH-6] of who closed their account is nobody's, and not found where it went with them", () =>
		inStore((_, history) => {
			const ghost = guest("gone");
			say(history, "stays", BEN);
			say(history, "goes", CEM);
			prepare(history);
			history.disown(BEN.id, ghost);
			history.removeAllOf(CEM.id, START);
			expect(texts(history, "from:ben")).toEqual([]);
			expect(texts(history, "from:gone")).toEqual(["stays"]);
			expect(texts(history, "stays")).toEqual(["stays"]);
			expect(texts(history, "goes")).toEqual([]);
			// Whoever has the name next did not write it.
			say(history, "I am new here", { ...BEN, kind: "account" });
			expect(texts(history, "from:ben")).toEqual(["I am new here"]);
		}));

	it("[SEARCH-6] that was dropped for its age is not found, and what comes after is", () =>
		inStore((_, history) => {
			for (let n = 0; n < 10; n++) say(history, `zebra ${n}`, ANA, START + n * DAY);
			prepare(history);
			history.drop(START + 4 * DAY, 100);
			expect(texts(history, "zebra")).toHaveLength(6);
			history.drop(START + 100 * DAY, 100);
			expect(texts(history, "zebra")).toEqual([]);
			say(history, "another zebra");
			prepare(history);
			expect(texts(history, "zebra")).toEqual(["another zebra"]);
		}));

	it("[SEARCH-7] is on one page of several, each once, while others come and go", () =>
		inStore((_, history) => {
			const ids = Array.from({ length: 2 * SEARCH_PAGE + 5 }, (_, n) => say(history, `zebra ${n}`)).reverse();
			prepare(history);
			const first = find(history, "zebra");
			expect(first.messages.map(({ id }) => id)).toEqual(ids.slice(0, SEARCH_PAGE));
			say(history, "a new zebra");
			prepare(history);
			history.remove(ids[SEARCH_PAGE + 1] ?? 0, START);
			const second = find(history, "zebra", first.cursor);
			const third = find(history, "zebra", second.cursor);
			const rest = ids.slice(SEARCH_PAGE).filter((_, i) => i !== 1);
			expect([...second.messages, ...third.messages].map(({ id }) => id)).toEqual(rest);
			expect(second.messages).toHaveLength(SEARCH_PAGE);
			expect(third.cursor).toBeUndefined();
		}));

	it("[SEARCH-7] says that there is no more after a page that is full to the last", () =>
		inStore((_, history) => {
			for (let n = 0; n < SEARCH_PAGE; n++) say(history, "zebra");
			prepare(history);
			const { messages, cursor } = find(history, "zebra");
			expect(messages).toHaveLength(SEARCH_PAGE);
			expect(cursor).toBeUndefined();
		}));

	it("[PAGE-5] has its client id for who sent it", () =>
		inStore((_, history) => {
			say(history, "zebra mine");
			say(history, "zebra theirs", BEN);
			prepare(history);
			expect(find(history, "zebra").messages.map(({ clientId }) => clientId === undefined)).toEqual([true, false]);
		}));
});

describe("a search that has to look at much", () => {
	it("[SEARCH-7] goes on from where it stopped, over pages that may be empty", () =>
		inStore((_, history) => {
			say(history, "a zebra at the very beginning");
			for (let n = 0; n < SEARCH_LOOKS_MAX + 10; n++) say(history, "nothing");
			const first = find(history, "zebra");
			expect(first).toEqual({ messages: [], cursor: 12 });
			expect(find(history, "zebra", first.cursor)).toEqual({ messages: [expect.objectContaining({ id: 1 })] });
			index(history);
			expect(find(history, "zebra")).toEqual({ messages: [expect.objectContaining({ id: 1 })] });
		}));

	it("[SEARCH-3] finds over both what is indexed and what is not yet", () =>
		inStore((_, history) => {
			for (let n = 1; n <= INDEX_EVERY + 3; n++) say(history, n % 100 === 1 ? `zebra ${n}` : "nothing");
			expect(history.index.isBehind).toBe(true);
			history.index.advance();
			expect(history.index).toMatchObject({ isBehind: false, indexedTo: INDEX_EVERY });
			expect(texts(history, "zebra")).toEqual([501, 401, 301, 201, 101, 1].map((n) => `zebra ${n}`));
		}));
});
