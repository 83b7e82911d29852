/** What a room is called and how it stands: public or private, archived, paused, slow. */
import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { LOBBY } from "../../../../src/protocol/addresses.ts";
import type { RoomPatch } from "../../../../src/protocol/bodies.ts";
import type { User } from "../../../../src/protocol/message.ts";
import { closeAll, FOUNDER, given, openRoom, seed, stored, visitor } from "../../support/room.ts";
import { codeOf, connect, enter, GUS, leaveAll, logOf, MEL, MONA, OLGA, openCast, SAM } from "./cast.ts";

afterEach(leaveAll);

afterEach(() => {
	vi.useRealTimers();
});

describe("a change", () => {
	it.each<[string, User, RoomPatch, string]>([
		["[ROOM-9] of title and topic is a moderator's", MONA, { title: "New", topic: "Why" }, "ok"],
		["[ROOM-9] may take the topic away", MONA, { topic: "" }, "ok"],
		["[MOD-7] to slow mode is a moderator's", MONA, { slowMode: 10 }, "ok"],
		["[MOD-8] to a pause is a moderator's", MONA, { paused: true }, "ok"],
		["[ROOM-9] is nothing for a member", MEL, { title: "Mine" }, "not_allowed"],
		["[ROOM-9] is nothing for somebody who is merely here", SAM, { topic: "Mine" }, "not_allowed"],
		["[PRIVATE-2] of who may enter is an owner's", OLGA, { visibility: "private" }, "ok"],
		["[PRIVATE-2] of who may enter is not a moderator's", MONA, { visibility: "private" }, "not_allowed"],
		["[MOD-13] to how long messages are kept is an owner's", OLGA, { retentionDays: 7 }, "ok"],
		["[MOD-13] to how long messages are kept is not a moderator's", MONA, { retentionDays: 7 }, "not_allowed"],
		["[MOD-9] to an archive is an owner's", OLGA, { archived: true }, "ok"],
		["[MOD-9] to an archive is not a moderator's", MONA, { archived: true }, "not_allowed"],
		[
			"[ROOM-9] of two things of which one is an owner's is refused as a whole",
			MONA,
			{ title: "New", visibility: "public" },
			"not_allowed",
		],
	])("%s", async (_, who, patch, code) => {
		const room = await openCast({ topic: "Old" });
		const before = given(await room.view(visitor(OLGA))).room;
		const gus = await enter(room, GUS);
		expect(codeOf(await room.edit(visitor(who), patch))).toBe(code);
		const after = given(await room.view(visitor(OLGA))).room;
		if (code !== "ok") expect(after).toEqual(before);
		else {
			const { archived, ...rest } = patch;
			expect(after).toEqual({ ...before, ...rest, ...(archived ? { archivedAt: expect.any(Number) } : {}) });
			expect(await gus.next("room")).toEqual({ type: "room", room: after });
			expect(await logOf(room)).toEqual([`${who.id} edit ${JSON.stringify(patch)}`]);
			await evictDurableObject(room);
			expect(given(await room.view(visitor(OLGA))).room).toEqual(after);
		}
		await gus.close();
	});

	it("[FLOW-2] is told to who was a window behind once they have caught up, as it is by then", async () => {
		const room = await openCast();
		await seed(room, (history) => {
			for (let n = 1; n <= 400; n++) history.append({ sender: MEL, clientId: `${n}`, text: "x".repeat(3_900) }, n);
		});
		const slow = await enter(room, GUS, 0);
		for (const title of ["New", "Newer"]) given(await room.edit(visitor(MONA), { title }));
		await slow.settle();
		expect(slow.all("room")).toEqual([]);
		slow.send({ type: "confirm", rev: slow.all("sync").at(-1)?.rev });
		await slow.next("room");
		await slow.settle();
		expect(slow.all("room").map(({ room: { title } }) => title)).toEqual(["Newer"]);
		await slow.close();
	});

	it("[PRIVATE-3] by a guest does not make a room private", async () => {
		const room = await openRoom();
		expect(codeOf(await room.edit(visitor(FOUNDER), { visibility: "private" }))).toBe("account_needed");
		expect(codeOf(await room.edit(visitor(FOUNDER), { title: "Mine" }))).toBe("ok");
	});

	it.each<RoomPatch>([{ visibility: "private" }, { archived: true }, { title: "Ours" }])(
		"[ROOM-2] of the lobby by anybody: %j",
		async (patch) => {
			const lobby = env.ROOMS.getByName(LOBBY);
			expect(codeOf(await lobby.edit(visitor(OLGA), patch))).toBe("not_allowed");
		},
	);
});

