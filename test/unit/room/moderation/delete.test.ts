/** The end of a room, and of an account that was in it. */
import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import { DIRECTORY, LOBBY } from "../../../../src/protocol/addresses.ts";
import type { User } from "../../../../src/protocol/message.ts";
import { announce, given, guest, owner, roomInfo, stored, visitor } from "../../support/room.ts";
import { account, codeOf, connect, enter, GUS, leaveAll, MEL, MONA, OLGA, openCast, privately, rolesIn, rowsOf, SAM } from "./cast.ts";

afterEach(leaveAll);

const listed = async (slug: string) => (await env.DIRECTORY.getByName(DIRECTORY).rooms([slug])).some((room) => room.slug === slug);

describe("deleting a room", () => {
	it.each<[string, User, string]>([
		["an owner may", OLGA, "ok"],
		["a moderator may not", MONA, "not_allowed"],
		["a member may not", MEL, "not_allowed"],
		["somebody outside sees no room", SAM, "no_room"],
	])("[MOD-11] %s", async (_, who, code) => {
		const room = await openCast(privately);
		expect(codeOf(await room.delete(visitor(who)))).toBe(code);
		expect(codeOf(await room.view(visitor(OLGA)))).toBe(code === "ok" ? "no_room" : "ok");
	});

	it("[MOD-11] is nothing that the lobby knows", async () => {
		expect(codeOf(await env.ROOMS.getByName(LOBBY).delete(visitor(OLGA)))).toBe("not_allowed");
	});

	it("[MOD-11] closes every socket with 4404 and leaves nothing: no table, no alarm, no line in the list", async () => {
		await announce("x");
		const room = await openCast();
		const clients = [await enter(room, OLGA), await enter(room, GUS), await enter(room, SAM)];
		await clients[0]?.say("hello");
		await clients[1]?.say("/x=1");
		await vi.waitUntil(() => listed(room.slug));
		given(await room.delete(visitor(OLGA)));
		for (const client of clients) expect((await client.closing()).code).toBe(4404);
		expect(await rowsOf(room, "SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'")).toEqual([]);
		expect(await runInDurableObject(room, (_, { storage }) => storage.getAlarm())).toBeNull();
		expect(await listed(room.slug)).toBe(false);
		expect((await (await connect(room, OLGA)).closing()).code).toBe(4404);
		expect(await room.answer(2, { ok: true, text: "late" }, 1)).toBe("unknown");
	});

	it("[MOD-11] leaves nothing of what was being sent meanwhile, and no report comes behind it", async () => {
		const room = await openCast();
		const mel = await enter(room, MEL);
		await mel.say("hello");
		for (let n = 0; n < 3; n++) mel.send({ type: "send", id: `${n}`, text: "more" });
		const coming = Array.from({ length: 5 }, () => connect(room, SAM));
		given(await room.delete(visitor(OLGA)));
		await Promise.all(coming);
		expect((await mel.closing()).code).toBe(4404);
		expect(await rowsOf(room, "SELECT name FROM sqlite_master WHERE name NOT LIKE '\\_cf%' ESCAPE '\\'")).toEqual([]);
		expect(await listed(room.slug)).toBe(false);
	});

	it("[MOD-11] frees the address: who takes it has an empty room, and is told apart from who had it", async () => {
		const room = await openCast(privately);
		await (await enter(room, MEL)).say("secret");
		given(await room.delete(visitor(OLGA)));
		expect(await room.create({ ...roomInfo(room.slug), ...privately }, [owner(SAM)])).toBe(true);
		expect(await stored(room, SAM)).toEqual([]);
		expect(codeOf(await room.view(visitor(OLGA)))).toBe("no_room");
		await vi.waitUntil(() => listed(room.slug));
	});
});

describe("an account that is closed", () => {
	const dora = account("Dora");
	const ghost = guest("ghost");

	it("[MOD-11] leaves its rooms, and what it wrote is nobody's", async () => {
		const room = await openCast(privately, [[dora, "moderator"]]);
		const client = await enter(room, dora);
		await client.say("hello");
		given(await room.invite(visitor(dora), {}, "d", "hash"));
		await room.forget([dora.id], ghost, false);
		expect((await client.closing()).code).toBe(4401);
		expect(await rolesIn(room)).not.toHaveProperty("dora");
		expect(given(await room.invites(visitor(OLGA)))).toEqual([]);
		expect(await stored(room, OLGA)).toMatchObject([{ text: "hello", author: ghost }]);
		expect(codeOf(await room.view(visitor(dora)))).toBe("no_room");
	});

	it("[MOD-4] takes away what it wrote where it asked for that, commands too, and the bot stays their author", async () => {
		await announce("x");
		const room = await openCast({}, [[dora, "member"]]);
		const [client, mel] = [await enter(room, dora), await enter(room, MEL)];
		await client.say("hello");
		await client.say("/x=1");
		await room.forget([dora.id], ghost, true);
		await mel.message("the last one", ({ rev }) => rev === 4);
		expect(mel.heard.slice(-2)).toMatchObject([
			{ id: 1, text: null, author: ghost },
			{ id: 2, text: null, author: { kind: "bot" }, command: { by: ghost, status: "failed" } },
		]);
		expect(await rowsOf(room, "SELECT * FROM outbox")).toEqual([]);
		await mel.close();
	});

	it("[MOD-2] is banned no more: who has the handle one day is somebody else", async () => {
		const room = await openCast({}, [[dora, "member"]]);
		given(await room.removeMember(visitor(MONA), dora.id, { ban: "forever" }));
		await room.forget([dora.id], ghost, false);
		expect(codeOf(await room.view(visitor(dora)))).toBe("ok");
	});
});
