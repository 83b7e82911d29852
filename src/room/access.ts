/**
 * Who may do what in a room: the one table of it. docs/protocol.md shows it to people, and the access test goes through
 * every cell.
 */
import type { Role } from "../protocol/message.ts";

/** What somebody is to a room; `outsider`: signed in and not in a private room; `banned`: whatever else they are. */
export type Standing = Role | "outsider" | "banned";

/** The least role for each act. */
const LEAST = {
	/** Entering, reading, searching, seeing who is there. */
	read: "member",
	/** Sending, changing one's own, reacting, typing, asking a bot, asking it again. */
	write: "member",
	/** Taking one's own message away. */
	takeBack: "member",
	/** Calling everybody by a mention. */
	callAll: "moderator",
	leave: "member",
	/** Invitations, the audit log, the list of bans. */
	moderate: "moderator",
	/** Title, topic, slow mode, pause. */
	edit: "moderator",
	/** Taking away anybody's message; removing, banning, muting, and that only whose role is lower. */
	remove: "moderator",
	/** Filling a room with the messages of another. */
	import: "owner",
	/** Roles, visibility, archive, delete. */
	own: "owner",
} as const satisfies Record<string, Role>;

export type Act = keyof typeof LEAST;

/** What goes on in an archived room: it is read, it is left, and people are still put out of it. */
const IN_ARCHIVE: ReadonlySet<Act> = new Set(["read", "leave", "moderate", "remove", "own"]);

const RANK: Record<Standing, number> = { banned: -1, outsider: 0, member: 1, moderator: 2, owner: 3 };

/** How a room stands. */
export interface RoomState {
	isArchived: boolean;
	isPaused: boolean;
}

/** Whether somebody may do something in a room. In an archived room nobody writes, in a paused one only who moderates. */
export function may(standing: Standing, act: Act, { isArchived, isPaused }: RoomState): boolean {
	if (RANK[standing] < RANK[LEAST[act]]) return false;
	if (isArchived && !IN_ARCHIVE.has(act)) return false;
	return !(isPaused && act === "write" && RANK[standing] < RANK.moderator);
}

/** Whether somebody's role is above another's: moderators do not remove moderators, and nobody removes an owner. */
export function isAbove(standing: Standing, other: Standing): boolean {
	return RANK[standing] > RANK[other];
}
