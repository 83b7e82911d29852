/** The page's small decisions about rooms: how they are listed and called, what may be done to whom, what the log says. */
import { describe, expect, it } from "vitest";
import { invitationOf } from "../../src/client/ui/address.ts";
import { auditSentence } from "../../src/client/ui/audit-text.ts";
import { inviteLeft } from "../../src/client/ui/invite-text.ts";
import { actionsFor } from "../../src/client/ui/member-actions.ts";
import { barsOf } from "../../src/client/ui/qr-bars.ts";
import { groupRooms, withoutMe } from "../../src/client/ui/room-groups.ts";
import { titleFor } from "../../src/client/ui/room-title.ts";
import type { AuditEntry, ListedRoom } from "../../src/protocol/api.ts";
import type { Role, User } from "../../src/protocol/message.ts";

const ana: User = { id: "ana", name: "Ana", kind: "account" };
const ben: User = { id: "ben", name: "Ben", kind: "account" };
const guest: User = { id: "~gus", name: "Gus", kind: "guest" };
const bot: User = { id: "bot:stock", name: "stock", kind: "bot" };

const room = (title: string, more: Partial<ListedRoom> = {}): ListedRoom => ({
	slug: title.toLowerCase(),
	title,
	topic: "",
	visibility: "public",
	slowMode: 0,
	createdAt: 0,
	online: 0,
	lastAt: 0,
	...more,
});

describe("the list of rooms", () => {
	const rooms = [
		room("Lobby"),
		room("Ana, Ben", { direct: true, visibility: "private", joined: true }),
		room("Café Müller"),
		room("Old plans", { archivedAt: 5, joined: true }),
		room("Ana, Zoë", { direct: true, visibility: "private", archivedAt: 5 }),
	];
	it("has conversations and what is archived apart, each in the order that it came in", () => {
		const groups = groupRooms(rooms);
		const titles = [groups.rooms, groups.direct, groups.archived].map((some) => some.map(({ title }) => title));
		expect(titles).toEqual([["Lobby", "Café Müller"], ["Ana, Ben"], ["Old plans", "Ana, Zoë"]]);
	});
});

it("a room that I left is still listed if it is there for everybody", () => {
	const joined = { joined: true, entered: true } as const;
	const rooms = [room("Open", joined), room("Closed", { visibility: "private", ...joined }), room("Old", { archivedAt: 5, ...joined })];
	expect(withoutMe(rooms, "open")).toEqual([room("Open"), rooms[1], rooms[2]]);
	expect(withoutMe(rooms, "closed")).toEqual([rooms[0], rooms[2]]);
	expect(withoutMe(rooms, "old")).toEqual([rooms[0], rooms[1]]);
});

describe("what a room is called", () => {
	it.each([
		["Ana, Ben", "Ana", "Ben"],
		["Ben, Ana", "Ana", "Ben"],
		["Ana, Ana", "Ana", "Ana"],
		["Ana, Ben, Jr.", "Ana", "Ben, Jr."],
		["Ben, Jr., Ana", "Ben, Jr.", "Ana"],
		["Before, Ben", "Ana", "Before, Ben"],
	])("the conversation %j is for %j %j", (title, me, called) => {
		expect(titleFor({ title, direct: true }, me)).toBe(called);
	});

	it("any other room is called as it is", () => {
		expect(titleFor({ title: "Ana, Ben" }, "Ana")).toBe("Ana, Ben");
	});
});

describe("what can be done about somebody", () => {
	const actions = (me: User, role: Role, user: User, theirs?: Role) => actionsFor({ me, role, user, theirs, room: {} });
	const all = ["mute", "remove", "ban", "purge"];

	it("a member can write to an account, as an account, and nothing else", () => {
		expect(actions(ana, "member", ben)).toEqual(["direct"]);
		expect(actions(ana, "member", guest)).toEqual([]);
		expect(actions(guest, "member", ben)).toEqual([]);
	});

	it("a moderator moderates members, and owners moderators too", () => {
		expect(actions(ana, "moderator", guest)).toEqual(all);
		expect(actions(ana, "moderator", ben, "member")).toEqual(["direct", ...all]);
		expect(actions(ana, "moderator", ben, "moderator")).toEqual(["direct"]);
		expect(actions(ana, "moderator", ben, "owner")).toEqual(["direct"]);
		expect(actions(ana, "owner", ben, "moderator")).toEqual(["direct", "role", ...all]);
		expect(actions(ana, "owner", ben, "owner")).toEqual(["direct", "role"]);
		expect(actions(ana, "owner", guest, "member")).toEqual(all);
	});

	it("who is muted is to be unmuted", () => {
		const about = actionsFor({ me: ana, role: "moderator", user: guest, theirs: "member", isMuted: true, room: {} });
		expect(about).toEqual(["unmute", "remove", "ban", "purge"]);
	});

	it("nobody does anything about themselves, bots, or in a conversation of two", () => {
		expect(actions(ana, "owner", ana, "owner")).toEqual([]);
		expect(actions(ana, "owner", bot)).toEqual([]);
		expect(actionsFor({ me: ana, role: "member", user: ben, room: { direct: true } })).toEqual([]);
		expect(actionsFor({ me: ana, role: "owner", user: ben, room: undefined })).toEqual([]);
	});
});