describe("a public room that becomes private", () => {
	it("[PRIVATE-2] puts out who does not belong to it, and lets them in again once it is public", async () => {
		const room = await openCast();
		const [mel, gus, sam, samToo] = [await enter(room, MEL), await enter(room, GUS), await enter(room, SAM), await enter(room, SAM)];
		await sam.say("I was here");
		given(await room.edit(visitor(OLGA), { visibility: "private" }));
		expect([(await sam.closing()).code, (await samToo.closing()).code]).toEqual([4403, 4403]);
		expect(codeOf(await room.view(visitor(SAM)))).toBe("no_room");
		expect((await (await connect(room, SAM)).closing()).code).toBe(4404);
		await mel.next("presence", ({ left }) => left.includes(SAM.id));
		given(await room.edit(visitor(OLGA), { visibility: "public" }));
		const again = await enter(room, SAM);
		given(await room.edit(visitor(OLGA), { visibility: "private" }));
		expect((await again.closing()).code).toBe(4403);
		expect([await mel.say("we"), await gus.say("stay")]).toEqual([2, 3]);
		await closeAll(mel, gus);
	});
});

describe("an archived room", () => {
	it("[MOD-9] is read and not written, by nobody, and says so", async () => {
		const room = await openCast();
		const [olga, mel] = [await enter(room, OLGA), await enter(room, MEL)];
		const id = await mel.say("/x=1");
		await room.answer(id, { ok: false, code: "unavailable", text: "no", retryable: true });
		given(await room.edit(visitor(OLGA), { archived: true }));
		for (const client of [olga, mel]) {
			for (const frame of [
				{ type: "send", text: "hello" },
				{ type: "send", text: "/x" },
				{ type: "retry", message: id },
			]) {
				expect(await client.ask(frame)).toMatchObject({
					type: "error",
					code: "not_allowed",
					text: expect.stringContaining("archived"),
					retryable: false,
				});
			}
		}
		mel.send({ type: "typing" });
		await mel.ask({ type: "send", text: "hello" });
		expect(olga.all("typing")).toEqual([]);
		expect(await stored(room)).toHaveLength(1);
		expect((await (await enter(room, GUS)).welcome()).messages).toHaveLength(1);
		expect(codeOf(await room.edit(visitor(OLGA), { title: "New" }))).toBe("not_allowed");
		expect(codeOf(await room.removeMember(visitor(GUS), GUS.id, {}))).toBe("ok");
		given(await room.edit(visitor(OLGA), { archived: false }));
		expect(given(await room.view(visitor(OLGA))).room.archivedAt).toBeUndefined();
		await mel.say("hello again");
		await closeAll(olga, mel);
	});

	it("[SEND-2] still answers the repeat of what it has", async () => {
		const room = await openCast();
		const mel = await enter(room, MEL);
		expect(await mel.ask({ type: "send", id: "kept", text: "hello" })).toMatchObject({ type: "ok", message: 1 });
		given(await room.edit(visitor(OLGA), { archived: true }));
		mel.send({ type: "send", id: "kept", text: "hello" });
		await mel.until("the answer to the repeat", () => mel.answersTo("kept").length === 2);
		expect(mel.answersTo("kept").at(-1)).toEqual({ type: "ok", id: "kept", message: 1 });
		await mel.close();
	});
});

it("[MOD-8] in a paused room members are refused with a word why, and moderators are not", async () => {
	const room = await openCast();
	const [olga, mona, mel, sam] = [await enter(room, OLGA), await enter(room, MONA), await enter(room, MEL), await enter(room, SAM)];
	given(await room.edit(visitor(MONA), { paused: true }));
	await evictDurableObject(room);
	for (const client of [mel, sam]) {
		expect(await client.ask({ type: "send", text: "hello" })).toMatchObject({
			code: "not_allowed",
			text: expect.stringContaining("paused"),
		});
	}
	expect([await olga.say("now"), await mona.say("listen")]).toEqual([1, 2]);
	given(await room.edit(visitor(MONA), { paused: false }));
	expect(await mel.say("hello")).toBe(3);
	await closeAll(olga, mona, mel, sam);
});

