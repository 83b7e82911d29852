/**
 * The room's log of messages in SQLite. One counter, the revision, numbers everything that happens: a new message
 * takes the next one as its id, a change of a message takes the next one as its rev. All calls are synchronous and
 * take effect before they return; what they return may be shown to people at once, since the runtime holds back
 * whatever is sent until the write before it is confirmed.
 */
import type { Card, Message, User } from "../protocol/message.ts";
import { Edits } from "./edits.ts";
import { Files } from "./files.ts";
import { botUser } from "./message-row.ts";
import { People } from "./people.ts";
import { Reactions } from "./reactions.ts";
import { Reader } from "./reader.ts";
import { Search } from "./search.ts";
import { SearchIndex } from "./search-index.ts";

/** What the history needs of the object's storage. */
type Store = Pick<DurableObjectStorage, "sql" | "transactionSync">;

/** A message about to be posted. With a command it is the bot's message, asked for by the sender. */
export interface Draft {
	sender: User;
	/** The sender's own id for it; a message with the same one is never stored twice. */
	clientId: string;
	text: string;
	replyTo?: number;
	/** Whom it concerns. */
	mentions?: readonly string[];
	/** Files that wait for it. */
	files?: readonly string[];
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
	#rev = 0;
	#lastId = 0;
	#lastAt = 0;
	/** The oldest message that is kept; 0 where there is none. */
	#firstId = 0;
	/** Who wrote what is in here. */
	readonly people: People;
	readonly reader: Reader;
	readonly edits: Edits;
	readonly reactions: Reactions;
	readonly files: Files;
	readonly index: SearchIndex;
	readonly search: Search;

	constructor(storage: Store) {
		this.#storage = storage;
		const { sql } = storage;
		this.#sql = sql;
		this.people = new People(sql);
		this.reader = new Reader(sql, () => ({ firstId: this.#firstId, lastId: this.#lastId }));
		this.edits = new Edits(sql);
		this.reactions = new Reactions(sql);
		this.files = new Files(sql);
		this.index = new SearchIndex(sql, () => this.#lastId);
		this.search = new Search(sql, this.index, this.people, this.reader);
		this.reload();
	}

	/** Reads anew how far the log goes, once rows were put into it or taken out of it as a whole. */
	reload(): void {
		// Look-ups at the ends of two indexes: the same time whatever the length of the history.
		const [newest] = this.#sql.exec<{ id: number; at: number }>("SELECT id, at FROM messages ORDER BY id DESC LIMIT 1").toArray();
		const { rev } = this.#sql.exec<{ rev: number | null }>("SELECT max(rev) AS rev FROM messages WHERE rev > id").one();
		const [oldest] = this.#sql.exec<{ id: number }>("SELECT id FROM messages ORDER BY id LIMIT 1").toArray();
		// What was dropped for its age may have been the newest of all; its number is never given out again.
		const [dropped] = this.#sql.exec<{ rev: number }>("SELECT dropped_rev AS rev FROM room").toArray();
		this.#firstId = oldest?.id ?? 0;
		this.#lastId = newest?.id ?? 0;
		this.#lastAt = newest?.at ?? 0;
		this.#rev = Math.max(this.#lastId, rev ?? 0, dropped?.rev ?? 0);
	}

	/** The revision of the newest message or change; 0 in an empty room. */
	get rev(): number {
		return this.#rev;
	}

	/** The newest message that is kept; 0 where there is none. */
	get lastId(): number {
		return this.#lastId;
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
			this.index.reload();
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
		const mentions = draft.mentions?.length ? [...draft.mentions] : undefined;
		const { rowsWritten } = this.#sql.exec(
			`INSERT INTO messages (id, rev, at, sender, client_id, text, reply_to, mentions, files, command, args, status, attempt)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (sender, client_id) DO NOTHING`,
			id,
			id,
			at,
			draft.sender.id,
			draft.clientId,
			draft.text,
			draft.replyTo ?? null,
			mentions === undefined ? null : JSON.stringify(mentions),
			draft.files?.length ?? 0,
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
			...(mentions === undefined ? {} : { mentions }),
			...(draft.files?.length ? { files: this.files.attach(draft.files, id) } : {}),
			...(draft.command ? { command: { ...draft.command, by: draft.sender, status: "pending" } } : {}),
		};
	}

	/** Gives a message another text, and keeps the one that it had for who may see it. What was found out of its link may stay. */
	edit(id: number, text: string, { mentions, keepsCard }: { mentions: readonly string[]; keepsCard: boolean }, at: number): Message {
		return this.#revise(id, (rev) => {
			this.edits.keep(id, rev, at);
			const named = mentions.length === 0 ? null : JSON.stringify(mentions);
			this.index.follow(id, () =>
				this.#sql.exec(
					"UPDATE messages SET text = ?, mentions = ?, edited_at = ?, card = iif(?, card, NULL) WHERE id = ?",
					text,
					named,
					at,
					keepsCard ? 1 : 0,
					id,
				),
			);
		});
	}

