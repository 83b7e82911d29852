/** Commands as people in a room meet them: over their sockets, with the real directory and the real alarm. */
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import type { Answer } from "../../../src/protocol/jobs.ts";
import { COMMAND_RESEND_MS } from "../../../src/protocol/limits.ts";
import type { Client } from "../support/client.ts";
import { ANA, announce, BEN, closeAll, enter, openRoom, type RoomStub, stored } from "../support/room.ts";

const FAILURE: Answer = { ok: false, code: "not_found", text: "There is no such thing.", retryable: false };

const alarmOf = (room: RoomStub) => runInDurableObject(room, (_, { storage }) => storage.getAlarm());
/** Moves the waiting commands back in time, by their rows in the store. */
const age = (room: RoomStub, ms: number) =>
	runInDurableObject(room, (_, { storage }) => {
		storage.sql.exec("UPDATE outbox SET due_at = due_at - ?1, deadline_at = deadline_at - ?1", ms);
	});
const status = (client: Client, id: number, wanted: string) =>
	client.message(`message ${id} to be ${wanted}`, (message) => message.id === id && message.command?.status === wanted);

describe("before any bot has announced anything", () => {
	it("[CMD-5] every command is taken for one", async () => {
		const room = await openRoom();
		const ana = await enter(room, ANA);
		const id = await ana.say("/anything=at all");
		expect(await status(ana, id, "pending")).toMatchObject({ author: { id: "bot:anything" }, command: { args: "at all", by: ANA } });
		await ana.close();
	});
});

describe("a command that no bot has announced", () => {
	it("[CMD-5] is an error to its sender only, and nothing is posted", async () => {
		await announce("stock", "weather");
		const room = await openRoom();
		const [ana, ben] = [await enter(room, ANA), await enter(room, BEN)];
		expect(await ana.ask({ type: "send", text: "/stok=AAPL" })).toMatchObject({ type: "error", code: "unknown_command", retryable: false });
		expect((await ana.ask({ type: "send", text: "/stok" })).type).toBe("error");
		await ana.say("after it");
		await ben.message("what came after", ({ text }) => text === "after it");
		expect(ben.texts).toEqual(["after it"]);
		expect(ben.all("error")).toEqual([]);
		expect(await stored(room)).toHaveLength(1);
		expect(await alarmOf(room)).toBeNull();
		await closeAll(ana, ben);
	});

	it("[CMD-5] is one as soon as its bot has announced it", async () => {
		await announce("stock");
		const room = await openRoom();
		const ana = await enter(room, ANA);
		expect(await ana.ask({ type: "send", id: "early", text: "/dice" })).toMatchObject({ code: "unknown_command" });
		await announce("stock", "dice");
		// Nothing was stored under the id, so it may be used again.
		expect(await ana.ask({ type: "send", id: "later", text: "/dice" })).toMatchObject({ type: "ok", message: 1 });
		await ana.close();
	});

	it("[CMD-3] is text where it says so by two strokes", async () => {
		await announce("stock");
		const room = await openRoom();
		const ana = await enter(room, ANA);
		for (const text of ["//nope", "/etc/hosts", "/Nope"]) await ana.say(text);
		await ana.until("all three", () => ana.heard.length === 3);
		expect(ana.texts).toEqual(["/nope", "/etc/hosts", "/Nope"]);
		await ana.close();
	});
});

