/** What no client of ours sends: each gets one error with the right code, and nothing throws. */
import { describe, expect, it } from "vitest";
import { parseClientFrame } from "../../../src/protocol/frames.ts";

const nested = (depth: number) => `{"type":"send","id":"a","text":${"[".repeat(depth)}${"]".repeat(depth)}}`;

describe("what is not JSON text", () => {
	it.each([
		["binary", new ArrayBuffer(8)],
		["empty binary", new ArrayBuffer(0)],
		["binary that would be a frame", new TextEncoder().encode('{"type":"typing"}').buffer],
		["undefined", undefined],
		["a number", 42],
		["an object", { type: "typing" }],
		["nothing", ""],
		["white space", " \n "],
		["a word", "hello"],
		["ping in other words", "PING"],
		["half a frame", '{"type":"typing"'],
		["two frames", '{"type":"typing"}{"type":"typing"}'],
		["a trailing comma", '{"type":"typing",}'],
		["single quotes", "{'type':'typing'}"],
		["a comment", '{"type":"typing"}//'],
		["a byte order mark before it", '\ufeff{"type":"typing"}'],
		["NUL before it", '\u0000{"type":"typing"}'],
		["NUL behind it", '{"type":"typing"}\u0000'],
		["a raw line break in a text", '{"type":"send","id":"a","text":"one\ntwo"}'],
		["NaN", '{"type":"confirm","rev":NaN}'],
		["a number in hexadecimal", '{"type":"confirm","rev":0x10}'],
		["a broken escape", '{"type":"send","id":"a","text":"\\u12"}'],
		["lone surrogates", "\ud800\udc00\udc00"],
		["brackets that never close", "[".repeat(16_000)],
	])("[FRAME-3] is a bad frame without an id: %s", (_, data) => {
		const parsed = parseClientFrame(data);
		expect(parsed).toMatchObject({ ok: false, bad: true, error: { type: "error", code: "bad_frame", retryable: false } });
		expect(parsed).not.toHaveProperty("error.id");
	});

	it.each([
		["a long frame", `{"type":"send","id":"a","text":"${"x".repeat(20_000)}"}`],
		["a megabyte of brackets", "[".repeat(1_000_000)],
		["a megabyte of emoji", "😀".repeat(250_000)],
	])("[FRAME-2] is too long, and is not even read: %s", (_, data) => {
		const parsed = parseClientFrame(data);
		expect(parsed).toMatchObject({ ok: false, bad: true, error: { code: "too_long" } });
		expect(parsed).not.toHaveProperty("error.id");
	});
});

describe("JSON that is no frame", () => {
	it.each([
		"null",
		"true",
		"0",
		"1e999",
		'"typing"',
		"[]",
		'["typing"]',
		'[{"type":"typing"}]',
		"{}",
		'{"type":null}',
		'{"type":1}',
		'{"type":["typing"]}',
		'{"type":"Typing"}',
		'{"type":"typing "}',
		'{"type":"welcome"}',
		'{"type":"constructor"}',
		'{"type":"__proto__"}',
		'{"__proto__":{"type":"typing"}}',
		'{"constructor":{"prototype":{"type":"typing"}}}',
		'{"type":"typing","to":"everybody"}',
		'{"type":"typing","__proto__":{"x":1}}',
		'{"type":"confirm"}',
		'{"type":"confirm","rev":null}',
		'{"type":"confirm","rev":"1"}',
		'{"type":"confirm","rev":-1}',
		'{"type":"confirm","rev":0.5}',
		'{"type":"confirm","rev":1e999}',
		'{"type":"confirm","rev":-1e999}',
		'{"type":"confirm","rev":9007199254740992}',
		'{"type":"seen","message":-1}',
		'{"type":"seen","message":true}',
		'{"type":"seen","message":[1]}',
		'{"type":"seen","message":{"valueOf":1}}',
		'{"type":"send","text":"no id"}',
		'{"type":"send","id":"","text":"hi"}',
		`{"type":"send","id":"${"x".repeat(65)}","text":"hi"}`,
		'{"type":"send","id":1,"text":"hi"}',
		'{"type":"send","id":null,"text":"hi"}',
		'{"type":"send","id":["a"],"text":"hi"}',
	])("[FRAME-3] is a bad frame, and no id can be read from it: %s", (data) => {
		const parsed = parseClientFrame(data);
		expect(parsed).toMatchObject({ ok: false, bad: true, error: { type: "error", code: "bad_frame" } });
		expect(parsed).not.toHaveProperty("error.id");
	});

	it.each([
		'{"type":"send","id":"a"}',
		'{"type":"send","id":"a","text":null}',
		'{"type":"send","id":"a","text":7}',
		'{"type":"send","id":"a","text":["hi"]}',
		'{"type":"send","id":"a","text":{"toWellFormed":"x"}}',
		nested(5_000),
		'{"type":"send","id":"a","text":"hi","replyTo":null}',
		'{"type":"send","id":"a","text":"hi","replyTo":0}',
		'{"type":"send","id":"a","text":"hi","replyTo":-3}',
		'{"type":"send","id":"a","text":"hi","replyTo":1.5}',
		'{"type":"send","id":"a","text":"hi","replyTo":"1"}',
		'{"type":"send","id":"a","text":"hi","replyTo":1e999}',
		'{"type":"send","id":"a","text":"hi","replyTo":9007199254740993}',
		'{"type":"send","id":"a","text":"hi","author":"bot:stock"}',
		'{"type":"send","id":"a","text":"hi","at":0}',
		'{"type":"send","id":"a","text":"hi","__proto__":{"admin":true}}',
		'{"type":"retry","id":"a"}',
		'{"type":"retry","id":"a","message":"1"}',
		'{"type":"retry","id":"a","message":0}',
		'{"type":"retry","id":"a","message":1,"force":true}',
		'{"type":"edit","id":"a","message":1}',
		'{"type":"delete","id":"a","message":0}',
		'{"type":"react","id":"a","message":1,"emoji":"👍"}',
		'{"type":"toString","id":"a"}',
		'{"id":"a"}',
	])("[FRAME-3] is a bad frame that names the id it came with: %.70s", (data) => {
		expect(parseClientFrame(data)).toMatchObject({ ok: false, bad: true, error: { type: "error", code: "bad_frame", id: "a" } });
	});

	it("[FRAME-3] changes no prototype", () => {
		parseClientFrame('{"type":"send","id":"a","text":"hi","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}');
		expect(Reflect.get({}, "polluted")).toBeUndefined();
	});

	it("[FRAME-3] is told what is wrong with it, and never hears its own bytes back", () => {
		const parsed = parseClientFrame('{"type":"retry","id":"a","message":"<img onerror=x>"}');
		expect(parsed).toMatchObject({ error: { text: 'The frame\'s "message" is not valid.' } });
	});
});
