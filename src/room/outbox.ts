/** Commands that wait for an answer: what the alarm must not forget. A row is there exactly as long as its message is pending. */

export interface Waiting {
	message: number;
	/** 1 for the first ask, one more for each retry by a person. */
	attempt: number;
	/** How often this attempt was put onto the queue. */
	sends: number;
	/** When it is sent again; Unix milliseconds. */
	due_at: number;
	/** When it fails for want of an answer; Unix milliseconds. */
	deadline_at: number;
}

type Row = Waiting & Record<string, SqlStorageValue>;

export class Outbox {
	readonly #sql: SqlStorage;

	constructor(sql: SqlStorage) {
		this.#sql = sql;
	}

	put({ message, attempt, sends, due_at, deadline_at }: Waiting): void {
		this.#sql.exec("INSERT OR REPLACE INTO outbox VALUES (?, ?, ?, ?, ?)", message, attempt, sends, due_at, deadline_at);
	}

	find(message: number): Waiting | undefined {
		return this.#sql.exec<Row>("SELECT * FROM outbox WHERE message = ?", message).toArray()[0];
	}

	remove(message: number): void {
		this.#sql.exec("DELETE FROM outbox WHERE message = ?", message);
	}

	/** What must be sent again or given up by now. */
	due(now: number): Waiting[] {
		return this.#sql.exec<Row>("SELECT * FROM outbox WHERE min(due_at, deadline_at) <= ?", now).toArray();
	}

	/** When something is due next; undefined if nothing waits. */
	nextDue(): number | undefined {
		const { at } = this.#sql.exec<{ at: number | null }>("SELECT min(min(due_at, deadline_at)) AS at FROM outbox").one();
		return at ?? undefined;
	}
}
