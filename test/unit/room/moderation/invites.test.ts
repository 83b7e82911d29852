/** Invitations: who gives them out, and whom they let in. */
import { afterEach, describe, expect, it } from "vitest";
import type { NewInvite } from "../../../../src/protocol/bodies.ts";
import { INVITES_MAX } from "../../../../src/protocol/limits.ts";
import type { User } from "../../../../src/protocol/message.ts";
import { given, guest, openRoom, visitor } from "../../support/room.ts";
import { account, codeOf, enter, GUS, leaveAll, logOf, MEL, MONA, OLGA, openCast, privately, rolesIn, rowsOf, SAM } from "./cast.ts";

afterEach(leaveAll);

const DAY = 24 * 3_600_000;

describe("an invitation", () => {
	it.each<[string, User, NewInvite, string]>([
		["[INVITE-2] is given out by a moderator", MONA, {}, "ok"],
		["[INVITE-2] is given out by an owner", OLGA, {}, "ok"],
		["[INVITE-2] is not given out by a member", MEL, {}, "not_allowed"],
		["[INVITE-2] that makes a moderator is an owner's to give", OLGA, { role: "moderator" }, "ok"],
		["[INVITE-2] that makes a moderator is not a moderator's to give", MONA, { role: "moderator" }, "not_allowed"],
		["[PRIVATE-1] is not given out by somebody outside, who sees no room", SAM, {}, "no_room"],
	])("%s", async (_, who, invite, code) => {
		const room = await openCast(privately);
		expect(codeOf(await room.invite(visitor(who), invite, "i", "hash"))).toBe(code);
		expect(await logOf(room)).toEqual(code === "ok" ? [`${who.id} invite ${invite.role ?? "member"}`] : []);
	});

	it("[INVITE-2] is good for seven days, or as long and as often as was said", async () => {
		const room = await openCast(privately);
		const before = Date.now();
		const plain = given(await room.invite(visitor(MONA), {}, "plain", "hash 1"));
		const exact = given(await room.invite(visitor(OLGA), { expiresIn: 60, maxUses: 3, role: "moderator" }, "exact", "hash 2"));
		expect(plain).toEqual({ id: "plain", role: "member", by: MONA.id, at: expect.any(Number), expiresAt: plain.at + 7 * DAY });
		expect(exact).toEqual({
			id: "exact",
			role: "moderator",
			by: OLGA.id,
			at: expect.any(Number),
			expiresAt: exact.at + 60_000,
			usesLeft: 3,
		});
		expect(plain.at).toBeGreaterThanOrEqual(before);
		expect(given(await room.invites(visitor(MONA))).toSorted((a, b) => a.id.localeCompare(b.id))).toEqual([exact, plain]);
		expect(codeOf(await room.invites(visitor(MEL)))).toBe("not_allowed");
	});

	it("[INVITE-1] says where it leads, and lets in once it is accepted", async () => {
		const room = await openCast(privately);
		given(await room.invite(visitor(MONA), {}, "i", "hash"));
		expect(given(await room.previewInvite(visitor(SAM), "hash"))).toMatchObject({ slug: room.slug, title: `Room ${room.slug}` });
		expect(codeOf(await room.view(visitor(SAM)))).toBe("no_room");
		expect(given(await room.acceptInvite(visitor(SAM), "hash"))).toMatchObject({ slug: room.slug });
		expect(given(await room.view(visitor(SAM))).role).toBe("member");
		expect((await logOf(room)).at(-1)).toBe("sam join i");
	});

	it("[INVITE-5] makes a guest a member, whatever it makes of others", async () => {
		const room = await openCast(privately);
		given(await room.invite(visitor(OLGA), { role: "moderator" }, "i", "hash"));
		const visiting = guest("Visiting");
		for (const who of [visiting, SAM]) given(await room.acceptInvite(visitor(who), "hash"));
		expect(await rolesIn(room)).toMatchObject({ [visiting.id]: "member", sam: "moderator" });
	});

	it("[INVITE-4] is used up by those alone who gain something by it", async () => {
		const room = await openCast(privately);
		given(await room.invite(visitor(OLGA), { maxUses: 2, role: "moderator" }, "i", "hash"));
		const usesLeft = async () => given(await room.invites(visitor(OLGA)))[0]?.usesLeft;
		for (const who of [OLGA, MONA, GUS]) given(await room.acceptInvite(visitor(who), "hash"));
		expect(await usesLeft()).toBe(2);
		const mel = await enter(room, MEL);
		given(await room.acceptInvite(visitor(MEL), "hash"));
		expect((await mel.next("room")).role).toBe("moderator");
		given(await room.acceptInvite(visitor(MEL), "hash"));
		expect(await usesLeft()).toBe(1);
		expect(await rolesIn(room)).toMatchObject({ olga: "owner", mona: "moderator", mel: "moderator", [GUS.id]: "member" });
		await mel.close();
	});

	it("[INVITE-4] with one use left lets in one of ten who come at once", async () => {
		const room = await openCast(privately);
		given(await room.invite(visitor(MONA), { maxUses: 1 }, "i", "hash"));
		const people = Array.from({ length: 10 }, (_, n) => account(`Racer${n}`));
		const outcomes = await Promise.all(people.map((who) => room.acceptInvite(visitor(who), "hash")));
		expect(outcomes.map(codeOf).toSorted()).toEqual([...Array(9).fill("invite_gone"), "ok"]);
		expect(Object.keys(await rolesIn(room)).filter((id) => id.startsWith("racer"))).toHaveLength(1);
	});

	it("[INVITE-1] is kept as a hash, and a public room takes it too", async () => {
		const room = await openCast();
		given(await room.invite(visitor(MONA), {}, "i", "hash"));
		expect(await rowsOf(room, "SELECT id, hash FROM invites")).toEqual([{ id: "i", hash: "hash" }]);
		given(await room.acceptInvite(visitor(SAM), "hash"));
		expect(await rolesIn(room)).toHaveProperty("sam", "member");
	});
});

