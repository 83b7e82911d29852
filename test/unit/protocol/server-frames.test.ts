/** What the server sends, as a client reads it: strict about what it knows, deaf to what it does not. */
import { describe, expect, it } from "vitest";
import { CLOSE, ERRORS, isFinalClose } from "../../../src/protocol/errors.ts";
import { errorFrame, parseServerFrame, type ServerFrame } from "../../../src/protocol/frames.ts";

const ana = { id: "~ana", name: "Ana", kind: "guest" } as const;
const room = { slug: "lobby", title: "Lobby", topic: "", visibility: "public", slowMode: 0, createdAt: 1 } as const;
const message = { id: 1, rev: 1, at: 2, author: ana, text: "hi" };

const FRAMES: ServerFrame[] = [
	{
		type: "welcome",
		version: 1,
		room,
		you: { user: ana, role: "member", seen: 0 },
		rev: 1,
		online: { count: 1, users: [ana] },
		messages: [message],
		more: { before: false, after: false },
		reset: true,
	},
	{ type: "messages", messages: [message, { ...message, id: 2, rev: 2, text: null, deletedAt: 3 }] },
	{ type: "ok", id: "a" },
	{ type: "ok", id: "a", message: 1 },
	{ type: "error", code: "a_code_of_tomorrow", text: "No.", retryable: true, retryAfter: 3 },
	{ type: "presence", count: 1, joined: [ana], left: ["~ben"] },
	{ type: "typing", user: ana },
	{ type: "room", room },
	{ type: "seen", message: 1 },
	{ type: "level", level: "nothing" },
	{ type: "sync", rev: 1 },
];

describe("a client", () => {
	it.each(FRAMES)("[FRAME-4] reads a $type frame", (frame) => {
		expect(parseServerFrame(JSON.stringify(frame))).toEqual(frame);
	});

	it.each(FRAMES)("[FRAME-4] ignores what it does not know in a $type frame", (frame) => {
		expect(parseServerFrame(JSON.stringify({ ...frame, addedLater: { deep: [1] } }))).toEqual(frame);
	});

	it("[FRAME-4] ignores what it does not know inside a message", () => {
		const later = { ...message, pinned: true, author: { ...ana, avatar: "x" } };
		expect(parseServerFrame(JSON.stringify({ type: "messages", messages: [later] }))).toEqual({ type: "messages", messages: [message] });
	});

	it.each([
		["a type of tomorrow", '{"type":"pinned","message":1}'],
		["no type", "{}"],
		["pong", "pong"],
		["nothing", ""],
		["null", "null"],
		["a known type with a field missing", '{"type":"presence","count":1,"joined":[]}'],
		["a known type with a wrong field", '{"type":"sync","rev":"1"}'],
		["a link that is no web address", JSON.stringify({ type: "messages", messages: [{ ...message, card: card("javascript:alert(1)") }] })],
		["binary", new ArrayBuffer(2)],
	])("[FRAME-4] ignores %s", (_, data) => {
		expect(parseServerFrame(data)).toBeUndefined();
	});

	it.each(["http://example.com/a", "https://example.com/a"])("[CMD-9] follows a card's link to %s", (url) => {
		const frame = { type: "messages", messages: [{ ...message, card: card(url) }] };
		expect(parseServerFrame(JSON.stringify(frame))).toEqual(frame);
	});
});

describe("an error", () => {
	it("[FRAME-5] has the catalogue's words unless there are better ones, and no field that says nothing", () => {
		expect(errorFrame("no_message", { id: "a" })).toEqual({
			type: "error",
			id: "a",
			code: "no_message",
			text: ERRORS.no_message.title,
			retryable: false,
		});
		expect(errorFrame("rate_limited", { text: "Slow down.", retryAfter: 2 })).toEqual({
			type: "error",
			code: "rate_limited",
			text: "Slow down.",
			retryable: true,
			retryAfter: 2,
		});
	});
});

describe("a close code", () => {
	it.each([
		[1000, false],
		[1006, false],
		[3000, false],
		[4000, false],
		[4399, false],
		[4400, true],
		[4999, true],
		[5000, false],
	])("[CLOSE-2] %i is final: %s", (code, isFinal) => {
		expect(isFinalClose(code)).toBe(isFinal);
	});

	it("[CLOSE-3] of each refusal is in the range that says whether to come back", () => {
		const final = Object.values(CLOSE)
			.filter(({ code }) => isFinalClose(code))
			.map(({ code }) => code);
		expect(final.toSorted()).toEqual([4401, 4403, 4404, 4409]);
	});

	it("[CLOSE-3] comes with a reason that fits a close frame", () => {
		for (const { reason } of Object.values(CLOSE)) expect(new TextEncoder().encode(reason).length).toBeLessThanOrEqual(123);
	});
});

function card(url: string) {
	return { title: "T", url, rows: [{ label: "l", value: "v", tone: "up" }], source: "s", asOf: 1 };
}
