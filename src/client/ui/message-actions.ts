/** What somebody can do about a message, and by which key. The server decides; this only says what is worth offering. Pure. */
import type { Message, Mute, Role, Room, User } from "../../protocol/message.ts";
import type { Key } from "./keys.ts";

/** `edits`: see the earlier texts; `who`: see who reacted. */
export type MessageAction = "react" | "reply" | "edit" | "copyLink" | "copyText" | "unread" | "edits" | "who" | "delete";

interface Situation {
	message: Message;
	me: Pick<User, "id">;
	/** Mine in this room. */
	role: Role | undefined;
	room: Pick<Room, "archivedAt" | "paused"> | undefined;
	muted: Mute | undefined;
}

/** In the order in which they are offered; none for what was taken away. */
export function actionsOn({ message, me, role, room, muted }: Situation): MessageAction[] {
	if (!room || message.deletedAt !== undefined) return [];
	const { author, command, text, editedAt, reactions } = message;
	const moderates = role === "owner" || role === "moderator";
	const isOpen = room.archivedAt === undefined;
	const mayWrite = isOpen && !muted && (!room.paused || moderates);
	const isMine = (command?.by ?? author).id === me.id;
	const isOffered: Record<MessageAction, boolean> = {
		react: mayWrite,
		reply: mayWrite,
		edit: mayWrite && isMine && command === undefined && author.kind !== "bot",
		copyLink: true,
		copyText: text !== null && text !== "",
		unread: true,
		edits: editedAt !== undefined && (isMine || moderates),
		who: Object.keys(reactions ?? {}).length > 0,
		delete: moderates || (isMine && isOpen),
	};
	return ORDER.filter((action) => isOffered[action]);
}

const ORDER: readonly MessageAction[] = ["react", "reply", "edit", "copyLink", "copyText", "unread", "edits", "who", "delete"];

/** What a key means while a message has the focus. */
export type RowMeaning = MessageAction | "next" | "previous" | "menu" | "day" | "leave";

export const ROW_KEYS: Readonly<Record<string, RowMeaning>> = {
	ArrowDown: "next",
	j: "next",
	ArrowUp: "previous",
	k: "previous",
	Enter: "menu",
	Escape: "leave",
	r: "reply",
	e: "edit",
	"+": "react",
	c: "copyLink",
	u: "unread",
	d: "day",
	Delete: "delete",
	Backspace: "delete",
};

/** Undefined: the browser's own, such as Ctrl+C. */
export function meaningInRow({ key, ctrlKey, metaKey, altKey }: Key): RowMeaning | undefined {
	return ctrlKey || metaKey || altKey ? undefined : ROW_KEYS[key];
}

/** The key of an action, as it is written beside it. */
export const ACTION_KEYS: Partial<Record<MessageAction, string>> = {
	react: "+",
	reply: "R",
	edit: "E",
	copyLink: "C",
	unread: "U",
	delete: "Del",
};