describe("the log", () => {
	const said = (act: AuditEntry["act"], more: Partial<AuditEntry> = {}) =>
		auditSentence({ id: 1, at: 0, actor: ana, act, ...more })
			.map((piece) => (typeof piece === "string" ? piece : piece.name))
			.join("");
	const about = { target: ben };

	it.each([
		[said("role", { ...about, detail: "moderator" }), "Ana made Ben a moderator."],
		[said("role", { ...about, detail: "owner" }), "Ana made Ben an owner."],
		[said("mute", { ...about, detail: "1h" }), "Ana muted Ben for an hour."],
		[said("mute", { ...about, detail: "forever" }), "Ana muted Ben for good."],
		[said("unmute", { ...about, detail: "off" }), "Ana let Ben write again."],
		[said("remove", about), "Ana removed Ben from the room."],
		[said("ban", { ...about, detail: "1d" }), "Ana banned Ben for a day."],
		[said("unban"), "Ana let somebody back in."],
		[said("purge", { ...about, detail: "15m, 1" }), "Ana removed 1 message of Ben from the last 15 minutes."],
		[said("purge", { ...about, detail: "1h, 12" }), "Ana removed 12 messages of Ben from the last hour."],
		[said("purge", { ...about, detail: "?" }), "Ana removed messages of Ben."],
		[said("invite", { detail: "member" }), "Ana made an invitation."],
		[said("invite", { detail: "moderator" }), "Ana made an invitation for moderators."],
		[said("revoke"), "Ana took back an invitation."],
		[said("join"), "Ana came in by an invitation."],
		[said("leave"), "Ana left the room."],
		[said("import", { detail: "1" }), "Ana imported 1 message."],
	])("says: %s", (sentence, expected) => {
		expect(sentence).toBe(expected);
	});

	it.each([
		[{ title: "Book club" }, "called the room “Book club”"],
		[{ topic: "" }, "took away the topic"],
		[{ slowMode: 30 }, "set slow mode to 30 s"],
		[{ retentionDays: 30 }, "has messages kept for 30 days"],
		[{ slowMode: 0, paused: true }, "turned slow mode off and paused the room"],
		[{ title: "A", topic: "b", visibility: "private" }, "called the room “A”, changed the topic, and made the room private"],
		[{ archived: false }, "opened the room again"],
		[{}, "changed nothing"],
		[{ unheard: "of" }, "changed the room"],
	])("says of the edit %j: %s", (patch, words) => {
		expect(said("edit", { detail: JSON.stringify(patch) })).toBe(`Ana ${words}.`);
	});

	it("has names apart from the words around them", () => {
		expect(auditSentence({ id: 1, at: 0, actor: ana, act: "remove", target: ben })).toEqual([
			{ name: "Ana" },
			" removed ",
			{ name: "Ben" },
			" from the room.",
		]);
	});
});

describe("invitations", () => {
	it("say what is left of them", () => {
		expect(inviteLeft({ expiresAt: 7 * 86_400_000 }, 0)).toBe("Any number of people · for 7 days");
		expect(inviteLeft({ expiresAt: 86_400_000, usesLeft: 1 }, 1)).toBe("1 use left · for 24 h");
		expect(inviteLeft({ expiresAt: 90_000, usesLeft: 5 }, 0)).toBe("5 uses left · for 2 min");
		expect(inviteLeft({ expiresAt: 5 }, 5)).toBe("Any number of people · run out");
	});

	it("are read from a path", () => {
		expect(invitationOf("/i/book-club.AbC_-9")).toBe("book-club.AbC_-9");
		for (const path of ["/", "/i/", "/i/a/b", "/r/a", "/i/%3Cb%3E"]) expect(invitationOf(path), path).toBeUndefined();
	});

	it("are drawn of one bar for each run of dark modules", () => {
		const modules = [
			[true, true, false, true],
			[false, false, false, false],
			[false, true, true, true],
		];
		expect(barsOf(modules)).toEqual([
			{ x: 0, y: 0, width: 2 },
			{ x: 3, y: 0, width: 1 },
			{ x: 1, y: 2, width: 3 },
		]);
	});
});
