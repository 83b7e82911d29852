/**
 * The files of rooms that are no more. A room tells of them before it ends, so that they are deleted whatever happens
 * to the room, the bucket or the directory meanwhile, and files that came in during the end are deleted too.
 */
import {
	FILE_DELETE_BATCH,
	FILE_DELETE_RETRY_MAX_MS,
	FILE_DELETE_RETRY_MS,
	ROOM_END_WITHIN_MS,
	UPLOAD_KEPT_MS,
} from "../protocol/limits.ts";

interface Row extends Record<string, SqlStorageValue> {
	prefix: string;
	slug: string;
	at: number;
	tries: number;
}

export interface LeftoversContext {
	readonly storage: DurableObjectStorage;
	/** Undefined where the operator has bound none; what is noted then waits for one. */
	readonly bucket: Pick<R2Bucket, "list" | "delete"> | undefined;
	/** Whether a room lives whose files these are. */
	readonly isLiving: (slug: string, prefix: string) => Promise<boolean>;
	readonly now: () => number;
}

export class Leftovers {
	readonly #context: LeftoversContext;
	readonly #sql: SqlStorage;

	constructor(context: LeftoversContext) {
		this.#context = context;
		this.#sql = context.storage.sql;
	}

	/** Notes the files of a room that is about to end. They stay if the room does. */
	async bury(slug: string, prefix: string): Promise<void> {
		const now = this.#context.now();
		this.#sql.exec("INSERT OR REPLACE INTO leftovers VALUES (?, ?, ?, ?, 0)", prefix, slug, now, now + ROOM_END_WITHIN_MS);
		await this.#setAlarm();
	}

	/** A room has ended: its files go now. */
	async hurry(slug: string): Promise<void> {
		const { rowsWritten } = this.#sql.exec("UPDATE leftovers SET due_at = ? WHERE slug = ?", this.#context.now(), slug);
		if (rowsWritten > 0) await this.#setAlarm();
	}

	/** For the alarm: deletes what is due. What fails is due again later. */
	async sweep(): Promise<void> {
		const { now } = this.#context;
		for (const row of this.#sql.exec<Row>("SELECT * FROM leftovers WHERE due_at <= ?", now()).toArray()) {
			const { prefix, slug, at, tries } = row;
			const wait = Math.min(FILE_DELETE_RETRY_MS * 2 ** tries, FILE_DELETE_RETRY_MAX_MS);
			this.#sql.exec("UPDATE leftovers SET due_at = ?, tries = tries + 1 WHERE prefix = ?", now() + wait, prefix);
			try {
				if (await this.#context.isLiving(slug, prefix)) this.#leave(prefix, at);
				else await this.#clear(prefix, at);
			} catch (error) {
				console.warn("directory: the files of a room that is no more are not deleted yet; the alarm tries again", error);
			}
		}
		await this.#setAlarm();
	}

	/** The room did not end after all, or has not yet: once it would have, there is nothing more to wait for. */
	#leave(prefix: string, at: number): void {
		if (this.#context.now() - at >= 2 * ROOM_END_WITHIN_MS) this.#sql.exec("DELETE FROM leftovers WHERE prefix = ?", prefix);
	}

	async #clear(prefix: string, at: number): Promise<void> {
		const { bucket, now } = this.#context;
		if (bucket === undefined) return;
		for (;;) {
			const { objects, truncated } = await bucket.list({ prefix, limit: FILE_DELETE_BATCH });
			if (objects.length > 0) await bucket.delete(objects.map(({ key }) => key));
			if (!truncated) break;
		}
		// What was coming in when the room ended is there by then, and nothing comes any more.
		const lastAt = at + UPLOAD_KEPT_MS;
		if (now() >= lastAt) this.#sql.exec("DELETE FROM leftovers WHERE prefix = ?", prefix);
		else this.#sql.exec("UPDATE leftovers SET due_at = ?, tries = 0 WHERE prefix = ?", lastAt, prefix);
	}

	async #setAlarm(): Promise<void> {
		const { at } = this.#sql.exec<{ at: number | null }>("SELECT min(due_at) AS at FROM leftovers").one();
		if (at === null) await this.#context.storage.deleteAlarm();
		else await this.#context.storage.setAlarm(at);
	}
}
