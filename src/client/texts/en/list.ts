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

/** Instead of a room or of the field where one writes. */
export const place = {
	welcome: "Welcome to {room}",
	youAnd: "You and {room}",
	quiet: "It is quiet here. Say the first word below, or bring others in.",
	share: "Share this address",
	addressCopied: "The address is on your clipboard.",
	addressSelected: "The address is selected: copy it with your keyboard.",
	askBot: "Ask a bot",
	bring: "Bring the messages of another room",
	onlyTwo: "This is the beginning of your conversation. Only you two are in it.",
	private: "This room is private: only people who are invited can find and enter it.",
	invite: "Invite people",
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

/** Why one cannot be in a room. */
export const refused = {
	title: "You cannot be in this room",
	unknown: "The server did not say why.",
	out: "A moderator keeps you out of it. It may be over after a while.",
	goneTitle: "This room is gone",
	gone: "Its owner has deleted it, with all that was said in it.",
	noneTitle: "There is no such room",
	none: (path: string) => `Nobody has opened ${own(path)} yet, or it is private and you were not invited.`,
	lostTitle: "You are no longer in this room",
	lost: "A moderator removed you. To come back you need a new invitation.",
	lostPublic: "A moderator removed you, or made the room private.",
	open: "Open it",
};
