/** All keys of the page for whoever asks, from the tables that the page itself goes by where it has some. Pure. */
import { t } from "../texts/later.ts";
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

/** `sendsOnEnter`: whether Enter alone does. */
export function keyGroups(sendsOnEnter: boolean): readonly KeyGroup[] {
	const enter: Combo = { key: "Enter" };
	return [
		{
			title: t.keys.everywhere,
			lines: [
				page("switch", t.keys.switch),
				page("previous", t.keys.previous),
				page("next", t.keys.next),
				page("previousUnread", t.keys.previousUnread),
				page("nextUnread", t.keys.nextUnread),
				page("search", t.keys.search),
				line(t.keys.markRead, { key: "Escape" }),
				page("keys", t.keys.keys),
			],
		},
		{
			title: t.keys.writing,
			lines: [
				line(t.keys.send, ...(sendsOnEnter ? [enter] : []), { ...enter, mod: true }),
				line(t.keys.newLine, ...(sendsOnEnter ? [] : [enter]), { ...enter, shift: true }),
				line(t.keys.editLast, { key: "ArrowUp" }),
				line(t.keys.recall, { key: "ArrowUp", mod: true }, { key: "ArrowDown", mod: true }),
				line(t.keys.choose, { key: "ArrowUp" }, { key: "ArrowDown" }),
				line(t.keys.accept, { key: "Tab" }, { key: "Enter" }),
				line(t.keys.leaveTask, { key: "Escape" }),
			],
		},
		{
			title: t.keys.onMessage,
			lines: [
				row("previous", t.keys.above),
				row("next", t.keys.below),
				row("menu", t.keys.menu),
				row("reply", t.keys.reply),
				row("react", t.keys.react),
				row("edit", t.keys.edit),
				row("copyLink", t.keys.copyLink),
				row("unread", t.keys.unread),
				row("day", t.keys.day),
				row("delete", t.keys.delete),
				row("leave", t.keys.leave),
			],
		},
	];
}

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
