/** Giving and taking roles, leaving, and what a guest takes along who becomes an account. */
import { afterEach, describe, expect, it } from "vitest";
import type { MemberPatch } from "../../../../src/protocol/bodies.ts";
import type { User } from "../../../../src/protocol/message.ts";
import { closeAll, given, guest, stored, visitor } from "../../support/room.ts";
import {
	account,
	codeOf,
	connect,
	enter,
	GUS,
	leaveAll,
	logOf,
	MEL,
	MILO,
	MONA,
	OLGA,
	OTTO,
	openCast,
	privately,
	rolesIn,
	SAM,
} from "./cast.ts";

afterEach(leaveAll);

describe("a role", () => {
	it.each<[string, User, User, MemberPatch, string]>([
		["[ROLE-2] an owner makes a member a moderator", OLGA, MEL, { role: "moderator" }, "ok"],
		["[ROLE-2] an owner makes a moderator an owner", OLGA, MONA, { role: "owner" }, "ok"],
		["[ROLE-2] an owner makes a moderator a member", OLGA, MONA, { role: "member" }, "ok"],
		["[ROLE-2] a moderator gives no role", MONA, MEL, { role: "moderator" }, "not_allowed"],
		["[ROLE-2] a moderator cannot make themselves an owner", MONA, MONA, { role: "owner" }, "not_allowed"],
		["[ROLE-2] a member gives no role", MEL, MEL, { role: "owner" }, "not_allowed"],
		["[ROLE-2] somebody whom the room does not know gets none", OLGA, SAM, { role: "member" }, "no_person"],
		["[ROLE-3] a guest does not become a moderator", OLGA, GUS, { role: "moderator" }, "account_needed"],
		["[ROLE-3] a guest does not become an owner", OLGA, GUS, { role: "owner" }, "account_needed"],
		["[ROLE-4] the last owner does not step down", OLGA, OLGA, { role: "moderator" }, "last_owner"],
		["[ROLE-4] the last owner does not become a member", OLGA, OLGA, { role: "member" }, "last_owner"],
		["[ROLE-2] a role and a mute that is refused change nothing", OLGA, OLGA, { role: "owner", muted: "1h" }, "not_allowed"],
	])("%s", async (_, who, whom, patch, code) => {
		const room = await openCast();
		const before = await rolesIn(room);
		expect(codeOf(await room.setMember(visitor(who), whom.id, patch))).toBe(code);
		expect(await rolesIn(room)).toEqual(code === "ok" ? { ...before, [whom.id]: patch.role } : before);
		expect(await logOf(room)).toEqual(code === "ok" ? [`olga role ${whom.id} ${patch.role}`] : []);
	});

	it("[ROLE-6] that changes is told to who has it, and holds from then on", async () => {
		const room = await openCast();
		const [mel, gus] = [await enter(room, MEL), await enter(room, GUS)];
		expect(codeOf(await room.edit(visitor(MEL), { topic: "mine" }))).toBe("not_allowed");
		await room.setMember(visitor(OLGA), MEL.id, { role: "moderator" });
		expect(await mel.next("room")).toMatchObject({ role: "moderator", room: { slug: room.slug } });
		expect(codeOf(await room.edit(visitor(MEL), { topic: "mine" }))).toBe("ok");
		expect((await gus.next("room")).role).toBeUndefined();
		await closeAll(mel, gus);
	});

	it("[ROLE-5] that is lowered takes back the invitations of who had it, and no others", async () => {
		const room = await openCast();
		for (const who of [MONA, MILO]) given(await room.invite(visitor(who), {}, who.id, `hash of ${who.id}`));
		await room.setMember(visitor(OLGA), MONA.id, { role: "member" });
		expect(given(await room.invites(visitor(OLGA))).map(({ id }) => id)).toEqual([MILO.id]);
		expect(codeOf(await room.acceptInvite(visitor(SAM), "hash of mona"))).toBe("invite_gone");
	});

	it("[ROLE-5] of an owner who becomes a moderator leaves no invitation that makes moderators", async () => {
		const room = await openCast({}, [[OTTO, "owner"]]);
		given(await room.invite(visitor(OTTO), { role: "moderator" }, "o", "hash"));
		await room.setMember(visitor(OLGA), OTTO.id, { role: "moderator" });
		expect(codeOf(await room.acceptInvite(visitor(SAM), "hash"))).toBe("invite_gone");
	});

	it("[ROLE-8] that is given to somebody who is banned ends the ban", async () => {
		const room = await openCast(privately);
		await room.removeMember(visitor(MONA), MEL.id, { ban: "forever" });
		given(await room.setMember(visitor(OLGA), MEL.id, { role: "member" }));
		expect(codeOf(await room.view(visitor(MEL)))).toBe("ok");
		expect(given(await room.bans(visitor(OLGA)))).toEqual([]);
		expect((await logOf(room)).slice(-2)).toEqual(["olga unban mel", "olga role mel member"]);
	});
});

