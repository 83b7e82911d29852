/** Where one writes. */
import { own, plural } from "../words.ts";

export const composer = {
	skip: "Skip to writing a message",
	label: "Message",
	to: (room: string) => `Message ${own(room)}`,
	toRoom: "Message the room",
	send: "Send",
	paused: "The room is paused. What you wrote stays here.",
	muted: "You are muted here. What you wrote stays here.",
	awaits: (files: number) =>
		plural(files, { one: "Will be sent once the file is there. {stop}", other: "Will be sent once the files are there. {stop}" }),
	notYet: "Not yet",
	count: (count: string, most: string) => `${count} of ${most} characters`,
	over: (count: string, most: string) => `${count} of ${most} characters. Please shorten it, or send it in parts.`,
	editing: "Editing your message",
	escape: "Esc to cancel",
	replying: "Replying to ",
	cancelEdit: "Cancel the edit",
	cancelReply: "Do not reply",
	/** What a list completes. */
	lists: { command: "Commands", example: "Examples", mention: "People", room: "Rooms", emoji: "Emoji" },
};

export const connection = {
	offlineNews: "You are offline.",
	lostNews: "The connection is lost. Reconnecting.",
	connectingNews: "Connecting.",
	offline: "You are offline",
	retryIn: (seconds: string) => `Reconnecting in ${seconds} s`,
	reconnecting: "Reconnecting…",
	connecting: "Connecting…",
	waiting: (count: number) => plural(count, { one: "# message will be sent", other: "# messages will be sent" }),
	tryNow: "Try now",
	back: "Back",
	backWith: (count: number) => plural(count, { one: "Back — # new", other: "Back — # new" }),
	goToNew: "Go to the first of them",
};
