/** Reading the room's log: one message, a page, what changed. Each reads no more rows than it gives, and one to know of more. */
import type { Page } from "../protocol/api.ts";
import { EXPORT_PAGE, EXPORT_PAGE_CHARS, QUOTE_MAX_CHARS } from "../protocol/limits.ts";
import type { Message } from "../protocol/message.ts";
import { type MessageRow, SELECT_MESSAGES, toMessage } from "./message-row.ts";

/** What one asks a page by: at most one of the places, all of them ids but `at`, which is a time in milliseconds. */
export type PageQuery = { before?: number; after?: number; around?: number; at?: number; limit: number };

/** What is shown of a message where another replies to it. */
export type Quote = Pick<Message, "id" | "author" | "text">;

/** Messages in a row, and what they reply to that stands elsewhere. */
export interface Stretch {
	messages: Message[];
	quoted: Quote[];
}

/** The oldest and the newest message that are kept; 0 where there is none. */
export interface Ends {
	readonly firstId: number;
	readonly lastId: number;
}

export class Reader {
	readonly #sql: SqlStorage;
	readonly #ends: () => Ends;

	constructor(sql: SqlStorage, ends: () => Ends) {
		this.#sql = sql;
		this.#ends = ends;
	}

	find(id: number, viewer?: string): Message | undefined {
		return this.#select(viewer, "WHERE m.id = ?", id)[0];
	}

	/** A page of messages, oldest first; of the newest where the query names no place. */
	page(query: PageQuery, viewer: string): Page {
		const { before, after, at, limit } = query;
		const around = at === undefined ? query.around : this.firstSince(at);
		if (after !== undefined) return this.#newer(after, limit, viewer);
		if (around === undefined) return this.#older(before ?? Number.MAX_SAFE_INTEGER, limit, viewer);
		const older = this.#older(around, Math.floor(limit / 2), viewer);
		const newer = this.#newer(around - 1, limit - older.messages.length, viewer);
		return { messages: [...older.messages, ...newer.messages], more: { before: older.more.before, after: newer.more.after } };
	}

	/**
	 * The first message that was posted at a time or later, by halves, since ids and times rise together; the message itself
	 * may be gone. Beyond all ids where nothing was posted since.
	 */
	firstSince(at: number): number {
		if (at === 0) return 0;
		const { lastId } = this.#ends();
		const after = (id: number) =>
			this.#sql.exec<{ id: number; at: number }>("SELECT id, at FROM messages WHERE id >= ? ORDER BY id LIMIT 1", id).toArray()[0];
		const newest = after(lastId);
		if (!newest || newest.at < at) return Number.MAX_SAFE_INTEGER;
		let [low, high] = [0, lastId];
		while (low < high) {
			const middle = Math.floor((low + high) / 2);
			const next = after(middle);
			if (!next || next.at >= at) high = middle;
			else low = next.id + 1;
		}
		return low;
	}

	/**
	 * What was posted or changed after a revision, in the order of rev, at most `limit`. Reads no more rows than it
	 * returns but for those changed since: new messages by id, changed ones by the index of the changed.
	 */
	changes(since: number, limit: number, viewer?: string): Message[] {
		return this.#sql
			.exec<MessageRow>(
				`SELECT * FROM (${SELECT_MESSAGES} WHERE m.id > ?1 AND m.rev = m.id ORDER BY m.id LIMIT ?2)
				UNION ALL SELECT * FROM (${SELECT_MESSAGES} WHERE m.rev > ?1 AND m.rev > m.id ORDER BY m.rev LIMIT ?2)
				ORDER BY rev LIMIT ?2`,
				since,
				limit,
			)
			.toArray()
			.map((row) => toMessage(row, viewer));
	}

	/**
	 * The next messages after one and up to another, for an export: they name all who reacted. Not more than a room can read
	 * at a time, and none once there are no more.
	 */
	stretch(after: number, upTo: number): Stretch {
		const messages: Message[] = [];
		let chars = 0;
		for (const row of this.#sql.exec<MessageRow>(
			`${SELECT_MESSAGES} WHERE m.id > ? AND m.id <= ? ORDER BY m.id LIMIT ?`,
			after,
			upTo,
			EXPORT_PAGE,
		)) {
			messages.push(toMessage(row, undefined, Number.POSITIVE_INFINITY));
			chars += row.text.length + (row.card?.length ?? 0) + (row.reacted?.length ?? 0);
			if (chars >= EXPORT_PAGE_CHARS) break;
		}
		return { messages, quoted: this.#quoted(messages) };
	}

	/** What those messages reply to that is not among them, as far as it is there. */
	#quoted(messages: readonly Message[]): Quote[] {
		const here = new Set(messages.map(({ id }) => id));
		const ids = new Set(messages.flatMap(({ replyTo }) => (replyTo === undefined || here.has(replyTo) ? [] : [replyTo])));
		return [...ids].flatMap((id) => {
			const message = this.find(id);
			return message ? [quote(message)] : [];
		});
	}

	#older(before: number, limit: number, viewer: string): Page {
		const rows = this.#select(viewer, "WHERE m.id < ? ORDER BY m.id DESC LIMIT ?", before, limit + 1);
		const messages = rows.slice(0, limit).reverse();
		return { messages, more: { before: rows.length > limit, after: before <= this.#ends().lastId } };
	}

	#newer(after: number, limit: number, viewer: string): Page {
		const rows = this.#select(viewer, "WHERE m.id > ? ORDER BY m.id LIMIT ?", after, limit + 1);
		const { firstId } = this.#ends();
		return { messages: rows.slice(0, limit), more: { before: firstId > 0 && firstId <= after, after: rows.length > limit } };
	}

	/** `viewer` is shown the client ids of what they sent. */
	#select(viewer: string | undefined, where: string, ...binds: number[]): Message[] {
		return this.#sql
			.exec<MessageRow>(`${SELECT_MESSAGES} ${where}`, ...binds)
			.toArray()
			.map((row) => toMessage(row, viewer));
	}
}

/** Cut short, so that it is not more than what replies to it. */
export function quote({ id, author, text }: Message): Quote {
	if (text === null || text.length <= QUOTE_MAX_CHARS) return { id, author, text };
	return { id, author, text: `${text.slice(0, QUOTE_MAX_CHARS).toWellFormed()}…` };
}