it.each<[string, string, (room: Awaited<ReturnType<typeof openCast>>) => Promise<unknown>]>([
	["a wrong one", "another hash", async () => undefined],
	["one that was revoked", "hash", (room) => room.revokeInvite(visitor(MONA), "i")],
	["one that is used up", "hash", (room) => room.acceptInvite(visitor(account("Quick")), "hash")],
	["one whose giver was removed", "hash", (room) => room.removeMember(visitor(OLGA), MONA.id, {})],
	["one whose giver left", "hash", (room) => room.removeMember(visitor(MONA), MONA.id, {})],
	["one of a room that was deleted", "hash", (room) => room.delete(visitor(OLGA))],
])("[INVITE-3] %s is no longer good, and says nothing else", async (_, hash, before) => {
	const room = await openCast(privately);
	given(await room.invite(visitor(MONA), { maxUses: 1 }, "i", "hash"));
	await before(room);
	const outcomes = [await room.previewInvite(visitor(SAM), hash), await room.acceptInvite(visitor(SAM), hash)];
	expect(outcomes).toEqual(Array(2).fill({ ok: false, code: "invite_gone" }));
	expect(codeOf(await room.view(visitor(SAM)))).toBe("no_room");
});

it("[INVITE-3] one that has run out is no longer good, and not listed", async () => {
	const room = await openCast(privately);
	given(await room.invite(visitor(MONA), { expiresIn: -1 }, "i", "hash"));
	expect(codeOf(await room.previewInvite(visitor(SAM), "hash"))).toBe("invite_gone");
	expect(codeOf(await room.acceptInvite(visitor(SAM), "hash"))).toBe("invite_gone");
	expect(given(await room.invites(visitor(MONA)))).toEqual([]);
});

it("[INVITE-3] revoking is for moderators, and once", async () => {
	const room = await openCast();
	given(await room.invite(visitor(OLGA), {}, "i", "hash"));
	expect(codeOf(await room.revokeInvite(visitor(MEL), "i"))).toBe("not_allowed");
	expect(codeOf(await room.revokeInvite(visitor(MONA), "i"))).toBe("ok");
	expect(codeOf(await room.revokeInvite(visitor(MONA), "i"))).toBe("invite_gone");
	expect((await logOf(room)).at(-1)).toBe("mona revoke i");
});

it("[INVITE-6] a room has a hundred that are good at the same time", async () => {
	const room = await openCast();
	for (let n = 0; n < INVITES_MAX; n++) given(await room.invite(visitor(MONA), {}, `${n}`, `hash ${n}`));
	expect(codeOf(await room.invite(visitor(MONA), {}, "more", "hash"))).toBe("rate_limited");
	given(await room.revokeInvite(visitor(MONA), "7"));
	expect(codeOf(await room.invite(visitor(MONA), {}, "more", "hash"))).toBe("ok");
});

it("[INVITE-3] a room that does not exist has none", async () => {
	const room = await openRoom();
	expect(codeOf(await room.acceptInvite(visitor(SAM), "hash"))).toBe("invite_gone");
});