describe("leaving", () => {
	it("[ROLE-4] is not for the last owner; once another has the room, it is", async () => {
		const room = await openCast();
		expect(codeOf(await room.removeMember(visitor(OLGA), OLGA.id, {}))).toBe("last_owner");
		given(await room.setMember(visitor(OLGA), MONA.id, { role: "owner" }));
		expect(codeOf(await room.removeMember(visitor(OLGA), OLGA.id, {}))).toBe("ok");
		expect(given(await room.view(visitor(OLGA))).role).toBe("member");
		expect(given(await room.view(visitor(MONA))).role).toBe("owner");
	});

	it("[ROLE-4] by two owners at once leaves one of them, whichever came first", async () => {
		const room = await openCast({}, [[OTTO, "owner"]]);
		const outcomes = await Promise.all([OLGA, OTTO].map((who) => room.removeMember(visitor(who), who.id, {})));
		expect(outcomes.map(codeOf).toSorted()).toEqual(["last_owner", "ok"]);
	});

	it("[ROLE-4] by two owners who make each other members at once leaves one of them", async () => {
		const room = await openCast({}, [[OTTO, "owner"]]);
		const outcomes = await Promise.all([
			room.setMember(visitor(OLGA), OTTO.id, { role: "member" }),
			room.setMember(visitor(OTTO), OLGA.id, { role: "member" }),
		]);
		expect(outcomes.map(codeOf)).toEqual(["ok", "not_allowed"]);
	});

	it("[PRIVATE-4] a private room closes one's sockets, and what is in it is not found any more", async () => {
		const room = await openCast(privately);
		const [mel, melToo, gus] = [await enter(room, MEL), await enter(room, MEL), await enter(room, GUS)];
		given(await room.removeMember(visitor(MEL), MEL.id, {}));
		expect((await mel.closing()).code).toBe(4403);
		expect((await melToo.closing()).code).toBe(4403);
		expect(codeOf(await room.page(visitor(MEL), { limit: 1 }))).toBe("no_room");
		expect((await (await connect(room, MEL)).closing()).code).toBe(4404);
		await gus.next("presence", ({ left }) => left.includes(MEL.id));
		expect(gus.closed).toBeUndefined();
		expect(await logOf(room)).toEqual(["mel leave"]);
		await gus.close();
	});

	it("[ROLE-6] a public room lets one stay as everybody else, without the role and the invitations that one had", async () => {
		const room = await openCast();
		const mona = await enter(room, MONA);
		given(await room.invite(visitor(MONA), {}, "m", "hash"));
		given(await room.removeMember(visitor(MONA), MONA.id, {}));
		expect((await mona.next("room")).role).toBe("member");
		expect(await mona.say("still here")).toBe(1);
		expect(codeOf(await room.invites(visitor(MONA)))).toBe("not_allowed");
		expect(given(await room.invites(visitor(OLGA)))).toEqual([]);
		await mona.close();
	});

	it("[ROLE-4] a public room that one does not belong to does nothing", async () => {
		const room = await openCast();
		expect(codeOf(await room.removeMember(visitor(SAM), SAM.id, {}))).toBe("ok");
		expect(await logOf(room)).toEqual([]);
	});
});

