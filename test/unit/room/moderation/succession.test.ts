/** Who owns a room once the account of its last owner is closed. */
import { afterEach, expect, it } from "vitest";
import type { Role, User } from "../../../../src/protocol/message.ts";
import { given, visitor } from "../../support/room.ts";
import { account, codeOf, enter, GUS, leaveAll, MEL, MILO, MONA, OLGA, OTTO, openCast, privately, rolesIn, SAM } from "./cast.ts";

afterEach(leaveAll);

const GHOST = { id: "~nobody", name: "deleted account", kind: "guest" } as const;
/** Would come first by their name. */
const ABE = account("Abe");
const ZOE = account("Zoe");

/** The room without one of its people, as an account that is closed has it. */
const without = (room: Awaited<ReturnType<typeof openCast>>, { id }: User) => room.forget([id], GHOST, false);

it("[ROLE-4] the moderator who has belonged for longest becomes the owner; they are told at once, and the log says so", async () => {
	const room = await openCast(
		{},
		[],
		[
			[OLGA, "owner"],
			[MEL, "member"],
			[MONA, "moderator"],
		],
	);
	const [mona, abe] = [await enter(room, MONA), await enter(room, ABE)];
	given(await room.setMember(visitor(OLGA), ABE.id, { role: "moderator" }));
	await without(room, OLGA);
	expect(await mona.next("room")).toMatchObject({ role: "owner" });
	expect(abe.all("room").map(({ role }) => role)).toEqual(["moderator"]);
	expect(given(await room.edit(visitor(MONA), { archived: true })).archivedAt).toBeDefined();
	const log = given(await room.audit(visitor(MONA), Number.MAX_SAFE_INTEGER, 2));
	expect(log[1]).toMatchObject({ actor: GHOST, act: "role", target: MONA, detail: "owner" });
});

it.each<[string, [User, Role][], User | undefined]>([
	[
		"a moderator goes before a member who came earlier",
		[
			[MEL, "member"],
			[ZOE, "moderator"],
		],
		ZOE,
	],
	[
		"a member follows where nobody moderates",
		[
			[GUS, "member"],
			[MEL, "member"],
		],
		MEL,
	],
	["a guest does not follow", [[GUS, "member"]], undefined],
	["nobody follows where nobody else belongs to the room", [], undefined],
])("[ROLE-4] %s", async (_, others, heir) => {
	const room = await openCast(privately, [], [[OLGA, "owner"], ...others]);
	await without(room, OLGA);
	for (const [user, role] of others) {
		const view = await room.view(visitor(user));
		expect(view, user.id).toMatchObject({ ok: true, value: { role: user === heir ? "owner" : role } });
	}
});

it("[ROLE-4] nobody follows as long as there is another owner, and never who was banned", async () => {
	const room = await openCast({}, [[OTTO, "owner"]]);
	await without(room, OTTO);
	expect(await rolesIn(room)).toMatchObject({ olga: "owner", mona: "moderator" });
	given(await room.removeMember(visitor(OLGA), MONA.id, { ban: "forever" }));
	const milo = await enter(room, MILO);
	await without(room, OLGA);
	expect((await milo.next("room")).role).toBe("owner");
});

it("[ROLE-4] of two owners, one who leaves and one whose account is closed at once leave the room to an owner", async () => {
	for (const order of ["leave first", "close first"]) {
		const room = await openCast({}, [[OTTO, "owner"]]);
		const calls = [() => room.removeMember(visitor(OLGA), OLGA.id, {}), () => without(room, OTTO)];
		const [left] = await Promise.all((order === "leave first" ? calls : calls.reverse()).map((call) => call()));
		const owners = (await ownersOf(room)).length;
		expect(owners, `${order}: ${JSON.stringify(left)}`).toBe(1);
	}
});

it("[ROLE-4] all owners and moderators whose accounts are closed at once leave the room to a member", async () => {
	const room = await openCast({}, [[OTTO, "owner"]]);
	await Promise.all([OLGA, MONA, OTTO, MILO].map((user) => without(room, user)));
	expect(await ownersOf(room)).toEqual([MEL.id]);
});

it("[ROLE-4] a conversation of two has no owner before and after", async () => {
	const two = await openCast(
		{ ...privately, direct: true },
		[],
		[
			[MEL, "member"],
			[SAM, "member"],
		],
	);
	await without(two, SAM);
	expect(await ownersOf(two)).toEqual([]);
	expect(codeOf(await two.removeMember(visitor(MEL), MEL.id, {}))).toBe("ok");
});

async function ownersOf(room: Awaited<ReturnType<typeof openCast>>): Promise<string[]> {
	const members = given(await room.members(visitor(MEL)));
	return members.filter(({ role }) => role === "owner").map(({ user }) => user.id);
}