	/** Adds what was found out of a message's link. */
	attach(id: number, card: Card): Message {
		return this.#revise(id, () => this.#sql.exec("UPDATE messages SET card = ? WHERE id = ?", JSON.stringify(card), id));
	}

	/** Adds or takes away a reaction of a person, under any of their ids; what of it is not possible changes nothing. */
	react(id: number, person: User, emoji: string, on: boolean): Message | "unchanged" | "full" {
		this.people.remember(person);
		const result = this.reactions.set(id, emoji, this.people.idsOf(person.id), on, this.#rev + 1);
		return result === "changed" ? this.#revise(id, () => {}) : result;
	}

	/** Takes a message away: it keeps its place without what it said and what was said of it, which is gone from the store. */
	remove(id: number, at: number): Message {
		return this.#revise(id, () => {
			this.edits.clear(id);
			this.reactions.clear(id);
			this.files.clear(id);
			this.index.follow(id, () =>
				this.#sql.exec(
					`UPDATE messages SET deleted_at = ?, text = '', mentions = NULL, reactions = 0, files = 0, args = iif(command IS NULL, NULL, ''),
					card = NULL, status = iif(status = 'pending', 'failed', status), code = iif(status = 'pending', 'deleted', code) WHERE id = ?`,
					at,
					id,
				),
			);
		});
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
		return this.#removeAll(ids.reverse(), at);
	}

	/** Takes away all that somebody ever wrote. */
	removeAllOf(person: string, at: number): Message[] {
		const rows = this.#sql.exec<{ id: number }>("SELECT id FROM messages WHERE sender = ? AND deleted_at IS NULL ORDER BY id", person);
		return this.#removeAll(
			rows.toArray().map(({ id }) => id),
			at,
		);
	}

	/** Makes what somebody wrote nobody's, so that whoever has their id one day did not write it. */
	disown(person: string, ghost: User): void {
		this.people.remember(ghost);
		this.index.disown(person, ghost.id);
		this.#sql.exec("UPDATE messages SET sender = ?, client_id = ? || client_id WHERE sender = ?", ghost.id, person, person);
		this.reactions.disown(person, ghost.id);
		this.files.discard(person);
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
			const last = oldest[dropped - 1]?.id ?? 0;
			this.edits.drop(last);
			this.reactions.drop(last);
			this.files.drop(last);
			this.index.drop(last);
			this.#sql.exec("DELETE FROM messages WHERE id <= ?", last);
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
		const { rowsWritten } = this.index.follow(id, () =>
			this.#sql.exec(
				"UPDATE messages SET rev = ?, status = ?, text = ?, code = ?, card = ?, attempt = coalesce(?, attempt) WHERE id = ? AND command IS NOT NULL AND deleted_at IS NULL",
				rev,
				status,
				text,
				code ?? null,
				card ? JSON.stringify(card) : null,
				attempt ?? null,
				id,
			),
		);
		if (rowsWritten === 0) return undefined;
		this.#rev = rev;
		return this.reader.find(id);
	}

	/** How often a command was asked: 1, and one more for each retry by a person. */
	attemptOf(id: number): number {
		const [row] = this.#sql.exec<{ attempt: number | null }>("SELECT attempt FROM messages WHERE id = ?", id).toArray();
		return row?.attempt ?? 0;
	}

	/** Counts that a message asks something of a bot once more; how often that is. */
	countAttempt(id: number): number {
		const attempt = this.attemptOf(id) + 1;
		this.#sql.exec("UPDATE messages SET attempt = ? WHERE id = ?", attempt, id);
		return attempt;
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

	#removeAll(ids: readonly number[], at: number): Message[] {
		return this.atomically(() => {
			this.index.prepare(ids);
			return ids.map((id) => this.remove(id, at));
		});
	}

	/** Changes a message that is there, and gives it the next rev. */
	#revise(id: number, change: (rev: number) => void): Message {
		const rev = this.#rev + 1;
		return this.atomically(() => {
			change(rev);
			this.#sql.exec("UPDATE messages SET rev = ? WHERE id = ?", rev, id);
			this.#rev = rev;
			const message = this.reader.find(id);
			if (!message) throw new Error(`message ${id} is not there`);
			return message;
		});
	}
}