describe("a guest who becomes an account", () => {
	const grace = account("Grace");
	const was = guest("Grace");
	const asAccount = visitor(grace, { was: [was.id] });

	it("[ROLE-7] keeps the room that they opened, with their invitations, and as the account only", async () => {
		const room = await openCast(privately, [[was, "owner"]]);
		given(await room.invite(visitor(was), {}, "g", "hash"));
		expect(given(await room.view(asAccount)).role).toBe("owner");
		expect(await rolesIn(room)).toMatchObject({ grace: "owner" });
		expect(await rolesIn(room)).not.toHaveProperty(was.id);
		expect(given(await room.invites(asAccount))).toMatchObject([{ id: "g", by: "grace" }]);
		expect(codeOf(await room.view(visitor(was)))).toBe("no_room");
	});

	it("[ROLE-7] has written what they go on writing as the guest elsewhere, from the next time that they come", async () => {
		const room = await openCast();
		const elsewhere = await enter(room, was);
		given(await room.view(asAccount));
		await elsewhere.say("from another tab");
		given(await room.view(asAccount));
		expect((await stored(room)).map(({ author }) => author)).toEqual([grace]);
		await elsewhere.close();
	});

	it("[ROLE-7] keeps the higher one of two roles", async () => {
		const room = await openCast({}, [
			[was, "member"],
			[grace, "moderator"],
		]);
		expect(given(await room.view(asAccount)).role).toBe("moderator");
	});

	it("[ROLE-7] is still banned, and still muted, and so is the guest", async () => {
		const room = await openCast();
		const client = await enter(room, was);
		await client.say("hello");
		given(await room.setMember(visitor(MONA), was.id, { muted: "1h" }));
		given(await room.view(asAccount));
		expect(await client.ask({ type: "send", text: "and?" })).toMatchObject({ code: "muted" });
		given(await room.removeMember(visitor(MONA), was.id, { ban: "1d" }));
		expect((await client.closing()).code).toBe(4403);
		for (const who of [asAccount, visitor(was)]) expect(codeOf(await room.view(who))).toBe("not_allowed");
		expect(given(await room.bans(visitor(MONA)))).toMatchObject([{ user: grace }]);
		given(await room.unban(visitor(MONA), grace.id));
		for (const who of [asAccount, visitor(was)]) expect(codeOf(await room.view(who))).toBe("ok");
	});

	it("[ROLE-7] is named by either id: nobody removes a moderator by the guest that they were", async () => {
		const room = await openCast({}, [[grace, "moderator"]]);
		const client = await enter(room, was);
		await client.say("hello");
		await client.close();
		given(await room.view(asAccount));
		expect(codeOf(await room.removeMember(visitor(MONA), was.id, { ban: "1h" }))).toBe("not_allowed");
		expect(codeOf(await room.setMember(visitor(MONA), was.id, { muted: "1h" }))).toBe("not_allowed");
	});
});

it("[MEMBERS-1] the people of a room are who belongs to it, the owners first, and who is merely here", async () => {
	const room = await openCast();
	const sam = await enter(room, SAM);
	expect(given(await room.members(visitor(SAM)))).toEqual(
		[
			{ user: OLGA, role: "owner" },
			{ user: MILO, role: "moderator" },
			{ user: MONA, role: "moderator" },
			{ user: MEL, role: "member" },
			{ user: GUS, role: "member" },
			{ user: SAM, role: "member" },
		].sort((a, b) => order(a) - order(b)),
	);
	await sam.close();
});

/** People who came in the same moment are in the order of their ids, and "~" is behind the letters. */
function order({ user, role }: { user: User; role: string }): number {
	const rank = { owner: 0, moderator: 1, member: 2 }[role] ?? 3;
	return rank * 10 + [MEL.id, MILO.id, MONA.id, GUS.id, SAM.id].indexOf(user.id);
}
