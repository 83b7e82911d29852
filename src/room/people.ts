/** Whom a room knows, in SQLite: who wrote in it or belongs to it, and which guests have become which accounts. */
import { SEARCH_NAMESAKES_MAX } from "../protocol/limits.ts";
import type { User } from "../protocol/message.ts";
import { botUser } from "./message-row.ts";

interface Row extends Record<string, SqlStorageValue> {
	id: string;
	name: string;
	kind: User["kind"];
	account: string | null;
}

export class People {
	readonly #sql: SqlStorage;
	/** Names that are stored already; a cache that spares a query per message. */
	readonly #names = new Map<string, string>();

	constructor(sql: SqlStorage) {
		this.#sql = sql;
	}

	/** Keeps what somebody is called now. */
	remember({ id, name, kind }: User): void {
		if (this.#names.get(id) === name) return;
		this.#sql.exec(
			"INSERT INTO people (id, name, kind) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET name = excluded.name WHERE name <> excluded.name AND account IS NULL",
			id,
			name,
			kind,
		);
		this.#names.set(id, name);
	}

	/** Takes up what somebody is called now, for all that they wrote, as a guest too. Whether the room knew them by another name. */
	rename({ id, name }: User): boolean {
		if (this.#names.get(id) === name) return false;
		this.#names.delete(id);
		const { rowsWritten } = this.#sql.exec(
			"UPDATE people SET name = ?2 WHERE (id = ?1 AND account IS NULL OR account = ?1) AND name <> ?2",
			id,
			name,
		);
		return rowsWritten > 0;
	}

	/** Who somebody is now: the account, where the id is that of a guest who became one. */
	find(id: string): User | undefined {
		const [row] = this.#sql.exec<Row>("SELECT * FROM people WHERE id = ?", id).toArray();
		if (!row) return undefined;
		return row.account === null ? { id, name: row.name, kind: row.kind } : { id: row.account, name: row.name, kind: "account" };
	}

	/** The id of a person, and those of the guests that they were. */
	idsOf(person: string): [string, ...string[]] {
		const guests = this.#sql.exec<{ id: string }>("SELECT id FROM people WHERE account = ?", person).toArray();
		return [person, ...guests.map(({ id }) => id)];
	}

	/**
	 * The ids of all whom a name can mean: a handle, a bot's command, or what people are called, in any case of ASCII letters
	 * and as it is typed, in small letters or in capitals of others.
	 */
	idsByName(typed: string): string[] {
		const handle = typed.toLowerCase();
		const capital = typed.replace(/./u, (first) => first.toUpperCase());
		const ids = this.#sql.exec<{ id: string }>(
			`WITH meant(id) AS (
				SELECT ?1 UNION SELECT coalesce(account, id) FROM people WHERE name COLLATE NOCASE IN (?1, ?2, ?3, ?4) LIMIT ?5
			) SELECT id FROM meant UNION SELECT people.id FROM people JOIN meant ON people.account = meant.id`,
			handle,
			typed,
			capital,
			typed.toUpperCase(),
			SEARCH_NAMESAKES_MAX,
		);
		return [botUser(handle).id, ...ids.toArray().map(({ id }) => id)];
	}

	/** Makes what a guest wrote the account's that they became. Whether there was anything. */
	claim(guest: string, account: User): boolean {
		const { rowsWritten } = this.#sql.exec(
			"UPDATE people SET account = ?, name = ?, kind = 'account' WHERE id = ? AND account IS NULL",
			account.id,
			account.name,
			guest,
		);
		this.#names.delete(guest);
		return rowsWritten > 0;
	}

	remove(person: string): void {
		this.#sql.exec("DELETE FROM people WHERE id = ?", person);
		this.#names.delete(person);
	}

	/** What was stored of late was not: whatever is remembered of it is forgotten. */
	forget(): void {
		this.#names.clear();
	}
}
