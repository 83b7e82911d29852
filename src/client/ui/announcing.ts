/** What a screen reader is told of a room that it does not read itself: what others newly say, never what was paged in. Pure. */
import type { Message } from "../../protocol/message.ts";
import { t } from "../texts/room.ts";
import { filesText } from "./file-words.ts";
import { plainText } from "./plain-text.ts";

/** More at once than this is told as a number; nobody listens to a backlog. */
const MAX_EACH = 3;

export interface Heard {
	/** The newest id that was there when the room was opened or when this was asked last. */
	readonly newest: number;
	/** Commands that were pending then: their answers are news. */
	readonly pending: ReadonlySet<number>;
	/** The messages that were told last, which stand in the page until others are told. */
	readonly told: readonly number[];
}

/**
 * What is known now, to be passed on to the next call; `text` says what is new since the last one. It is undefined where what was
 * told last may stand, and empty at first and once any of that was taken away.
 */
export function hear(messages: readonly Message[], me: string | undefined, last: Heard | undefined): Heard & { text: string | undefined } {
	const heard: Omit<Heard, "told"> = {
		newest: messages.at(-1)?.id ?? last?.newest ?? 0,
		pending: new Set(messages.filter(({ command }) => command?.status === "pending").map(({ id }) => id)),
	};
	if (!last) return { ...heard, told: [], text: "" };
	const news = messages.filter(
		({ id, author, command, text }) =>
			text !== null && author.id !== me && command?.status !== "pending" && (id > last.newest || last.pending.has(id)),
	);
	if (news.length === 0) {
		const isGone = messages.some(({ id, text }) => text === null && last.told.includes(id));
		return isGone ? { ...heard, told: [], text: "" } : { ...heard, told: last.told, text: undefined };
	}
	const text =
		news.length > MAX_EACH
			? t.list.newMessages(news.length)
			: news.map(({ author, text, files }) => t.list.said(author.name, plainText(text ?? "") || filesText(files ?? []))).join("\n");
	return { ...heard, told: news.map(({ id }) => id), text };
}
