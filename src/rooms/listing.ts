/** The rooms of the directory in SQLite: what each last reported of itself, and who opened rooms lately. */
import type { ListedRoom } from "../protocol/api.ts";
import { isFull, type Rate, take } from "../room/rate-limit.ts";

interface Row extends Record<string, SqlStorageValue> {
	slug: string;
	title: string;
	topic: string;
	visibility: ListedRoom["visibility"];
	slow_mode: number;
	created_at: number;
	online: number;
	last_at: number;
}

export class Listing {
	readonly #sql: SqlStorage;

	constructor(sql: SqlStorage) {
		this.#sql = sql;
	}

	put(room: ListedRoom): void {
		const { slug, title, topic, visibility, slowMode, createdAt, online, lastAt } = room;
		this.#sql.exec(
			"INSERT OR REPLACE INTO rooms VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
			slug,
			title,
			topic,
			visibility,
			slowMode,
			createdAt,
			online,
			lastAt,
		);
	}

	/** The public rooms: the ones with people first, then the ones where somebody wrote last. */
	list(): ListedRoom[] {
		return this.#sql
			.exec<Row>("SELECT * FROM rooms WHERE visibility = 'public' ORDER BY online DESC, last_at DESC, slug")
			.toArray()
			.map(({ slow_mode: slowMode, created_at: createdAt, last_at: lastAt, ...rest }) => ({ ...rest, slowMode, createdAt, lastAt }));
	}

	/** Takes one of a person's tokens for opening rooms; else the milliseconds until there is one. */
	takeToken(person: string, rate: Rate, now: number): number {
		const buckets = this.#sql.exec<{ person: string; tokens: number; at: number }>("SELECT * FROM founders").toArray();
		for (const bucket of buckets) {
			if (isFull(bucket, rate, now)) this.#sql.exec("DELETE FROM founders WHERE person = ?", bucket.person);
		}
		const { bucket, waitMs } = take(
			buckets.find((one) => one.person === person),
			rate,
			now,
		);
		this.#sql.exec("INSERT OR REPLACE INTO founders VALUES (?, ?, ?)", person, bucket.tokens, bucket.at);
		return waitMs;
	}
}
