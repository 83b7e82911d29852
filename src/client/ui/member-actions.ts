/** What somebody can do about somebody else. The server decides; this only says what is worth offering. Pure. */
import type { Role, Room, User } from "../../protocol/message.ts";

/** `direct`: a conversation of two; `remove`: with a ban and with what they wrote, as one chooses. */
export type MemberAction = "direct" | "role" | "mute" | "unmute" | "remove" | "ban" | "purge";

interface Situation {
	me: User;
	/** Mine in this room. */
	role: Role | undefined;
	user: User;
	/** Theirs, where it is known. */
	theirs?: Role | undefined;
	/** Whether they are known to be muted. */
	isMuted?: boolean | undefined;
	room: Pick<Room, "direct"> | undefined;
}

const RANK: Record<Role, number> = { member: 0, moderator: 1, owner: 2 };

export function actionsFor({ me, role, user, theirs, isMuted, room }: Situation): MemberAction[] {
	if (!room || user.id === me.id || user.kind === "bot") return [];
	const actions: MemberAction[] = [];
	const areAccounts = me.kind === "account" && user.kind === "account";
	if (areAccounts && !room.direct) actions.push("direct");
	if (role === undefined || role === "member" || room.direct) return actions;
	// Who is not known to have a role may have one; then the server says so.
	if (role === "owner" && theirs !== undefined && user.kind === "account") actions.push("role");
	const isBelow = RANK[theirs ?? "member"] < RANK[role];
	return isBelow ? [...actions, isMuted ? "unmute" : "mute", "remove", "ban", "purge"] : actions;
}
