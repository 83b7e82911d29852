/**
 * The room's log of messages in SQLite. One counter, the revision, numbers everything that happens: a new message
 * takes the next one as its id, a change of a message takes the next one as its rev. All calls are synchronous and
 * take effect before they return; what they return may be shown to people at once, since the runtime holds back
 * whatever is sent until the write before it is confirmed.
 */
import type { Page } from "../protocol/api.ts";
import type { Card, Message, User } from "../protocol/message.ts";
import { botUser, type MessageRow, SELECT_MESSAGES, toMessage } from "./message-row.ts";
import { People } from "./people.ts";

/** What the history needs of the object's storage. */
type Store = Pick<DurableObjectStorage, "sql" | "transactionSync">;

/** What one asks a page by: at most one of the three. */
export type PageQuery = { before?: number; after?: number; around?: number; limit: number };

/** A message about to be posted. With a command it is the bot's message, asked for by the sender. */
export interface Draft {
	sender: User;
	/** The sender's own id for it; a message with the same one is never stored twice. */
	clientId: string;
	text: string;
	replyTo?: number;
	command?: { name: string; args: string };
}

/** What an answer makes of a command's message. */
export interface Change {
	status: "pending" | "answered" | "failed";
	text: string;
	code?: string;
	card?: Card;
	/** Counted up when a person asks again. */
	attempt?: number;
}

export class History {
	readonly #storage: Store;
	readonly #sql: SqlStorage;
	#rev: number;
	#lastId: number;
	#lastAt: number;
	/** The oldest message that is kept; 0 where there is none. */
	#firstId: number;
	/** Who wrote what is in here. */
	readonly people: People;

	constructor(storage: Store) {
		this.#storage = storage;
		const { sql } = storage;
		this.#sql = sql;
		this.people = new People(sql);
		// Look-ups at the ends of two indexes: the same time whatever the length of the history.
		const [newest] = sql.exec<{ id: number; at: number }>("SELECT id, at FROM messages ORDER BY id DESC LIMIT 1").toArray();
		const { rev } = sql.exec<{ rev: number | null }>("SELECT max(rev) AS rev FROM messages WHERE rev > id").one();
		const [oldest] = sql.exec<{ id: number }>("SELECT id FROM messages ORDER BY id LIMIT 1").toArray();
		// What was dropped for its age may have been the newest of all; its number is never given out again.
		const [dropped] = sql.exec<{ rev: number }>("SELECT dropped_rev AS rev FROM room").toArray();
		this.#firstId = oldest?.id ?? 0;
		this.#lastId = newest?.id ?? 0;
		this.#lastAt = newest?.at ?? 0;
		this.#rev = Math.max(this.#lastId, rev ?? 0, dropped?.rev ?? 0);
	}

	/** The revision of the newest message or change; 0 in an empty room. */
	get rev(): number {
		return this.#rev;
	}

	/** When the newest message was posted; Unix milliseconds, 0 in an empty room. */
	get lastAt(): number {
		return this.#lastAt;
	}

	/** Makes several changes as one: all of them take effect, or, if `change` throws, none. */
	atomically<T>(change: () => T): T {
		const before = { rev: this.#rev, firstId: this.#firstId, lastId: this.#lastId, lastAt: this.#lastAt };
		try {
			return this.#storage.transactionSync(change);
		} catch (error) {
			// A counter that is ahead of the rows would be a gap that no client could ever close.
			this.#rev = before.rev;
			this.#firstId = before.firstId;
			this.#lastId = before.lastId;
			this.#lastAt = before.lastAt;
			this.people.forget();
			throw error;
		}
	}

	/**
	 * Posts a message. Undefined if this sender used this client id before, which `findSend` then finds: the index that
	 * the row goes into says so by itself, and spares every message a look-up.
	 */
	append(draft: Draft, at: number): Message | undefined {
		this.people.remember(draft.sender);
		const id = this.#rev + 1;
		const { rowsWritten } = this.#sql.exec(
			`INSERT INTO messages (id, rev, at, sender, client_id, text, reply_to, command, args, status, attempt)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (sender, client_id) DO NOTHING`,
			id,
			id,
			at,
			draft.sender.id,
			draft.clientId,
			draft.text,
			draft.replyTo ?? null,
			draft.command?.name ?? null,
			draft.command?.args ?? null,
			draft.command ? "pending" : null,
			draft.command ? 1 : null,
		);
		if (rowsWritten === 0) return undefined;
		this.#rev = id;
		this.#firstId ||= id;
		this.#lastId = id;
		this.#lastAt = at;
		return {
			id,
			rev: id,
			at,
			author: draft.command ? botUser(draft.command.name) : draft.sender,
			text: draft.text,
			...(draft.replyTo === undefined ? {} : { replyTo: draft.replyTo }),
			...(draft.command ? { command: { ...draft.command, by: draft.sender, status: "pending" } } : {}),
		};
	}

	/**
	 * Takes away what somebody wrote since a time, under any of their ids: each message keeps its place without its text,
	 * which is gone from the store. Reads what was posted since, no more.
	 */
	removeOf(senders: readonly string[], since: number, at: number): Message[] {
		const ids: number[] = [];
		for (const row of this.#sql.exec<{ id: number; at: number; sender: string; deleted_at: number | null }>(
			"SELECT id, at, sender, deleted_at FROM messages ORDER BY id DESC",
		)) {
			if (row.at < since) break;
			if (senders.includes(row.sender) && row.deleted_at === null) ids.push(row.id);
		}
		return ids.reverse().map((id) => this.#remove(id, at));
	}

