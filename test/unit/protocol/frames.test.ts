/** What a client may send, as the room reads it: every frame that is valid, and the edges of the limits. */
import { describe, expect, it } from "vitest";
import { parseClientFrame } from "../../../src/protocol/frames.ts";
import { FRAME_MAX_BYTES, MESSAGE_MAX_CHARS } from "../../../src/protocol/limits.ts";

const send = (text: string, more: object = {}) => JSON.stringify({ type: "send", id: "a", text, ...more });
const max = Number.MAX_SAFE_INTEGER;

/** A send of exactly so many bytes, made of a character that takes `width` of them and of "x". */
function sendOfBytes(bytes: number, char: string, width: number): string {
	const frame = (text: string) => JSON.stringify({ type: "send", id: "a", text });
	const room = bytes - new TextEncoder().encode(frame("")).length;
	const made = frame("x".repeat(room % width) + char.repeat(Math.floor(room / width)));
	expect(new TextEncoder().encode(made).length).toBe(bytes);
	return made;
}

describe("a valid frame", () => {
	it.each([
		{ type: "send", id: "a", text: "hello" },
		{ type: "send", id: "a", text: "hello", replyTo: 1 },
		{ type: "send", id: "x".repeat(64), text: " " + "x" },
		{ type: "send", id: "__proto__", text: "/stock=AAPL" },
		{ type: "retry", id: "a", message: 1 },
		{ type: "retry", id: "a", message: max },
		{ type: "typing" },
		{ type: "seen", message: 7 },
		{ type: "look", on: true },
		{ type: "confirm", rev: 0 },
		{ type: "confirm", rev: max },
	])("[FRAME-1] is read as it was sent: %j", (frame) => {
		expect(parseClientFrame(JSON.stringify(frame))).toEqual({ ok: true, frame });
	});

	it("[FRAME-1] may have white space around it and its fields in any order", () => {
		expect(parseClientFrame(' \n{"text":"hi",\t"id":"a","type":"send"} ')).toEqual({
			ok: true,
			frame: { type: "send", id: "a", text: "hi" },
		});
	});
});

describe("a text", () => {
	it.each([
		["a line break", "one\ntwo"],
		["markup", "<script>alert(1)</script>"],
		["NUL beside something visible", "a\u0000b"],
		["a bidirectional override beside something visible", "\u202eabc"],
		["a byte order mark beside something visible", "\ufeffabc"],
		["an emoji of several joined ones", "👩‍👩‍👧‍👦"],
		["Arabic", "مرحبا"],
		["many marks on one letter", `a${"\u0301".repeat(40)}`],
		["white space around it", "  hello  "],
	])("[SEND-7] with %s is taken as it is", (_, text) => {
		expect(parseClientFrame(send(text))).toEqual({ ok: true, frame: { type: "send", id: "a", text } });
	});

	it.each([
		["a high one", '"a\\ud800b"', "a\ufffdb"],
		["a low one", '"\\udc00b"', "\ufffdb"],
		["two in the wrong order", '"\\udc00\\ud800"', "\ufffd\ufffd"],
		["a pair, which is no lone surrogate", '"\\ud83d\\ude00"', "😀"],
	])("[SEND-7] has its lone surrogates replaced: %s", (_, json, text) => {
		expect(parseClientFrame(`{"type":"send","id":"a","text":${json}}`)).toMatchObject({ ok: true, frame: { text } });
	});

	it.each([
		["ASCII", "x"],
		["two-byte characters", "é"],
		["three-byte characters", "中"],
		["four-byte characters, two UTF-16 units each", "😀"],
	])("[SEND-6] may have 4,000 code points and no more: %s", (_, char) => {
		expect(parseClientFrame(send(char.repeat(MESSAGE_MAX_CHARS)))).toMatchObject({ ok: true });
		expect(parseClientFrame(send(char.repeat(MESSAGE_MAX_CHARS + 1)))).toMatchObject({
			ok: false,
			bad: false,
			error: { code: "too_long", id: "a" },
		});
	});

	it.each([
		["nothing", ""],
		["spaces", "    "],
		["line breaks and tabs", "\r\n\t\v\f"],
		["no-break and ideographic spaces", "\u00a0\u3000\u2003"],
		["line and paragraph separators", "\u2028\u2029"],
		["zero-width spaces", "\u200b\u200b"],
		["joiners with nothing to join", "\u200d\u200c"],
		["a byte order mark", "\ufeff"],
		["NUL", "\u0000"],
		["controls", "\u0007\u001b\u0085"],
		["bidirectional overrides", "\u202e\u2066\u2069"],
		["letters that are drawn as blanks", "\u3164\u115f\uffa0\u2800"],
		["tag characters", "\u{e0041}\u{e007f}"],
		["a soft hyphen", "\u00ad"],
	])("[SEND-7] of %s is empty, which is not held against its sender", (_, text) => {
		expect(parseClientFrame(send(text))).toEqual({
			ok: false,
			bad: false,
			error: { type: "error", id: "a", code: "empty", text: "There is nothing to send.", retryable: false },
		});
	});
});

describe("a frame's size", () => {
	it.each([
		["ASCII", "x", 1],
		["two-byte characters", "é", 2],
		["three-byte characters", "中", 3],
		["four-byte characters", "😀", 4],
	])("[FRAME-2] may be 16 KiB of UTF-8 and not a byte more: %s", (_, char, width) => {
		// At the limit it is read, and found to have too long a text or not; beyond it, it is not read at all.
		const atLimit = parseClientFrame(sendOfBytes(FRAME_MAX_BYTES, char, width));
		if (!atLimit.ok) expect(atLimit.error).toMatchObject({ code: "too_long", id: "a", text: expect.stringContaining("4000") });
		const beyond = parseClientFrame(sendOfBytes(FRAME_MAX_BYTES + 1, char, width));
		expect(beyond).toMatchObject({ ok: false, bad: true, error: { code: "too_long", text: expect.stringContaining("16384") } });
		expect(beyond).not.toHaveProperty("error.id");
	});
});
