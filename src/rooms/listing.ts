/** The rooms of the directory in SQLite: what each last reported of itself. */
import type { ListedRoom } from "../protocol/api.ts";

interface Row extends Record<string, SqlStorageValue> {
	slug: string;
	title: string;
	topic: string;
	visibility: ListedRoom["visibility"];
	slow_mode: number;
	created_at: number;
	online: number;
	last_at: number;
	direct: number;
	archived_at: number | null;
	paused: number;
}

export class Listing {
	readonly #sql: SqlStorage;

	constructor(sql: SqlStorage) {
		this.#sql = sql;
	}

	put(room: ListedRoom): void {
		const { slug, title, topic, visibility, slowMode, createdAt, online, lastAt, direct, archivedAt, paused } = room;
		this.#sql.exec(
			`INSERT OR REPLACE INTO rooms (slug, title, topic, visibility, slow_mode, created_at, online, last_at, direct, archived_at, paused)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			slug,
			title,
			topic,
			visibility,
			slowMode,
			createdAt,
			online,
			lastAt,
			Number(direct ?? false),
			archivedAt ?? null,
			Number(paused ?? false),
		);
	}

	remove(slug: string): void {
		this.#sql.exec("DELETE FROM rooms WHERE slug = ?", slug);
	}

	/** The public rooms, and those that somebody joined: the ones with people first, then the ones where somebody wrote last. */
	list(joined: readonly string[], entered: readonly string[]): ListedRoom[] {
		return this.#sql
			.exec<Row>(
				`SELECT * FROM rooms WHERE visibility = 'public' AND archived_at IS NULL OR slug IN (SELECT value FROM json_each(?))
				ORDER BY online DESC, last_at DESC, slug`,
				JSON.stringify(joined),
			)
			.toArray()
			.map((row) => ({
				slug: row.slug,
				title: row.title,
				topic: row.topic,
				visibility: row.visibility,
				slowMode: row.slow_mode,
				createdAt: row.created_at,
				online: row.online,
				lastAt: row.last_at,
				...(row.direct === 0 ? {} : { direct: true as const }),
				...(row.archived_at === null ? {} : { archivedAt: row.archived_at }),
				...(row.paused === 0 ? {} : { paused: true as const }),
				...(joined.includes(row.slug) ? { joined: true as const } : {}),
				...(entered.includes(row.slug) ? { entered: true as const } : {}),
			}));
	}
}