	/** Takes away all that somebody ever wrote. */
	removeAllOf(person: string, at: number): Message[] {
		const rows = this.#sql.exec<{ id: number }>("SELECT id FROM messages WHERE sender = ? AND deleted_at IS NULL ORDER BY id", person);
		return rows.toArray().map(({ id }) => this.#remove(id, at));
	}

	/** Makes what somebody wrote nobody's, so that whoever has their id one day did not write it. */
	disown(person: string, ghost: User): void {
		this.people.remember(ghost);
		this.#sql.exec("UPDATE messages SET sender = ?, client_id = ? || client_id WHERE sender = ?", ghost.id, person, person);
		this.people.remove(person);
	}

	/** When the oldest message was posted; undefined in an empty room. */
	firstAt(): number | undefined {
		return this.#sql.exec<{ at: number }>("SELECT at FROM messages WHERE id = ?", this.#firstId).toArray()[0]?.at;
	}

	/** Really drops what was posted before a time, the oldest first and at most `limit` messages. How many it was. */
	drop(before: number, limit: number): number {
		const oldest = this.#sql.exec<{ id: number; at: number }>("SELECT id, at FROM messages ORDER BY id LIMIT ?", limit + 1).toArray();
		const firstKept = oldest.findIndex(({ at }, i) => at >= before || i === limit);
		const dropped = firstKept === -1 ? oldest.length : firstKept;
		if (dropped === 0) return 0;
		return this.atomically(() => {
			this.#sql.exec("UPDATE room SET dropped_rev = ?", this.#rev);
			this.#sql.exec("DELETE FROM messages WHERE id <= ?", oldest[dropped - 1]?.id ?? 0);
			this.#firstId = oldest[dropped]?.id ?? 0;
			if (this.#firstId === 0) this.#lastId = 0;
			return dropped;
		});
	}

	/** When each of those last wrote who wrote after a time. */
	lastWrote(after: number): Map<string, number> {
		const last = new Map<string, number>();
		for (const { sender, at } of this.#sql.exec<{ sender: string; at: number }>("SELECT sender, at FROM messages ORDER BY id DESC")) {
			if (at <= after) break;
			if (!last.has(sender)) last.set(sender, at);
		}
		return last;
	}

	/** Gives a command's message its new state and the next rev. Undefined if there is no such message. */
	change(id: number, change: Change): Message | undefined {
		const rev = this.#rev + 1;
		const { status, text, code, card, attempt } = change;
		const { rowsWritten } = this.#sql.exec(
			"UPDATE messages SET rev = ?, status = ?, text = ?, code = ?, card = ?, attempt = coalesce(?, attempt) WHERE id = ? AND command IS NOT NULL AND deleted_at IS NULL",
			rev,
			status,
			text,
			code ?? null,
			card ? JSON.stringify(card) : null,
			attempt ?? null,
			id,
		);
		if (rowsWritten === 0) return undefined;
		this.#rev = rev;
		return this.find(id);
	}

	find(id: number): Message | undefined {
		return this.#select(undefined, "WHERE m.id = ?", id)[0];
	}

	/** How often a command was asked: 1, and one more for each retry by a person. */
	attemptOf(id: number): number {
		const [row] = this.#sql.exec<{ attempt: number | null }>("SELECT attempt FROM messages WHERE id = ?", id).toArray();
		return row?.attempt ?? 0;
	}

	/** The id of the message that this person, or a guest that they were, posted under this client id. */
	findSend(senders: readonly string[], clientId: string): number | undefined {
		for (const sender of senders) {
			const [row] = this.#sql
				.exec<{ id: number }>("SELECT id FROM messages WHERE sender = ? AND client_id = ?", sender, clientId)
				.toArray();
			if (row) return row.id;
		}
		return undefined;
	}

	/** A page of messages, oldest first; of the newest where the query names no place. */
	page(query: PageQuery, viewer: string): Page {
		const { before, after, around, limit } = query;
		if (after !== undefined) return this.#newer(after, limit, viewer);
		if (around === undefined) return this.#older(before ?? Number.MAX_SAFE_INTEGER, limit, viewer);
		const older = this.#older(around, Math.floor(limit / 2), viewer);
		const newer = this.#newer(around - 1, limit - older.messages.length, viewer);
		return { messages: [...older.messages, ...newer.messages], more: { before: older.more.before, after: newer.more.after } };
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

	#older(before: number, limit: number, viewer: string): Page {
		const rows = this.#select(viewer, "WHERE m.id < ? ORDER BY m.id DESC LIMIT ?", before, limit + 1);
		const messages = rows.slice(0, limit).reverse();
		return { messages, more: { before: rows.length > limit, after: before <= this.#lastId } };
	}

	#newer(after: number, limit: number, viewer: string): Page {
		const rows = this.#select(viewer, "WHERE m.id > ? ORDER BY m.id LIMIT ?", after, limit + 1);
		return { messages: rows.slice(0, limit), more: { before: this.#firstId > 0 && this.#firstId <= after, after: rows.length > limit } };
	}

	#remove(id: number, at: number): Message {
		const rev = this.#rev + 1;
		this.#sql.exec(
			`UPDATE messages SET rev = ?, deleted_at = ?, text = '', args = iif(command IS NULL, NULL, ''), card = NULL,
			status = iif(status = 'pending', 'failed', status), code = iif(status = 'pending', 'deleted', code) WHERE id = ?`,
			rev,
			at,
			id,
		);
		this.#rev = rev;
		const message = this.find(id);
		if (!message) throw new Error(`message ${id} is not there`);
		return message;
	}

	/** `viewer` is shown the client ids of what they sent. */
	#select(viewer: string | undefined, where: string, ...binds: number[]): Message[] {
		return this.#sql
			.exec<MessageRow>(`${SELECT_MESSAGES} ${where}`, ...binds)
			.toArray()
			.map((row) => toMessage(row, viewer));
	}
}
