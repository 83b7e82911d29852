/** One message, and what can be done about it at once. */
import { own, plural } from "../words.ts";

export const message = {
	by: (name: string) => `${own(name)}: `,
	forMe: "For you: ",
	imported: "imported",
	importedWhy: "An owner of the room imported this. Who wrote it was not checked.",
	removed: "This message was removed.",
	removedMany: "These messages were removed.",
	edited: "edited",
	editedAt: (time: string) => `Edited ${time}`,
	seeEdits: "Edited: see the earlier texts",
	notKept: "A message that is no longer kept",
	goTo: "Go to this message",
	more: "Show more",
	less: "Show less",
	/** The bar beside it. */
	about: "About this message",
	react: "React",
	reactKey: "React (+)",
	reactWith: (emoji: string) => `React with ${emoji}`,
	reply: "Reply",
	replyKey: "Reply (R)",
	edit: "Edit",
	editKey: "Edit (E)",
	moreKey: "More (Enter)",
	linkCopied: "Link copied",
	textCopied: "Text copied",
	notCopied: "This browser did not let the page copy it",
	unreadFrom: "Unread from here, until you open the room again",
	/** On its way, or not. */
	waiting: "Waiting…",
	sending: "Sending…",
	sendLater: "Will be sent when you are back online",
	delete: "Delete",
	notSent: "Not sent.",
	sendAsMessage: "Send as message",
	saveLater: "Will be saved when you are back online",
	removing: "Removing…",
	removeLater: "Will be removed when you are back online",
	notChanged: "Not changed.",
	notRemoved: "Not removed.",
	writeAnew: "Write it anew",
	editAgain: "Edit again",
	leaveIt: "Leave it as it was",
	dismiss: "Dismiss",
};

export const code = {
	label: "Code",
	copy: "Copy| this code",
	copied: "Copied| this code",
	notCopied: "Not copied| this code",
	done: "The code is on your clipboard.",
	refused: "The browser refused. Select the code and copy it with your keyboard.",
};

export const reactions = {
	label: "Reactions",
	add: "Add a reaction",
	who: (names: string, emoji: string) => `${names} reacted with ${emoji}`,
	you: "You",
	people: (count: number) => plural(count, { one: "One person", other: "# people" }),
	others: (count: number) => plural(count, { one: "# other", other: "# others" }),
	count: (emoji: string, count: number) => plural(count, { one: `${emoji}, # reaction`, other: `${emoji}, # reactions` }),
	countMine: (emoji: string, count: number) =>
		plural(count, { one: `${emoji}, # reaction, yours`, other: `${emoji}, # reactions, one of them yours` }),
};

/** A command and its answer. */
export const command = {
	none: "No answer.",
	asked: "{command} asked by {who}",
	waiting: "Waiting for the answer…",
	stillWaiting: "Still waiting: the answer will come here by itself.",
	askedAgo: "{command} {who} asked {span} ago",
	later: "Will be asked when you are back online",
	again: "Asking again…",
	againIn: (span: string) => `Asking again in ${span}`,
	asOf: "{source} · as of {time}",
	unknownTime: "an unknown time",
	dayTime: (day: string, time: string) => `${day}, ${time}`,
	/** A line of figures in words. */
	line: {
		up: (first: string, last: string) => `rose from ${first} to ${last}`,
		down: (first: string, last: string) => `fell from ${first} to ${last}`,
		flat: (_: string, last: string) => `stayed at ${last}`,
		all: (label: string, course: string, low: string, high: string) => `${own(label)}: ${course}; low ${low}, high ${high}.`,
		short: (first: string, last: string) => `${first} to ${last}`,
		value: (value: string, at: string, count: string) => `${value}, ${at} of ${count}`,
	},
};
