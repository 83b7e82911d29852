/** The log of messages: what is appended, found and changed. */
import { assert, describe, expect, it } from "vitest";
import type { Card, Message } from "../../../src/protocol/message.ts";
import { type Draft, History } from "../../../src/room/history.ts";
import { ANA, BEN } from "../support/room.ts";
import { inStore } from "../support/scratch.ts";

const CARD: Card = { title: "AAPL", rows: [{ label: "Price", value: "1", tone: "up" }], source: "test", asOf: 5 };

/** Posts what nobody has posted before. */
function post(history: History, draft: Draft): Message {
	const message = history.append(draft, 1_000);
	if (!message) throw new Error(`${draft.clientId} was posted before`);
	return message;
}
const say = (history: History, clientId: string, text = "hi", sender = ANA) => post(history, { sender, clientId, text });
const ask = (history: History, clientId: string) =>
	post(history, { sender: ANA, clientId, text: "/stock AAPL", command: { name: "stock", args: "AAPL" } });

describe("a new message", () => {
	it("[ORDER-2] takes the next revision as its id and its rev", () =>
		inStore((_, history) => {
			expect([history.rev, history.lastAt]).toEqual([0, 0]);
			expect(say(history, "a")).toEqual({ id: 1, rev: 1, at: 1_000, author: ANA, text: "hi" });
			expect(history.append({ sender: BEN, clientId: "a", text: "ho", replyTo: 1 }, 2_000)).toEqual({
				id: 2,
				rev: 2,
				at: 2_000,
				author: BEN,
				text: "ho",
				replyTo: 1,
			});
			expect([history.rev, history.lastAt]).toEqual([2, 2_000]);
		}));

	it("[SEND-2] can be found by who sent it under which id, and by nobody else's", () =>
		inStore((_, history) => {
			const { id } = say(history, "a");
			expect(history.findSend([ANA.id], "a")).toBe(id);
			expect(history.findSend([BEN.id], "a")).toBeUndefined();
			expect(history.findSend([ANA.id], "A")).toBeUndefined();
		}));

	it("[SEND-2] under an id that its sender used before is refused by the store itself, and takes no revision", () =>
		inStore((_, history) => {
			say(history, "a");
			expect(history.append({ sender: ANA, clientId: "a", text: "again" }, 1_000)).toBeUndefined();
			expect(history.rev).toBe(1);
			expect(say(history, "b").id).toBe(2);
		}));

	it.each([
		["quotes and semicolons", "'); DROP TABLE messages; --"],
		["NUL", "a\u0000b"],
		["emoji", "👩‍👩‍👧‍👦"],
		["right-to-left", "\u202eمرحبا"],
		["4,000 four-byte characters", "😀".repeat(4_000)],
		["what looks like a number", "1e999"],
	])("[SEND-7] is found again as it was said: %s", (_, text) =>
		inStore((_, history) => {
			const { id } = say(history, "a", text);
			expect(history.reader.find(id)?.text).toBe(text);
		}),
	);

	it("[CMD-1] with a command is the bot's, pending, and names who asked", () =>
		inStore((_, history) => {
			const asked = ask(history, "a");
			expect(asked).toEqual({
				id: 1,
				rev: 1,
				at: 1_000,
				author: { id: "bot:stock", name: "stock", kind: "bot" },
				text: "/stock AAPL",
				command: { name: "stock", args: "AAPL", by: ANA, status: "pending" },
			});
			expect(history.reader.find(1)).toEqual(asked);
			expect(history.attemptOf(1)).toBe(1);
			expect(history.findSend([ANA.id], "a")).toBe(1);
		}));
});

describe("a change", () => {
	it("[ORDER-2] gives the message the next rev, and leaves its id and its time", () =>
		inStore((_, history) => {
			const { id } = ask(history, "a");
			say(history, "b");
			const changed = history.change(id, { status: "answered", text: "AAPL is 1", card: CARD });
			expect(changed).toMatchObject({ id: 1, rev: 3, at: 1_000, text: "AAPL is 1", card: CARD, command: { status: "answered" } });
			expect(history.reader.find(id)).toEqual(changed);
			expect(history.rev).toBe(3);
			expect(say(history, "c")).toMatchObject({ id: 4, rev: 4 });
		}));

	it("[CMD-7] leaves nothing of the failure or the card before it", () =>
		inStore((_, history) => {
			const { id } = ask(history, "a");
			history.change(id, { status: "answered", text: "x", card: CARD });
			expect(history.change(id, { status: "failed", text: "no", code: "not_found" })).not.toHaveProperty("card");
			const pending = history.change(id, { status: "pending", text: "/stock AAPL", attempt: 2 });
			assert(pending?.command);
			expect(pending.command).toEqual({ name: "stock", args: "AAPL", by: ANA, status: "pending" });
			expect(history.attemptOf(id)).toBe(2);
			history.change(id, { status: "answered", text: "x" });
			expect(history.attemptOf(id)).toBe(2);
		}));

	it.each([
		["that nobody posted", 99],
		["that is no command's", 1],
		["0", 0],
	])("of a message %s does nothing and takes no revision", (_, id) =>
		inStore((_, history) => {
			say(history, "a");
			expect(history.change(id, { status: "answered", text: "x" })).toBeUndefined();
			expect([history.rev, history.reader.find(1)?.text, history.attemptOf(id)]).toEqual([1, "hi", 0]);
		}),
	);
});

describe("a history that is opened again", () => {
	it("[ORDER-2] goes on from the newest revision, be it a message's or a change's", () =>
		inStore((storage, history) => {
			const { id } = ask(history, "a");
			say(history, "b");
			expect(new History(storage)).toMatchObject({ rev: 2, lastAt: 1_000 });
			history.change(id, { status: "failed", text: "no", code: "gave_up" });
			const again = new History(storage);
			expect(again.rev).toBe(3);
			expect(say(again, "c").id).toBe(4);
		}));
});

describe("a person", () => {
	it("[SESS-5] who takes another name is shown under it, in what they said before too", () =>
		inStore((storage, history) => {
			const renamed = { ...ANA, name: "Anastasia" };
			say(history, "a");
			say(history, "b", "hi", renamed);
			expect([1, 2].map((id) => history.reader.find(id)?.author)).toEqual([renamed, renamed]);
			say(new History(storage), "c", "hi", ANA);
			expect(history.reader.find(1)?.author).toEqual(ANA);
		}));
});
