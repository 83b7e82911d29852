/**
 * The index that messages are searched by, an FTS5 table in SQLite. It lags behind by some hundred messages, so that saying
 * something costs nothing more: they are indexed together, by the room's alarm, and until then a search reads them. What is
 * indexed is in step with its messages: whatever changes one changes the index in the same transaction.
 */
import { INDEX_EVERY, UNINDEX_MAX } from "../protocol/limits.ts";
import { splitLinks } from "../protocol/links.ts";
import { searchable } from "../protocol/searchable.ts";
import { botUser } from "./message-row.ts";

/** What the index knows a message by. */
export interface Indexed extends Record<string, SqlStorageValue> {
	id: number;
	sender: string;
	command: string | null;
	text: string;
}

export const INDEXED_COLUMNS = "id, sender, command, text";

/** In the place of a third column's text; no text has it, since private characters are not searchable. */
export const LINK_GRAM = "\uf8ff\uf8ff\uf8ff";
const PRIVATE_FROM = 0xe000;
const PRIVATE_COUNT = 6_399;

/** Beyond so many messages of one author, writing the index anew costs less. */
const DISOWN_MAX = 10_000;

/** Three characters that stand for an author. Others may share them: each hit is compared with its message. */
export function authorGram(id: string): string {
	let hash = 0x811c9dc5;
	for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193) >>> 0;
	const digits = [hash % PRIVATE_COUNT, Math.floor(hash / PRIVATE_COUNT) % PRIVATE_COUNT, Math.floor(hash / PRIVATE_COUNT ** 2)];
	return String.fromCharCode(...digits.map((digit) => PRIVATE_FROM + digit));
}

/** The id of who is shown as a message's author. */
export function authorOf({ sender, command }: Pick<Indexed, "sender" | "command">): string {
	return command === null ? sender : botUser(command).id;
}

export function hasLink(text: string): boolean {
	return splitLinks(text).some(({ kind }) => kind === "link");
}

export class SearchIndex {
	readonly #sql: SqlStorage;
	readonly #lastId: () => number;
	#indexedTo = 0;

	/** `lastId`: the newest message of the room. */
	constructor(sql: SqlStorage, lastId: () => number) {
		this.#sql = sql;
		this.#lastId = lastId;
		this.reload();
	}

	/** Up to which message all are in the index. */
	get indexedTo(): number {
		return this.#indexedTo;
	}

	/** Whether so many messages wait that the alarm should index them. */
	get isBehind(): boolean {
		return this.#lastId() - this.#indexedTo >= INDEX_EVERY;
	}

	/** Indexes the next messages, oldest first. */
	advance(): void {
		const rows = this.#sql
			.exec<Indexed & { deleted_at: number | null }>(
				`SELECT ${INDEXED_COLUMNS}, deleted_at FROM messages WHERE id > ? ORDER BY id LIMIT ?`,
				this.#indexedTo,
				INDEX_EVERY,
			)
			.toArray();
		for (const row of rows) if (row.deleted_at === null) this.#put(row);
		this.#moveTo(rows.at(-1)?.id ?? this.#lastId());
	}

	/** Makes a change of a message, and the same one of the index. */
	follow<T>(id: number, change: () => T): T {
		const before = this.#find(id);
		const result = change();
		const after = this.#find(id);
		if (before && before.text !== after?.text) {
			this.#take(before);
			if (after) this.#put(after);
		}
		return result;
	}

	/** Says how many messages are about to be taken away together: beyond some, the index is emptied and written anew. */
	prepare(ids: readonly number[]): void {
		if (ids.filter((id) => id <= this.#indexedTo).length > UNINDEX_MAX) this.#clear();
	}

	/** Takes out all messages up to one. */
	drop(upTo: number): void {
		const rows = this.#select("id <= ?", Math.min(upTo, this.#indexedTo));
		if (rows.length > UNINDEX_MAX) this.#clear();
		else for (const row of rows) this.#take(row);
	}

	/** Makes what one person wrote another's, before the messages say so. */
	disown(person: string, ghost: string): void {
		const rows = this.#select("sender = ? AND command IS NULL AND id <= ?", person, this.#indexedTo);
		if (rows.length > DISOWN_MAX) this.#clear();
		for (const { id } of rows) {
			if (id > this.#indexedTo) break;
			this.#sql.exec("INSERT INTO search (search, rowid, text, author, link) VALUES ('delete', ?, '', ?, '')", id, authorGram(person));
			this.#sql.exec("INSERT INTO search (rowid, text, author, link) VALUES (?, '', ?, '')", id, authorGram(ghost));
		}
	}

	/** Reads anew how far the index goes, which a transaction that came to nothing may have changed. */
	reload(): void {
		this.#indexedTo = this.#sql.exec<{ indexed_to: number }>("SELECT indexed_to FROM search_state").one().indexed_to;
	}

	#put({ id, text, ...by }: Indexed): void {
		this.#sql.exec("INSERT INTO search (rowid, text, author, link) VALUES (?, ?, ?, ?)", id, ...grams(text, authorOf(by)));
	}

	/** The index has no texts, so that it must be told what to take out. */
	#take({ id, text, ...by }: Indexed): void {
		this.#sql.exec(
			"INSERT INTO search (search, rowid, text, author, link) VALUES ('delete', ?, ?, ?, ?)",
			id,
			...grams(text, authorOf(by)),
		);
	}

	#clear(): void {
		this.#sql.exec("INSERT INTO search (search) VALUES ('delete-all')");
		this.#moveTo(0);
	}

	#moveTo(id: number): void {
		this.#sql.exec("UPDATE search_state SET indexed_to = ?", id);
		this.#indexedTo = id;
	}

	/** A message, if it is in the index. */
	#find(id: number): Indexed | undefined {
		return id > this.#indexedTo ? undefined : this.#select("id = ?", id)[0];
	}

	#select(where: string, ...binds: (string | number)[]): Indexed[] {
		return this.#sql.exec<Indexed>(`SELECT ${INDEXED_COLUMNS} FROM messages WHERE ${where} AND deleted_at IS NULL`, ...binds).toArray();
	}
}

function grams(text: string, author: string): [string, string, string] {
	return [searchable(text), authorGram(author), hasLink(text) ? LINK_GRAM : ""];
}
