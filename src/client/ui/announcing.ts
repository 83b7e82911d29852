/** What a screen reader is told of a room that it does not read itself: what others newly say, never what was paged in. Pure. */
import type { Message } from "../../protocol/message.ts";

/** More at once than this is told as a number; nobody listens to a backlog. */
const MAX_EACH = 3;

export interface Heard {
	/** The newest id that was there when the room was opened or when this was asked last. */
	readonly newest: number;
	/** Commands that were pending then: their answers are news. */
	readonly pending: ReadonlySet<number>;
}

/** What is known now, to be passed on to the next call; `text` says what is new since the last one, or is empty. */
export function hear(messages: readonly Message[], me: string | undefined, last: Heard | undefined): Heard & { text: string } {
	const heard: Heard = {
		newest: messages.at(-1)?.id ?? last?.newest ?? 0,
		pending: new Set(messages.filter(({ command }) => command?.status === "pending").map(({ id }) => id)),
	};
	if (!last) return { ...heard, text: "" };
	const news = messages.filter(
		({ id, author, command, text }) =>
			text !== null && author.id !== me && command?.status !== "pending" && (id > last.newest || last.pending.has(id)),
	);
	const text =
		news.length > MAX_EACH ? `${news.length} new messages` : news.map(({ author, text }) => `${author.name}: ${text}`).join("\n");
	return { ...heard, text };
}
