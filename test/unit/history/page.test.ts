/** Pages of the history, and whether there is more on either side of them. */
import { describe, expect, it } from "vitest";
import type { History } from "../../../src/room/history.ts";
import type { PageQuery } from "../../../src/room/reader.ts";
import { ANA, BEN } from "../support/room.ts";
import { inStore } from "../support/scratch.ts";

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** Ten messages with the ids 1 to 10, by turns Ana's and Ben's, at these times. */
function ten(history: History, times = range(1, 10)): void {
	for (const [i, at] of times.entries()) history.append({ sender: i % 2 === 0 ? ANA : BEN, clientId: `c${i + 1}`, text: `m${i + 1}` }, at);
}

interface Case {
	query: PageQuery;
	ids: number[];
	before: boolean;
	after: boolean;
}

describe("a page", () => {
	it.each<Case>([
		// The newest.
		{ query: { limit: 3 }, ids: [8, 9, 10], before: true, after: false },
		{ query: { limit: 9 }, ids: range(2, 10), before: true, after: false },
		{ query: { limit: 10 }, ids: range(1, 10), before: false, after: false },
		{ query: { limit: 11 }, ids: range(1, 10), before: false, after: false },
		// Before a message.
		{ query: { before: 8, limit: 3 }, ids: [5, 6, 7], before: true, after: true },
		{ query: { before: 4, limit: 3 }, ids: [1, 2, 3], before: false, after: true },
		{ query: { before: 5, limit: 3 }, ids: [2, 3, 4], before: true, after: true },
		{ query: { before: 3, limit: 3 }, ids: [1, 2], before: false, after: true },
		{ query: { before: 1, limit: 3 }, ids: [], before: false, after: true },
		{ query: { before: 0, limit: 3 }, ids: [], before: false, after: true },
		{ query: { before: 10, limit: 1 }, ids: [9], before: true, after: true },
		{ query: { before: 11, limit: 2 }, ids: [9, 10], before: true, after: false },
		{ query: { before: Number.MAX_SAFE_INTEGER, limit: 2 }, ids: [9, 10], before: true, after: false },
		// After a message.
		{ query: { after: 0, limit: 3 }, ids: [1, 2, 3], before: false, after: true },
		{ query: { after: 3, limit: 3 }, ids: [4, 5, 6], before: true, after: true },
		{ query: { after: 7, limit: 3 }, ids: [8, 9, 10], before: true, after: false },
		{ query: { after: 6, limit: 3 }, ids: [7, 8, 9], before: true, after: true },
		{ query: { after: 9, limit: 3 }, ids: [10], before: true, after: false },
		{ query: { after: 10, limit: 3 }, ids: [], before: true, after: false },
		{ query: { after: Number.MAX_SAFE_INTEGER, limit: 3 }, ids: [], before: true, after: false },
		// Around one.
		{ query: { around: 5, limit: 4 }, ids: [3, 4, 5, 6], before: true, after: true },
		{ query: { around: 5, limit: 3 }, ids: [4, 5, 6], before: true, after: true },
		{ query: { around: 5, limit: 2 }, ids: [4, 5], before: true, after: true },
		{ query: { around: 1, limit: 4 }, ids: [1, 2, 3, 4], before: false, after: true },
		{ query: { around: 2, limit: 4 }, ids: [1, 2, 3, 4], before: false, after: true },
		{ query: { around: 10, limit: 4 }, ids: [8, 9, 10], before: true, after: false },
		{ query: { around: 5, limit: 100 }, ids: range(1, 10), before: false, after: false },
		{ query: { around: 0, limit: 2 }, ids: [1, 2], before: false, after: true },
		{ query: { around: 99, limit: 4 }, ids: [9, 10], before: true, after: false },
	])("[PAGE-2] by $query has the messages $ids, more before: $before, after: $after", ({ query, ids, before, after }) =>
		inStore((_, history) => {
			ten(history);
			const page = history.reader.page(query, "~nobody");
			expect({ ids: page.messages.map(({ id }) => id), more: page.more }).toEqual({ ids, more: { before, after } });
		}),
	);

	it("[PAGE-3] around a message has that message in it, however small it is", () =>
		inStore((_, history) => {
			ten(history);
			expect(history.reader.page({ around: 5, limit: 1 }, "~nobody").messages.map(({ id }) => id)).toEqual([5]);
		}));

	it.each([
		{ at: 0, ids: [1, 2] },
		{ at: 100, ids: [1, 2] },
		{ at: 151, ids: [2, 3] },
		{ at: 200, ids: [2, 3] },
		{ at: 201, ids: [5, 6] },
		{ at: 500, ids: [5, 6] },
		{ at: 900, ids: [9, 10] },
		{ at: 901, ids: [10] },
		{ at: Number.MAX_SAFE_INTEGER, ids: [10] },
	])("[PAGE-6] at $at is around the first message from then on: $ids", ({ at, ids }) =>
		inStore((_, history) => {
			ten(history, [100, 150, 200, 200, 200, 500, 600, 700, 800, 900]);
			const page = history.reader.page({ at, limit: 2 }, "~nobody");
			expect(page.messages.map(({ id }) => id)).toEqual(ids);
		}),
	);

	it.each<Partial<PageQuery>>([{}, { before: 5 }, { after: 0 }, { after: 5 }, { around: 5 }, { at: 0 }, { at: 5 }])(
		"[PAGE-2] of an empty room is empty and has nothing on either side: %j",
		(query) =>
			inStore((_, history) => {
				expect(history.reader.page({ ...query, limit: 3 }, "~nobody")).toEqual({ messages: [], more: { before: false, after: false } });
			}),
	);

	it("[PAGE-5] shows the client ids of the viewer's own messages and nobody else's", () =>
		inStore((_, history) => {
			ten(history);
			history.append({ sender: ANA, clientId: "asked", text: "/x", command: { name: "x", args: "" } }, 11);
			const ids = (viewer: string) => history.reader.page({ limit: 3 }, viewer).messages.map(({ clientId }) => clientId);
			expect(ids(ANA.id)).toEqual(["c9", undefined, "asked"]);
			expect(ids(BEN.id)).toEqual([undefined, "c10", undefined]);
			expect(ids("bot:x")).toEqual([undefined, undefined, undefined]);
		}));

	it("[PAGE-2] has a message where it was posted, wherever its change came", () =>
		inStore((_, history) => {
			ten(history);
			history.append({ sender: ANA, clientId: "asked", text: "/x", command: { name: "x", args: "" } }, 11);
			history.append({ sender: ANA, clientId: "last", text: "last" }, 12);
			history.change(11, { status: "answered", text: "x is 1" });
			expect(history.reader.page({ limit: 2 }, BEN.id).messages.map(({ id, rev, text }) => [id, rev, text])).toEqual([
				[11, 13, "x is 1"],
				[12, 12, "last"],
			]);
		}));

	it("[PAGE-2] after page walks the whole history in either direction, each message once", () =>
		inStore((_, history) => {
			ten(history);
			const back: number[] = [];
			for (let more = true, before = 11; more; ) {
				const page = history.reader.page({ before, limit: 3 }, BEN.id);
				back.unshift(...page.messages.map(({ id }) => id));
				before = back[0] ?? 0;
				more = page.more.before;
			}
			expect(back).toEqual(range(1, 10));
			const forth: number[] = [];
			for (let more = true; more; ) {
				const page = history.reader.page({ after: forth.at(-1) ?? 0, limit: 3 }, BEN.id);
				forth.push(...page.messages.map(({ id }) => id));
				more = page.more.after;
			}
			expect(forth).toEqual(range(1, 10));
		}));
});
