/** Sending: stored once, confirmed, then shown to everybody. */
import { evictDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { ANA, BEN, closeAll, enter, openRoom, stored } from "../support/room.ts";

describe("a send", () => {
	it("[SEND-1] is answered with its message's id ahead of the frame that shows it", async () => {
		const room = await openRoom();
		const ana = await enter(room, ANA);
		ana.send({ type: "send", id: "a", text: "hello" });
		await ana.message("it", ({ text }) => text === "hello");
		expect(ana.frames.slice(1)).toEqual([
			{ type: "ok", id: "a", message: 1 },
			{ type: "messages", messages: [{ id: 1, rev: 1, at: expect.any(Number), author: ANA, text: "hello" }] },
		]);
		await ana.close();
	});

	it("[SEND-1] that was answered is stored", async () => {
		const room = await openRoom();
		const ana = await enter(room, ANA);
		const id = await ana.say("hello");
		expect(await stored(room, ANA)).toMatchObject([{ id, text: "hello", author: ANA, clientId: expect.any(String) }]);
		await ana.close();
	});

	it("[SEND-3] is stamped by the room: who wrote it and when are not the client's to say", async () => {
		const room = await openRoom();
		const ana = await enter(room, ANA);
		const before = Date.now();
		ana.send({ type: "send", id: "a", text: "hello", author: BEN, at: 1 });
		expect(await ana.answerTo("a")).toMatchObject({ type: "error", code: "bad_frame" });
		await ana.say("hello");
		const [message] = await stored(room);
		expect(message?.author).toEqual(ANA);
		expect(message?.at).toBeGreaterThanOrEqual(before);
		expect(message?.at).toBeLessThanOrEqual(Date.now());
		await ana.close();
	});

	it("[SEND-4] may reply to a message that exists, and to no other", async () => {
		const room = await openRoom();
		const ana = await enter(room, ANA);
		const first = await ana.say("hello");
		expect(await ana.ask({ type: "send", text: "and?", replyTo: 7 })).toMatchObject({ type: "error", code: "no_message" });
		expect(await ana.ask({ type: "send", text: "and?", replyTo: first })).toMatchObject({ type: "ok", message: 2 });
		expect((await stored(room)).map(({ replyTo }) => replyTo)).toEqual([undefined, 1]);
		await ana.close();
	});

	it.each([
		["NUL", "a\u0000b"],
		["a quotation mark and SQL", "'; DROP TABLE messages; --"],
		["joined emoji", "👩‍👩‍👧‍👦"],
		["4,000 four-byte characters", "😀".repeat(4_000)],
	])("[SEND-7] is shown and stored as it was written: %s", async (_, text) => {
		const room = await openRoom();
		const ana = await enter(room, ANA);
		// Without escapes, so that 4,000 four-byte characters fit a frame.
		const id = await ana.say(text);
		expect((await ana.message("it", (message) => message.id === id)).text).toBe(text);
		expect((await stored(room))[0]?.text).toBe(text);
		await ana.close();
	});

	it.each([
		["empty", { text: " \u200b " }, "empty"],
		["too long", { text: "x".repeat(4_001) }, "too_long"],
		["malformed", { text: 7 }, "bad_frame"],
	])("[SEND-5] that is %s is answered with an error and leaves nothing", async (_, fields, code) => {
		const room = await openRoom();
		const ana = await enter(room, ANA);
		expect(await ana.ask({ type: "send", ...fields })).toMatchObject({ type: "error", code, retryable: false });
		expect(await stored(room)).toEqual([]);
		expect(await ana.say("hello")).toBe(1);
		await ana.close();
	});
});

describe("a repeat of a send", () => {
	const frame = { type: "send", id: "same", text: "once" };

	it("[SEND-2] is answered with the message that exists, whatever it says this time", async () => {
		const room = await openRoom();
		const ana = await enter(room, ANA);
		ana.send(frame);
		ana.send(frame);
		ana.send({ ...frame, text: "twice" });
		await ana.until("three answers", () => ana.answersTo("same").length === 3);
		expect(ana.answersTo("same")).toEqual(Array(3).fill({ type: "ok", id: "same", message: 1 }));
		expect((await stored(room)).map(({ text }) => text)).toEqual(["once"]);
		await ana.settle();
		expect(ana.texts).toEqual(["once"]);
		await ana.close();
	});

	it("[SEND-2] at the same time over two connections is one message", async () => {
		const room = await openRoom();
		const [one, two] = [await enter(room, ANA), await enter(room, ANA)];
		one.send(frame);
		two.send(frame);
		expect(await Promise.all([one.answerTo("same"), two.answerTo("same")])).toEqual(Array(2).fill({ type: "ok", id: "same", message: 1 }));
		expect(await stored(room)).toHaveLength(1);
		await closeAll(one, two);
	});

	it("[SEND-2] after the room was put out of memory, or over a new connection, is the same message", async () => {
		const room = await openRoom();
		const ana = await enter(room, ANA);
		expect(await ana.ask(frame)).toMatchObject({ message: 1 });
		await evictDurableObject(room);
		ana.send(frame);
		await ana.until("the answer to the repeat", () => ana.answersTo("same").length === 2);
		await ana.close();
		const again = await enter(room, ANA);
		expect(await again.ask(frame)).toMatchObject({ message: 1 });
		expect(await stored(room)).toHaveLength(1);
		await again.close();
	});

	it("[SEND-2] is known by its sender: another person's send may have the same id", async () => {
		const room = await openRoom();
		const [ana, ben] = [await enter(room, ANA), await enter(room, BEN)];
		expect([await ana.ask(frame), await ben.ask(frame)]).toMatchObject([{ message: 1 }, { message: 2 }]);
		await closeAll(ana, ben);
	});

	it("[SEND-2] of a command is answered with the command's message", async () => {
		const room = await openRoom();
		const ana = await enter(room, ANA);
		const command = { type: "send", id: "cmd", text: "/x=1" };
		ana.send(command);
		ana.send(command);
		await ana.until("two answers", () => ana.answersTo("cmd").length === 2);
		expect(ana.answersTo("cmd")).toEqual(Array(2).fill({ type: "ok", id: "cmd", message: 1 }));
		expect(await stored(room)).toHaveLength(1);
		await ana.close();
	});

	it.each([
		["that differ in a lone surrogate", "\ud800", "\ud801"],
		["that differ in a character behind NUL", "a\u0000b", "a\u0000c"],
		["that differ in case", "a", "A"],
		["that are one text in two forms", "\u00e9", "e\u0301"],
	])("[SEND-2] is not what two sends are whose ids are different: ones %s", async (_, one, other) => {
		const room = await openRoom();
		const ana = await enter(room, ANA);
		const first = await ana.ask({ type: "send", id: one, text: "one" });
		const second = await ana.ask({ type: "send", id: other, text: "other" });
		// Ids may be refused, but no send may be told that it is stored when another one is.
		const messages = [first, second].flatMap((answer) => (answer.type === "ok" ? [answer.message] : []));
		expect(new Set(messages).size).toBe(messages.length);
		expect(await stored(room)).toHaveLength(messages.length);
		await ana.close();
	});
});
