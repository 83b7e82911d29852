/** Putting people out: for now, for a while, for ever, and by more than their cookie. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Removal } from "../../../../src/protocol/bodies.ts";
import type { User } from "../../../../src/protocol/message.ts";
import { VISITOR_HEADER, type Visitor, writeVisitor } from "../../../../src/room/visitor.ts";
import { Client } from "../../support/client.ts";
import { closeAll, given, guest, type RoomStub, visitor } from "../../support/room.ts";
import {
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
	rowsOf,
	SAM,
	tracked,
} from "./cast.ts";

afterEach(leaveAll);

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 0, 1);

beforeEach(() => {
	vi.useFakeTimers({ toFake: ["Date"], now: NOW });
});
afterEach(() => {
	vi.useRealTimers();
});

async function enterAs(room: RoomStub, who: Visitor): Promise<Client> {
	const headers = { Upgrade: "websocket", [VISITOR_HEADER]: writeVisitor(who) };
	return tracked(new Client(await room.fetch("https://room/socket", { headers }), who.user.name));
}

describe("removing", () => {
	it.each<[string, User, User, Removal, string]>([
		["[MOD-1] a moderator removes a member", MONA, MEL, {}, "ok"],
		["[MOD-1] a moderator removes a guest", MONA, GUS, { ban: "1h" }, "ok"],
		["[MOD-1] an owner removes a moderator", OLGA, MONA, { ban: "1d" }, "ok"],
		["[MOD-1] a moderator removes no moderator", MONA, MILO, {}, "not_allowed"],
		["[MOD-1] a moderator removes no owner", MONA, OLGA, { ban: "forever" }, "not_allowed"],
		["[MOD-1] an owner removes no owner", OLGA, OTTO, {}, "not_allowed"],
		["[MOD-1] a member removes nobody", MEL, GUS, {}, "not_allowed"],
		["[MOD-1] nobody bans themselves", MONA, MONA, { ban: "1h" }, "not_allowed"],
		["[MOD-1] nobody purges themselves", OLGA, OLGA, { purge: "1d" }, "not_allowed"],
		["[MOD-1] somebody whom the room does not know is not there", MONA, SAM, {}, "no_person"],
		["[MOD-1] a bot is nobody whom one removes", MONA, { id: "bot:stock", name: "stock", kind: "bot" }, {}, "no_person"],
	])("%s", async (_, who, whom, removal, code) => {
		const room = await openCast({}, [[OTTO, "owner"]]);
		const before = await rolesIn(room);
		expect(codeOf(await room.removeMember(visitor(who), whom.id, removal))).toBe(code);
		const { [whom.id]: __, ...without } = before;
		expect(await rolesIn(room)).toEqual(code === "ok" ? without : before);
		const ban = removal.ban === undefined ? [] : [`${who.id} ban ${whom.id} ${removal.ban}`];
		expect(await logOf(room)).toEqual(code === "ok" ? [`${who.id} remove ${whom.id}`, ...ban] : []);
	});

	it("[MOD-1] closes all sockets of the person, takes back their invitations, and a public room may be entered again", async () => {
		const room = await openCast({}, [[SAM, "moderator"]]);
		const [sam, samToo, mel] = [await enter(room, SAM), await enter(room, SAM), await enter(room, MEL)];
		given(await room.invite(visitor(SAM), {}, "s", "hash"));
		given(await room.removeMember(visitor(OLGA), SAM.id, {}));
		expect([(await sam.closing()).code, (await samToo.closing()).code]).toEqual([4403, 4403]);
		expect(given(await room.invites(visitor(OLGA)))).toEqual([]);
		await mel.next("presence", ({ left }) => left.includes(SAM.id));
		expect((await (await enter(room, SAM)).welcome()).you.role).toBe("member");
		await mel.close();
	});

	it("[PRIVATE-4] from a private room is for good, until somebody invites them again", async () => {
		const room = await openCast(privately);
		given(await room.removeMember(visitor(MONA), MEL.id, {}));
		expect((await (await connect(room, MEL)).closing()).code).toBe(4404);
		given(await room.invite(visitor(MONA), {}, "i", "hash"));
		given(await room.acceptInvite(visitor(MEL), "hash"));
		await (await enter(room, MEL)).close();
	});

	it("[MOD-9] goes on in an archived room", async () => {
		const room = await openCast(privately);
		given(await room.edit(visitor(OLGA), { archived: true }));
		expect(codeOf(await room.removeMember(visitor(MONA), MEL.id, {}))).toBe("ok");
	});
});

describe("a ban", () => {
	it.each([
		["1h", HOUR],
		["1d", DAY],
		["forever", undefined],
	] as const)("[MOD-2] for %s keeps somebody out for that long and no longer", async (ban, span) => {
		const room = await openCast();
		given(await room.removeMember(visitor(MONA), MEL.id, { ban }));
		const until = span === undefined ? {} : { until: NOW + span };
		expect(given(await room.bans(visitor(MONA)))).toEqual([{ user: MEL, ...until }]);
		vi.setSystemTime(NOW + (span ?? 1_000 * DAY) - 1);
		expect(codeOf(await room.view(visitor(MEL)))).toBe("not_allowed");
		expect(codeOf(await room.page(visitor(MEL), { limit: 1 }))).toBe("not_allowed");
		expect((await (await connect(room, MEL)).closing()).code).toBe(4403);
		vi.setSystemTime(NOW + (span ?? 1_000 * DAY));
		expect(codeOf(await room.view(visitor(MEL)))).toBe(span === undefined ? "not_allowed" : "ok");
		expect(given(await room.bans(visitor(MONA)))).toHaveLength(span === undefined ? 1 : 0);
	});

	it("[MOD-2] from a private room is answered like a room that does not exist, invitation or not", async () => {
		const room = await openCast(privately);
		given(await room.invite(visitor(MONA), {}, "i", "hash"));
		given(await room.removeMember(visitor(MONA), MEL.id, { ban: "1h" }));
		expect(codeOf(await room.view(visitor(MEL)))).toBe("no_room");
		expect((await (await connect(room, MEL)).closing()).code).toBe(4404);
		expect(codeOf(await room.previewInvite(visitor(MEL), "hash"))).toBe("invite_gone");
		expect(codeOf(await room.acceptInvite(visitor(MEL), "hash"))).toBe("invite_gone");
		expect(given(await room.invites(visitor(MONA)))).toHaveLength(1);
	});

	it("[MOD-2] is lifted by a moderator, and only once", async () => {
		const room = await openCast();
		given(await room.removeMember(visitor(MONA), MEL.id, { ban: "forever" }));
		expect(codeOf(await room.unban(visitor(GUS), MEL.id))).toBe("not_allowed");
		expect(codeOf(await room.bans(visitor(GUS)))).toBe("not_allowed");
		expect(codeOf(await room.unban(visitor(MILO), MEL.id))).toBe("ok");
		expect(codeOf(await room.unban(visitor(MILO), MEL.id))).toBe("no_person");
		expect(codeOf(await room.view(visitor(MEL)))).toBe("ok");
		expect((await logOf(room)).at(-1)).toBe("milo unban mel");
	});
});

describe("a guest who is banned", () => {
	const ira = visitor(guest("Ira"), { net: "net-1" });
	/** Ira under another cookie; somebody else who comes from there; an account that does; a guest from elsewhere. */
	const again = visitor(guest("Again"), { net: "net-1" });
	const amy = visitor(SAM, { net: "net-1" });
	const far = visitor(guest("Far"), { net: "net-2" });
	const unknown = visitor(guest("Unknown"));

	/** A room that has banned Ira, who was in it. */
	async function banIra(ban: Removal["ban"] & string): Promise<RoomStub> {
		const room = await openCast();
		const client = await enterAs(room, ira);
		await client.welcome();
		given(await room.removeMember(visitor(MONA), ira.user.id, { ban }));
		expect((await client.closing()).code).toBe(4403);
		return room;
	}

	it("[MOD-3] is known by where they come from; accounts, and guests from elsewhere, are not concerned", async () => {
		const room = await banIra("1h");
		expect(codeOf(await room.view(ira))).toBe("not_allowed");
		expect(codeOf(await room.view(again))).toBe("not_allowed");
		expect((await (await enterAs(room, again)).closing()).code).toBe(4403);
		for (const who of [amy, far, unknown]) expect(codeOf(await room.view(who)), who.user.name).toBe("ok");
	});

	it("[MOD-3] is known so for as long as the ban is", async () => {
		const room = await banIra("1h");
		vi.setSystemTime(NOW + HOUR);
		for (const who of [ira, again]) expect(codeOf(await room.view(who))).toBe("ok");
	});

	it("[MOD-3] is known so for seven days at most, and then nothing is kept of where they came from", async () => {
		const room = await banIra("forever");
		vi.setSystemTime(NOW + 7 * DAY - 1);
		expect(codeOf(await room.view(again))).toBe("not_allowed");
		vi.setSystemTime(NOW + 7 * DAY);
		expect(codeOf(await room.view(again))).toBe("ok");
		expect(codeOf(await room.view(ira))).toBe("not_allowed");
		await room.bans(visitor(MONA));
		expect(await rowsOf(room, "SELECT person, net, net_until FROM bans")).toEqual([{ person: ira.user.id, net: null, net_until: null }]);
	});

	it("[MOD-3] is put out under every cookie that they are here with, and the others stay", async () => {
		const room = await openCast();
		const [one, two, account, other] = [
			await enterAs(room, ira),
			await enterAs(room, again),
			await enterAs(room, amy),
			await enterAs(room, far),
		];
		await Promise.all([one, two, account, other].map((client) => client.welcome()));
		given(await room.removeMember(visitor(MONA), ira.user.id, { ban: "1d" }));
		expect([(await one.closing()).code, (await two.closing()).code]).toEqual([4403, 4403]);
		expect([await account.say("a"), await other.say("b")]).toEqual([1, 2]);
		vi.setSystemTime(NOW + DAY);
		const back = await enterAs(room, again);
		expect(await back.say("c")).toBe(3);
		await closeAll(account, other, back);
	});

	it("[MOD-3] is still known by it when the ban is made longer while they are away", async () => {
		const room = await banIra("1d");
		given(await room.removeMember(visitor(MONA), ira.user.id, { ban: "forever" }));
		expect(given(await room.bans(visitor(MONA)))).toEqual([{ user: ira.user }]);
		vi.setSystemTime(NOW + DAY - 1);
		expect(codeOf(await room.view(again))).toBe("not_allowed");
	});

	it("[MOD-3] and unbanned may come in again by either cookie", async () => {
		const room = await banIra("forever");
		given(await room.unban(visitor(MONA), ira.user.id));
		for (const who of [ira, again]) expect(codeOf(await room.view(who))).toBe("ok");
	});
});

it("[MOD-3] an account that is banned is no reason to keep out guests from where it came", async () => {
	const room = await openCast();
	const mel = await enterAs(room, visitor(MEL, { net: "net-1" }));
	await mel.welcome();
	given(await room.removeMember(visitor(MONA), MEL.id, { ban: "forever" }));
	expect(codeOf(await room.view(visitor(guest("Neighbour"), { net: "net-1" })))).toBe("ok");
});
