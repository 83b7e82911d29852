/** What messages said before their authors changed them, in SQLite. */
import type { Edit } from "../protocol/api.ts";

export class Edits {
	readonly #sql: SqlStorage;

	constructor(sql: SqlStorage) {
		this.#sql = sql;
	}

	/** Keeps what a message says, before revision `rev` changes it. */
	keep(message: number, rev: number, at: number): void {
		this.#sql.exec("INSERT INTO edits SELECT id, ?, ?, text FROM messages WHERE id = ?", rev, at, message);
	}

	/** The earlier texts of a message, the first first. */
	of(message: number): Edit[] {
		return this.#sql.exec<{ at: number; text: string }>("SELECT at, text FROM edits WHERE message = ? ORDER BY rev", message).toArray();
	}

	/** Forgets the earlier texts of a message. */
	clear(message: number): void {
		this.#sql.exec("DELETE FROM edits WHERE message = ?", message);
	}

	/** Forgets those of all messages up to one. */
	drop(upTo: number): void {
		this.#sql.exec("DELETE FROM edits WHERE message <= ?", upTo);
	}
}
