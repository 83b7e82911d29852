import { describe, expect, it } from "vitest";
import { applyFrame, EMPTY, merge, type Timeline, withAuthor } from "../../src/client/timeline.ts";
import { applyOlder } from "../../src/client/timeline-window.ts";
import { ANA, BEN, message, welcome } from "./support/world.ts";

const ids = (timeline: Timeline) => timeline.messages.map(({ id }) => id);
const entered = (...numbers: number[]) => applyFrame(EMPTY, welcome({ messages: numbers.map((id) => message(id)) }));

describe("merging", () => {
	it.each([
		{ what: "nothing", known: [], incoming: [], ids: [] },
		{ what: "a first message", known: [], incoming: [message(1)], ids: [1] },
		{ what: "a newer message", known: [message(1)], incoming: [message(2)], ids: [1, 2] },
		{ what: "an older one", known: [message(5)], incoming: [message(3)], ids: [3, 5] },
		{ what: "one that is known", known: [message(1), message(2)], incoming: [message(2)], ids: [1, 2] },
	])("takes $what", ({ known, incoming, ids: expected }) => {
		expect(merge(known, incoming).map(({ id }) => id)).toEqual(expected);
	});

	it("[ORDER-2] keeps the copy with the highest rev, whichever comes first", () => {
		const old = message(1, { rev: 1, text: "old" });
		const changed = message(1, { rev: 7, text: "changed" });
		expect(merge([old], [changed])).toEqual([changed]);
		expect(merge([changed], [old])).toEqual([changed]);
	});
});

describe("a welcome", () => {
	it("[SINCE-2] with reset replaces what was there", () => {
		const timeline = applyFrame(entered(1, 2), welcome({ messages: [message(900)], rev: 900, more: { before: true, after: false } }));
		expect(ids(timeline)).toEqual([900]);
		expect(timeline.hasOlder).toBe(true);
	});

	it("[SINCE-1] without reset adds what changed, and older pages can still be loaded", () => {
		const before = applyFrame(EMPTY, welcome({ messages: [message(5)], more: { before: true, after: false } }));
		const timeline = applyFrame(before, welcome({ reset: false, rev: 7, messages: [message(5, { rev: 6 }), message(7)] }));
		expect(ids(timeline)).toEqual([5, 7]);
		expect(timeline.rev).toBe(7);
		expect(timeline.hasOlder).toBe(true);
	});
});

describe("messages", () => {
	it("move the revision on", () => {
		const timeline = applyFrame(entered(1), { type: "messages", messages: [message(2), message(3)] });
		expect(ids(timeline)).toEqual([1, 2, 3]);
		expect(timeline.rev).toBe(3);
	});

	it("that were seen already change nothing", () => {
		const before = entered(1, 2);
		expect(applyFrame(before, { type: "messages", messages: [message(2)] })).toBe(before);
	});

	it("[ORDER-3] behind a gap are not taken, and the gap is noticed", () => {
		const timeline = applyFrame(entered(1), { type: "messages", messages: [message(3)] });
		expect(timeline.hasGap).toBe(true);
		expect(timeline.rev).toBe(1);
		expect(ids(timeline)).toEqual([1]);
	});

	it("from before the loaded ones are left for their page", () => {
		const before = applyFrame(EMPTY, welcome({ messages: [message(50)], rev: 50, more: { before: true, after: false } }));
		const timeline = applyFrame(before, { type: "messages", messages: [message(10, { rev: 51 })] });
		expect(ids(timeline)).toEqual([50]);
		expect(timeline.rev).toBe(51);
	});
});

it("[PAGE-1] an older page goes in front, and says whether there is more", () => {
	const timeline = applyOlder(entered(10), { messages: [message(8), message(9)], more: { before: true, after: true } });
	expect(ids(timeline)).toEqual([8, 9, 10]);
	expect(timeline.hasOlder).toBe(true);
});

describe("presence", () => {
	const start = applyFrame(EMPTY, welcome());
	it("[PRES-1] adds who came and removes who left", () => {
		const two = applyFrame(start, { type: "presence", count: 2, joined: [BEN], left: [] });
		expect(two.online).toEqual({ count: 2, users: [ANA, BEN] });
		const one = applyFrame(two, { type: "presence", count: 1, joined: [], left: [ANA.id] });
		expect(one.online).toEqual({ count: 1, users: [BEN] });
	});

	it("[PRES-3] shows no list that is known to be wrong", () => {
		const crowd = applyFrame(start, { type: "presence", count: 150, joined: [], left: [] });
		expect(crowd.online).toEqual({ count: 150, users: [] });
	});
});

it("[ACC-15] what a guest said, asked and reacted is the account's that they become", () => {
	const account = { id: "ana", name: "Ana", kind: "account" as const };
	const before = applyFrame(
		EMPTY,
		welcome({
			messages: [
				message(1, { author: ANA }),
				message(2, { reactions: { "👍": [BEN.id, ANA.id], "🎉": [ANA.id, account.id] } }),
				message(3, { command: { name: "stock", args: "", by: ANA, status: "pending" } }),
				message(4, { reactions: { "👍": [BEN.id] } }),
			],
		}),
	);
	const { messages } = withAuthor(before, ANA.id, account);
	expect(messages[0]?.author).toEqual(account);
	expect(messages[1]?.reactions).toEqual({ "👍": [BEN.id, "ana"], "🎉": ["ana"] });
	expect(messages[2]?.command?.by).toEqual(account);
	expect(messages[3], "what does not concern them stays the same object").toBe(before.messages[3]);
});

it("[RENAME-1] who has another name has it over all that they wrote, among who is here, and for themselves", () => {
	const before = applyFrame(
		EMPTY,
		welcome({ messages: [message(1, { author: ANA }), message(2, { author: BEN })], online: { count: 2, users: [ANA, BEN] } }),
	);
	const anna = { ...ANA, name: "Anna" };
	const after = applyFrame(before, { type: "renamed", was: ANA.id, user: anna });
	expect(after.messages.map(({ author }) => author)).toEqual([anna, BEN]);
	expect(after.online.users).toEqual([anna, BEN]);
	expect(after.you?.user).toEqual(anna);
	expect(after.rev, "it is no change of a message").toBe(before.rev);
});