describe("a bot's answer", () => {
	it("[CMD-1] reaches everybody as a change of the message, and is in the history", async () => {
		await announce("stock");
		const room = await openRoom();
		const [ana, ben] = [await enter(room, ANA), await enter(room, BEN)];
		const id = await ana.say("/stock=AAPL");
		const card = { title: "AAPL", rows: [{ label: "Price", value: "1" }], source: "test", asOf: 1 };
		expect(await room.answer(id, { ok: true, text: "AAPL is 1", card }, 1)).toBe("taken");
		expect(await status(ben, id, "answered")).toMatchObject({ id, rev: 2, text: "AAPL is 1", card });
		expect((await stored(room))[0]).toMatchObject({ id, rev: 2, card, command: { status: "answered", by: ANA } });
		expect(await room.answer(id, FAILURE, 1)).toBe("late");
		await closeAll(ana, ben);
	});

	it.each([
		["nothing", undefined],
		["null", null],
		["a text", "AAPL is 1"],
		["no text in it", { ok: true }],
		["an empty text", { ok: true, text: "" }],
		["a text that is too long", { ok: true, text: "x".repeat(4_001) }],
		["neither yes nor no", { ok: "true", text: "x" }],
		["a failure without a code", { ok: false, text: "x", retryable: true }],
		["a failure with a code of its own", { ok: false, code: "boom", text: "x", retryable: true }],
		["a card that is none", { ok: true, text: "x", card: { title: "x" } }],
		[
			"a card with a link that runs",
			{ ok: true, text: "x", card: { title: "x", url: "javascript:alert(1)", rows: [], source: "x", asOf: 1 } },
		],
		[
			"a card with too many rows",
			{ ok: true, text: "x", card: { title: "x", rows: Array(21).fill({ label: "l", value: "v" }), source: "x", asOf: 1 } },
		],
		...[
			{ low: 2, high: 1, at: 1 },
			{ low: 1, high: 2 },
			{ low: 1, high: Number.POSITIVE_INFINITY, at: 1 },
		].map((range): [string, unknown] => [
			`a card with a range that is none: ${JSON.stringify(range)}`,
			{ ok: true, text: "x", card: { title: "x", rows: [{ label: "l", value: "v", range }], source: "x", asOf: 1 } },
		]),
		["a card with a time that is none", { ok: true, text: "x", card: { title: "x", rows: [], source: "x", asOf: Number.NaN } }],
	])("[JOB-4] that is malformed throws and changes nothing: %s", async (_, answer) => {
		await announce("stock");
		const room = await openRoom();
		const ana = await enter(room, ANA);
		const id = await ana.say("/stock=AAPL");
		// As a bot in another language would call it: past the types. A throw in the object is an error here.
		const thrown = await runInDurableObject(room, async (instance) => {
			try {
				await Reflect.get(instance, "answer").call(instance, id, answer, 1);
			} catch (error) {
				return error;
			}
		});
		expect(thrown).toBeInstanceOf(Error);
		expect((await stored(room))[0]).toMatchObject({ rev: 1, command: { status: "pending" } });
		expect(await room.answer(id, FAILURE, 1)).toBe("taken");
		await ana.close();
	});

	it("[CMD-8] is not waited for by an alarm once it is there", async () => {
		await announce("stock");
		const room = await openRoom();
		const ana = await enter(room, ANA);
		const before = Date.now();
		const id = await ana.say("/stock=AAPL");
		expect(await alarmOf(room)).toBeGreaterThanOrEqual(before + COMMAND_RESEND_MS);
		await room.answer(id, { ok: true, text: "AAPL is 1" }, 1);
		expect(await alarmOf(room)).toBeNull();
		await ana.close();
	});

	it("[CMD-8] that never comes ends the command by the alarm, even of a room that slept meanwhile", async () => {
		await announce("stock");
		const room = await openRoom();
		const ana = await enter(room, ANA);
		const id = await ana.say("/stock=AAPL");
		await age(room, COMMAND_RESEND_MS);
		await evictDurableObject(room);
		expect(await runDurableObjectAlarm(room)).toBe(true);
		expect(await alarmOf(room)).not.toBeNull();
		await age(room, 3_600_000);
		await evictDurableObject(room);
		expect(await runDurableObjectAlarm(room)).toBe(true);
		expect(await status(ana, id, "failed")).toMatchObject({ id, rev: 2, command: { code: "gave_up", by: ANA } });
		expect(await alarmOf(room)).toBeNull();
		expect(ana.heard).toHaveLength(2);
		await ana.close();
	});
});

describe("a retry", () => {
	it("[CMD-7] by who asked makes the failed command pending again for everybody", async () => {
		await announce("stock");
		const room = await openRoom();
		const [ana, ben] = [await enter(room, ANA), await enter(room, BEN)];
		const id = await ana.say("/stock=AAPL");
		await room.answer(id, FAILURE, 1);
		await status(ben, id, "failed");
		expect(await ben.ask({ type: "retry", message: id })).toMatchObject({ type: "error", code: "not_yours" });
		expect(await ana.ask({ type: "retry", message: id })).toMatchObject({ type: "ok", message: id });
		await ben.message("the command to be pending again", ({ rev, command }) => rev === 3 && command?.status === "pending");
		expect(await ana.ask({ type: "retry", message: id })).toMatchObject({ type: "ok", message: id });
		expect(await room.answer(id, { ok: true, text: "AAPL is 1" }, 2)).toBe("taken");
		expect(await status(ben, id, "answered")).toMatchObject({ rev: 4 });
		await closeAll(ana, ben);
	});

	it.each([
		["that nobody posted", 99],
		["that is no command's", 1],
	] as const)("[CMD-7] of a message %s is an error", async (_, message) => {
		const room = await openRoom();
		const ana = await enter(room, ANA);
		await ana.say("hello");
		expect(await ana.ask({ type: "retry", message })).toMatchObject({ type: "error", code: "no_message" });
		await ana.close();
	});
});
