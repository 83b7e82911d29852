/** What opens about a message: its menu, its earlier texts, who reacted, deleting it, the emoji; and calling many people at once. */
import { own, plural } from "../words.ts";

export const messageMenu = {
	label: (name: string) => `Message of ${own(name)}`,
	actions: {
		react: "React…",
		reply: "Reply",
		edit: "Edit",
		copyLink: "Copy link",
		copyText: "Copy text",
		unread: "Mark unread from here",
		edits: "Earlier texts",
		who: "Who reacted",
		delete: "Delete…",
	},
	edits: "Earlier texts",
	until: "until {time}",
	now: "now",
	reactions: "Reactions",
	delete: {
		title: "Delete this message?",
		about: "It goes for everybody, with its reactions and earlier texts. This cannot be undone.",
		act: "Delete",
	},
};

export const emoji = {
	react: "React with an emoji",
	label: "Emoji",
	search: "Search emoji",
	kindsLabel: "Kinds of emoji",
	recent: "Recent",
	/** By what they are called in the data. */
	kinds: {
		"Smileys & Emotion": "Smileys & Emotion",
		"People & Body": "People & Body",
		"Animals & Nature": "Animals & Nature",
		"Food & Drink": "Food & Drink",
		Activities: "Activities",
		"Travel & Places": "Travel & Places",
		Objects: "Objects",
		Symbols: "Symbols",
		Flags: "Flags",
	},
	failed: "The other emoji could not be loaded. Are you online?",
	none: "No emoji is called that.",
};

export const calling = {
	title: (count: number) => plural(count, { one: "This calls # person. Send?", other: "This calls # people. Send?" }),
	about: "Each of them is told that the message is for them.",
	notYet: "Not yet",
	send: "Send",
	here: (count: number) => plural(count, { one: "Calls who is here now: # person", other: "Calls who is here now: # people" }),
	all: (count: number) => plural(count, { one: "Calls everybody in the room: # person", other: "Calls everybody in the room: # people" }),
};