describe("slow mode", () => {
	const NOW = Date.UTC(2026, 0, 1);

	it("[MOD-7] makes members wait between two messages, and says how long; moderators do not wait", async () => {
		vi.useFakeTimers({ toFake: ["Date"], now: NOW });
		const room = await openCast({ slowMode: 30 });
		const [mona, mel, gus] = [await enter(room, MONA), await enter(room, MEL), await enter(room, GUS)];
		await mel.say("one");
		expect(await mel.ask({ type: "send", text: "two" })).toEqual({
			type: "error",
			id: expect.any(String),
			code: "slow_mode",
			text: expect.any(String),
			retryable: true,
			retryAfter: 30,
		});
		await gus.say("me too");
		await mona.say("a");
		await mona.say("b");
		vi.setSystemTime(NOW + 29_001);
		expect(await mel.ask({ type: "send", text: "two" })).toMatchObject({ code: "slow_mode", retryAfter: 1 });
		vi.setSystemTime(NOW + 30_000);
		await mel.say("two");
		await closeAll(mona, mel, gus);
	});

	it("[MOD-7] counts commands, and outlives the room's being put out of memory", async () => {
		vi.useFakeTimers({ toFake: ["Date"], now: NOW });
		const room = await openCast({ slowMode: 30 });
		const mel = await enter(room, MEL);
		await mel.say("/x=1");
		vi.setSystemTime(NOW + 10_000);
		await evictDurableObject(room);
		expect(await mel.ask({ type: "send", text: "two" })).toMatchObject({ code: "slow_mode", retryAfter: 20 });
		await mel.close();
	});

	it("[MOD-7] that is made slower counts from the last message all the same", async () => {
		vi.useFakeTimers({ toFake: ["Date"], now: NOW });
		const room = await openCast({ slowMode: 10 });
		const mel = await enter(room, MEL);
		await mel.say("one");
		vi.setSystemTime(NOW + 20_000);
		const gus = await enter(room, GUS);
		await gus.say("two");
		given(await room.edit(visitor(MONA), { slowMode: 60 }));
		expect(await mel.ask({ type: "send", text: "three" })).toMatchObject({ code: "slow_mode", retryAfter: 40 });
		given(await room.edit(visitor(MONA), { slowMode: 0 }));
		await mel.say("three");
		await closeAll(mel, gus);
	});

	it("[MOD-7] that is turned on counts what was written before", async () => {
		const room = await openCast();
		await seed(room, (history) => history.append({ sender: MEL, clientId: "a", text: "one" }, Date.now() - 5_000));
		given(await room.edit(visitor(MONA), { slowMode: 600 }));
		const mel = await enter(room, MEL);
		const answer = await mel.ask({ type: "send", text: "two" });
		expect(answer).toMatchObject({ code: "slow_mode" });
		expect(await mel.ask({ type: "send", id: "a", text: "one" })).toMatchObject({ type: "ok", message: 1 });
		await mel.close();
	});
});

it("[ROOM-9] the list of rooms has the change, and a room that is private or archived is not in it", async () => {
	const room = await openCast();
	const listed = async () => (await env.DIRECTORY.getByName("directory").rooms([])).find(({ slug }) => slug === room.slug);
	given(await room.edit(visitor(OLGA), { title: "New" }));
	await vi.waitUntil(async () => (await listed())?.title === "New");
	for (const patch of [{ visibility: "private" }, { archived: true }] as const) {
		given(await room.edit(visitor(OLGA), patch));
		await vi.waitUntil(async () => (await listed()) === undefined);
		const mine = await env.DIRECTORY.getByName("directory").rooms([room.slug]);
		expect(mine.find(({ slug }) => slug === room.slug)).toMatchObject({ joined: true, visibility: "private" });
	}
});
