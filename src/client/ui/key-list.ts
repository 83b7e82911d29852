/** All keys of the page for whoever asks, from the tables that the page itself goes by where it has some. Pure. */
import { ROW_KEYS, type RowMeaning } from "./message-actions.ts";
import { type Combo, PAGE_KEYS, type PageKey } from "./page-keys.ts";

interface KeyLine {
	readonly text: string;
	/** Each of them does it. */
	readonly combos: readonly Combo[];
}

interface KeyGroup {
	readonly title: string;
	readonly lines: readonly KeyLine[];
}

export const KEY_GROUPS: readonly KeyGroup[] = [
	{
		title: "Everywhere",
		lines: [
			page("switch", "Go to a room or a person"),
			page("previous", "The room above"),
			page("next", "The room below"),
			page("previousUnread", "The unread room above"),
			page("nextUnread", "The unread room below"),
			page("search", "Search this room"),
			line("Mark this room as read", { key: "Escape" }),
			page("keys", "Show these keys"),
		],
	},
	{
		title: "Where you write",
		lines: [
			line("Send", { key: "Enter" }, { key: "Enter", mod: true }),
			line("Begin a new line", { key: "Enter", shift: true }),
			line("Edit your last message, if nothing is written", { key: "ArrowUp" }),
			line("Choose from a list", { key: "ArrowUp" }, { key: "ArrowDown" }),
			line("Take what is chosen", { key: "Tab" }, { key: "Enter" }),
			line("Close a list, or stop replying or editing", { key: "Escape" }),
		],
	},
	{
		title: "On a message",
		lines: [
			row("previous", "The message above"),
			row("next", "The message below"),
			row("menu", "All that can be done"),
			row("reply", "Reply"),
			row("react", "React"),
			row("edit", "Edit, if it is yours"),
			row("copyLink", "Copy the link"),
			row("unread", "Mark unread from here"),
			row("delete", "Delete"),
			row("leave", "Back to writing"),
		],
	},
];

function line(text: string, ...combos: Combo[]): KeyLine {
	return { text, combos };
}

function page(name: PageKey, text: string): KeyLine {
	return line(text, ...(PAGE_KEYS.get(name) ?? []));
}

function row(meaning: RowMeaning, text: string): KeyLine {
	const keys = Object.entries(ROW_KEYS).filter(([, means]) => means === meaning);
	return line(text, ...keys.map(([key]) => ({ key })));
}
