/** Searching in the page: when it asks, which answer it shows, and what it marks. */
import { describe, expect, it } from "vitest";
import { CallError } from "../../src/client/call.ts";
import { RoomSearch } from "../../src/client/room-search.ts";
import { excerpt, markHits } from "../../src/client/ui/search-marks.ts";
import type { Found } from "../../src/protocol/api.ts";
import { parseSearch } from "../../src/protocol/search-query.ts";
import { searchable } from "../../src/protocol/searchable.ts";
import { FakeClock, message } from "./support/world.ts";

const settled = () => new Promise((resolve) => setTimeout(resolve));
const found = (ids: number[], cursor?: number): Found => ({
	messages: ids.map((id) => message(id)),
	...(cursor === undefined ? {} : { cursor }),
});

/** A search whose answers the test gives. */
function world() {
	const clock = new FakeClock();
	const asked: {
		typed: string;
		cursor: number | undefined;
		answer: (found: Found) => Promise<unknown>;
		refuse: (error: Error) => Promise<unknown>;
	}[] = [];
	const search = new RoomSearch(
		(typed, cursor) =>
			new Promise((resolve, reject) => {
				asked.push({
					typed,
					cursor,
					answer: (found) => {
						resolve(found);
						return settled();
					},
					refuse: (error) => {
						reject(error);
						return settled();
					},
				});
			}),
		clock,
	);
	const ids = () => search.results.value?.messages.map(({ id }) => id);
	return { clock, asked, search, ids };
}

describe("a search", () => {
	it("[SEARCH-9] asks once for what is typed in one go", async () => {
		const { clock, asked, search, ids } = world();
		for (const typed of ["z", "ze", "zeb"]) {
			search.type(typed);
			clock.pass(150);
		}
		expect(asked).toEqual([]);
		clock.pass(50);
		expect(asked.map(({ typed }) => typed)).toEqual(["zeb"]);
		expect(search.isBusy.value).toBe(true);
		await asked[0]?.answer(found([9, 8]));
		expect(ids()).toEqual([9, 8]);
		expect(search.isBusy.value).toBe(false);
	});

	it("drops an answer that is older than the question", async () => {
		const { asked, search, ids } = world();
		search.typed.value = "first";
		void search.run();
		search.typed.value = "second";
		void search.run();
		await asked[1]?.answer(found([2]));
		await asked[0]?.answer(found([1]));
		expect(ids()).toEqual([2]);
		search.type("");
		await search.run();
		expect(search.results.value).toBeUndefined();
	});

	it("[SEARCH-2] says what is wrong without asking, and forgets it once it is right", async () => {
		const { clock, asked, search } = world();
		search.type("from:");
		clock.pass(200);
		expect(search.problem.value).toContain("from:");
		expect(asked).toEqual([]);
		search.type("from:ana");
		clock.pass(200);
		await asked[0]?.answer(found([1]));
		expect(search.problem.value).toBeUndefined();
	});

	it("says in place why there is no answer, and keeps what it has", async () => {
		const { asked, search, ids } = world();
		search.typed.value = "zebra";
		void search.run();
		await asked[0]?.answer(found([5, 4], 4));
		void search.more();
		await asked[1]?.refuse(new CallError("rate_limited", "That was too fast. Try again in 1 s."));
		expect(search.problem.value).toBe("That was too fast. Try again in 1 s.");
		expect(ids()).toEqual([5, 4]);
		void search.more();
		expect(asked[2]).toMatchObject({ cursor: 4 });
		await asked[2]?.answer(found([3]));
		expect(ids()).toEqual([5, 4, 3]);
		expect(search.problem.value).toBeUndefined();
	});

	it("[SEARCH-7] goes on by pages, one at a time, and over empty ones by itself", async () => {
		const { asked, search, ids } = world();
		search.typed.value = "zebra";
		void search.run();
		await asked[0]?.answer(found([], 50));
		await asked[1]?.answer(found([40], 40));
		expect(ids()).toEqual([40]);
		void search.more();
		void search.more();
		expect(asked.map(({ cursor }) => cursor)).toEqual([undefined, 50, 40]);
		await asked[2]?.answer(found([]));
		expect(search.results.value).toMatchObject({ cursor: undefined });
		await search.more();
		expect(asked).toHaveLength(3);
	});

	it("[SEARCH-7] stops after many empty pages, and can be told to go on", async () => {
		const { asked, search } = world();
		search.typed.value = "zebra";
		void search.run();
		for (let page = 0; page < 8; page++) await asked[page]?.answer(found([], 100 - page));
		expect(asked).toHaveLength(8);
		expect(search.results.value).toMatchObject({ messages: [], cursor: 93 });
	});
});

