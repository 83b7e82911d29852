/**
 * The room's log of messages in SQLite. One counter, the revision, numbers everything that happens: a new message
 * takes the next one as its id, a change of a message takes the next one as its rev. All calls are synchronous and
 * take effect before they return; what they return may be shown to people at once, since the runtime holds back
 * whatever is sent until the write before it is confirmed.
 */
import * as v from "valibot";
import type { Page } from "../protocol/api.ts";
import { type Card, CardSchema, type Message, type User } from "../protocol/message.ts";

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

interface Row extends Record<string, SqlStorageValue> {
	id: number;
	rev: number;
	at: number;
	sender: string;
	name: string;
	kind: User["kind"];
	client_id: string;
	text: string;
	reply_to: number | null;
	command: string | null;
	args: string | null;
	status: Change["status"] | null;
	code: string | null;
	card: string | null;
	attempt: number | null;
}

const SELECT = "SELECT m.*, p.name, p.kind FROM messages m JOIN people p ON p.id = m.sender";

export class History {
	readonly #storage: Store;
	readonly #sql: SqlStorage;
	#rev: number;
	#lastId: number;
	#lastAt: number;
	/** Names that are stored already; a cache that spares a query per message. */
	readonly #names = new Map<string, string>();

	constructor(storage: Store) {
		this.#storage = storage;
		const { sql } = storage;
		this.#sql = sql;
		// Two look-ups, at the ends of two indexes: the same time whatever the length of the history.
		const [newest] = sql.exec<{ id: number; at: number }>("SELECT id, at FROM messages ORDER BY id DESC LIMIT 1").toArray();
		const { rev } = sql.exec<{ rev: number | null }>("SELECT max(rev) AS rev FROM messages WHERE rev > id").one();
		this.#lastId = newest?.id ?? 0;
		this.#lastAt = newest?.at ?? 0;
		this.#rev = Math.max(this.#lastId, rev ?? 0);
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
		const before = { rev: this.#rev, lastId: this.#lastId, lastAt: this.#lastAt };
		try {
			return this.#storage.transactionSync(change);
		} catch (error) {
			// A counter that is ahead of the rows would be a gap that no client could ever close.
			this.#rev = before.rev;
			this.#lastId = before.lastId;
			this.#lastAt = before.lastAt;
			this.#names.clear();
			throw error;
		}
	}

	/**
	 * Posts a message. Undefined if this sender used this client id before, which `findSend` then finds: the index that
	 * the row goes into says so by itself, and spares every message a look-up.
	 */
	append(draft: Draft, at: number): Message | undefined {
		this.#remember(draft.sender);
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

	/** Gives a command's message its new state and the next rev. Undefined if there is no such message. */
	change(id: number, change: Change): Message | undefined {
		const rev = this.#rev + 1;
		const { status, text, code, card, attempt } = change;
		const { rowsWritten } = this.#sql.exec(
			"UPDATE messages SET rev = ?, status = ?, text = ?, code = ?, card = ?, attempt = coalesce(?, attempt) WHERE id = ? AND command IS NOT NULL",
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

	/** The id of the message that this person posted under this client id. */
	findSend(sender: string, clientId: string): number | undefined {
		const [row] = this.#sql.exec<{ id: number }>("SELECT id FROM messages WHERE sender = ? AND client_id = ?", sender, clientId).toArray();
		return row?.id;
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
			.exec<Row>(
				`SELECT * FROM (${SELECT} WHERE m.id > ?1 AND m.rev = m.id ORDER BY m.id LIMIT ?2)
				UNION ALL SELECT * FROM (${SELECT} WHERE m.rev > ?1 AND m.rev > m.id ORDER BY m.rev LIMIT ?2)
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
		return { messages: rows.slice(0, limit), more: { before: after > 0 && this.#lastId > 0, after: rows.length > limit } };
	}

	/** `viewer` is shown the client ids of what they sent. */
	#select(viewer: string | undefined, where: string, ...binds: number[]): Message[] {
		return this.#sql
			.exec<Row>(`${SELECT} ${where}`, ...binds)
			.toArray()
			.map((row) => toMessage(row, viewer));
	}

	#remember({ id, name, kind }: User): void {
		if (this.#names.get(id) === name) return;
		this.#sql.exec(
			"INSERT INTO people VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET name = excluded.name WHERE name <> excluded.name",
			id,
			name,
			kind,
		);
		this.#names.set(id, name);
	}
}

/** The author of a command's message. */
function botUser(command: string): User {
	return { id: `bot:${command}`, name: command, kind: "bot" };
}

function toMessage(row: Row, viewer: string | undefined): Message {
	const sender: User = { id: row.sender, name: row.name, kind: row.kind };
	return {
		id: row.id,
		rev: row.rev,
		at: row.at,
		author: row.command === null ? sender : botUser(row.command),
		text: row.text,
		...(row.sender === viewer ? { clientId: row.client_id } : {}),
		...(row.reply_to === null ? {} : { replyTo: row.reply_to }),
		...(row.command === null || row.status === null
			? {}
			: {
					command: {
						name: row.command,
						args: row.args ?? "",
						by: sender,
						status: row.status,
						...(row.code === null ? {} : { code: row.code }),
					},
				}),
		...(row.card === null ? {} : { card: v.parse(CardSchema, JSON.parse(row.card)) }),
	};
}
