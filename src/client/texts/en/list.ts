/** The list of messages, and what stands in its place or beside it. */
import { figures } from "../language.ts";
import { own, plural } from "../words.ts";

export const list = {
	label: "Messages",
	older: "Load older messages",
	loadingOlder: "Loading older messages…",
	newer: "Load newer messages",
	loadingNewer: "Loading newer messages…",
	opening: "Opening the room…",
	beginning: "This is the beginning of {room}.",
	opened: (date: string) => `This is the beginning of {room}, opened on ${date}.`,
	imported: "An owner imported what comes first. Who wrote it was not checked.",
	anotherDay: "Go to another day",
	new: "New| messages from here on",
	news: (count: number) => `${figures(count)} new`,
	newMessages: (count: number) => plural(count, { one: "# new message", other: "# new messages" }),
	said: (name: string, text: string) => `${own(name)}: ${own(text)}`,
	latest: "Jump to latest",
	firstUnread: "Jump to first unread",
	markRead: "Mark all as read",
	markReadKey: "Mark all as read (Esc)",
	/** Who is typing: as many as there are, as a list. */
	typing: (count: number, names: string) => plural(count, { one: `${names} is typing`, other: `${names} are typing` }),
	others: (count: number) => plural(count, { one: "# other", other: "# others" }),
};

/** Above the field where one writes, or in its place. */
export const place = {
	paused: "A moderator has paused this room. You can go on writing when the pause is over.",
	pausedForMe: "This room is paused: only moderators write.",
	unpause: "End the pause",
	muted: "A moderator has muted you here. You can read along, and write again when it is over.",
	mutedUntil: (moment: string) => `A moderator has muted you here until ${moment}. You can read along, and write again then.`,
	slow: (span: string) => `Slow mode: one message every ${span}.`,
	heldSlow: "Slow mode: what you wrote goes out by itself",
	heldFast: "You are fast: what you wrote goes out by itself",
	heldFor: (span: string) => ` in ${span}.`,
	archived: "This room is archived: it can only be read.",
	unarchive: "Open it again",
};
