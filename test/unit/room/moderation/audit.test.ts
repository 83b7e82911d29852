/** The audit log: who did what to whom, and when; and who reads it. */
import { afterEach, describe, expect, it } from "vitest";
import type { User } from "../../../../src/protocol/message.ts";
import { given, visitor } from "../../support/room.ts";
import { codeOf, enter, GUS, leaveAll, logOf, MEL, MILO, MONA, OLGA, openCast, privately, SAM } from "./cast.ts";

afterEach(leaveAll);

const ALL = Number.MAX_SAFE_INTEGER;

it("[MOD-10] each decision has its line, and a refused one has none", async () => {
	const room = await openCast(privately);
	const gus = await enter(room, GUS);
	await gus.say("spam");
	given(await room.edit(visitor(MONA), { title: "New", paused: true }));
	given(await room.setMember(visitor(OLGA), MEL.id, { role: "moderator" }));
	given(await room.setMember(visitor(MONA), GUS.id, { muted: "1h" }));
	given(await room.setMember(visitor(MONA), GUS.id, { muted: "off" }));
	await room.setMember(visitor(MONA), MILO.id, { muted: "1h" });
	given(await room.invite(visitor(MONA), {}, "i1", "hash 1"));
	given(await room.invite(visitor(OLGA), { role: "moderator" }, "i2", "hash 2"));
	given(await room.acceptInvite(visitor(SAM), "hash 1"));
	given(await room.revokeInvite(visitor(MONA), "i2"));
	given(await room.removeMember(visitor(MILO), GUS.id, { ban: "1d", purge: "15m" }));
	given(await room.unban(visitor(MONA), GUS.id));
	given(await room.removeMember(visitor(SAM), SAM.id, {}));
	expect(await logOf(room)).toEqual([
		'mona edit {"title":"New","paused":true}',
		"olga role mel moderator",
		"mona mute ~gus 1h",
		"mona unmute ~gus off",
		"mona invite member",
		"olga invite moderator",
		"sam join i1",
		"mona revoke i2",
		"milo remove ~gus",
		"milo ban ~gus 1d",
		"milo purge ~gus 15m, 1",
		"mona unban ~gus",
		"sam leave",
	]);
});

it("[MOD-10] a line says when, and keeps the names that people had", async () => {
	const room = await openCast();
	const before = Date.now();
	given(await room.setMember(visitor(OLGA), MEL.id, { role: "moderator" }));
	given(await room.removeMember(visitor({ ...OLGA, name: "Olga the Second" }), MEL.id, {}));
	const entries = given(await room.audit(visitor(MONA), ALL, 10));
	expect(entries).toEqual([
		{ id: 2, at: expect.any(Number), actor: { ...OLGA, name: "Olga the Second" }, act: "remove", target: MEL },
		{ id: 1, at: expect.any(Number), actor: OLGA, act: "role", target: MEL, detail: "moderator" },
	]);
	for (const { at } of entries) {
		expect(at).toBeGreaterThanOrEqual(before);
		expect(at).toBeLessThanOrEqual(Date.now());
	}
});

it("[MOD-10] pages lead from the newest line to the oldest", async () => {
	const room = await openCast();
	for (let n = 1; n <= 7; n++) given(await room.edit(visitor(MONA), { title: `${n}` }));
	const page = async (before: number) => given(await room.audit(visitor(MONA), before, 3)).map(({ id }) => id);
	expect([await page(ALL), await page(5), await page(2), await page(1), await page(0)]).toEqual([[7, 6, 5], [4, 3, 2], [1], [], []]);
});

describe("the log", () => {
	it.each<[User, string, string]>([
		[OLGA, "ok", "ok"],
		[MONA, "ok", "ok"],
		[MEL, "not_allowed", "not_allowed"],
		[GUS, "not_allowed", "not_allowed"],
		[SAM, "not_allowed", "no_room"],
	])("[MOD-10] is read by moderators: $id", async (who, inPublic, inPrivate) => {
		expect(codeOf(await (await openCast()).audit(visitor(who), ALL, 10))).toBe(inPublic);
		expect(codeOf(await (await openCast(privately)).audit(visitor(who), ALL, 10))).toBe(inPrivate);
	});

	it("[MOD-10] says nothing of a message that was taken away but how many there were", async () => {
		const room = await openCast();
		await (await enter(room, GUS)).say("secret");
		given(await room.removeMember(visitor(MONA), GUS.id, { purge: "1h" }));
		expect(JSON.stringify(given(await room.audit(visitor(MONA), ALL, 10)))).not.toContain("secret");
	});
});