/** What is marked in a text, in brackets. */
function marked(text: string, typed: string, cut = markHits): string {
	const parsed = parseSearch(typed);
	if (!parsed.ok) throw new Error(parsed.text);
	return cut(text, parsed.query.needles)
		.map((part) => (part.isHit ? `[${part.text}]` : part.text))
		.join("");
}

describe("what is found", () => {
	it.each([
		["The quick fox", "quick", "The [quick] fox"],
		["The quick fox", "uic", "The q[uic]k fox"],
		["fox FOX foxes", "fox", "[fox] [FOX] [fox]es"],
		["the other", "ot", "the [ot]her"],
		["a banana", "a", "[a] banana"],
		["Crème Bru\u0302le\u0301e!", "brulee", "Crème [Bru\u0302le\u0301e]!"],
		["creme", "crème", "[creme]"],
		["Straße", "strasse", "[Straße]"],
		["Hello,  world!", '"hello world"', "[Hello,  world]!"],
		["hello world", "hello world", "[hello] [world]"],
		["banana", "ban ana", "[banana]"],
		["日本語を勉強", "本語", "日[本語]を勉強"],
		["한국어", "국어", "한[국어]"],
		["한국".normalize("NFD"), "한국", `[${"한국".normalize("NFD")}]`],
		["nice 👍🏽 work", "👍", "nice [👍]🏽 work"],
		["שָׁלוֹם", "שלום", "[שָׁלוֹם]"],
		["nothing here", "zebra", "nothing here"],
		["from a link", "has:link", "from a link"],
		["<b>&amp;</b>", "amp", "<b>&[amp];</b>"],
	])("%j by %s is marked %s", (text, typed, expected) => {
		expect(marked(text, typed)).toBe(expected);
	});

	it("is marked in what people write of any script exactly where it is found", () => {
		const pieces = [
			"a",
			"É",
			"e\u0301",
			"ß",
			" ",
			"-",
			"日",
			"が",
			"が",
			"한",
			"👍🏽",
			"👩‍💻",
			"🇹🇷",
			"מָ",
			"ﬁ",
			"½",
			"⑴",
			"㈱",
			"\ud800",
			"İ",
			"ς",
		];
		let seed = 7;
		const random = () => {
			seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
			return seed / 2_147_483_648;
		};
		for (let n = 0; n < 2_000; n++) {
			const text = Array.from({ length: 1 + Math.floor(random() * 8) }, () => pieces[Math.floor(random() * pieces.length)]).join("");
			const words = searchable(text);
			const needle = words.trim() === "" ? " " : words;
			const parts = markHits(text, needle === " " ? [] : [needle]);
			expect(parts.map((part) => part.text).join("")).toBe(text);
			expect(
				parts.some((part) => part.isHit),
				JSON.stringify(text),
			).toBe(needle !== " ");
		}
	});

	it("is shown from a little ahead of it on where it is far down", () => {
		const long = `${"word ".repeat(200)}here is a zebra at last`;
		expect(marked(long, "zebra", excerpt)).toMatch(/^… word .{40,90}\[zebra\] at last$/);
		expect(marked("short zebra", "zebra", excerpt)).toBe("short [zebra]");
		expect(marked(long, "word", excerpt)).toMatch(/^\[word\] /);
	});
});
