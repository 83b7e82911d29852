/** Who did lately what is counted and must be known after the object has slept, in SQLite: a token bucket for each. */
import { type Bucket, type Rate, take } from "./rate-limit.ts";

type Row = Bucket & Record<string, SqlStorageValue>;

export class Quotas {
	readonly #sql: SqlStorage;

	constructor(sql: SqlStorage) {
		this.#sql = sql;
	}

	/** Takes one of somebody's tokens for a kind of thing; else the milliseconds until there is one. */
	take(what: string, who: string, rate: Rate, now: number): number {
		// A bucket that is full again says nothing that no bucket would not.
		this.#sql.exec("DELETE FROM quotas WHERE full_at <= ?", now);
		const [known] = this.#sql.exec<Row>("SELECT tokens, at FROM quotas WHERE what = ? AND who = ?", what, who).toArray();
		const { bucket, waitMs } = take(known, rate, now);
		const fullAt = Math.ceil(bucket.at + ((rate.burst - bucket.tokens) * rate.windowMs) / rate.burst);
		this.#sql.exec("INSERT OR REPLACE INTO quotas VALUES (?, ?, ?, ?, ?)", what, who, bucket.tokens, bucket.at, fullAt);
		return waitMs;
	}
}
