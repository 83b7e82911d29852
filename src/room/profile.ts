/** The room's own row: what it is called and how it stands. The room is the authority; the directory keeps a copy. */
import type { Room } from "../protocol/message.ts";
import type { RoomState } from "./access.ts";

interface Row extends Record<string, SqlStorageValue> {
	slug: string;
	title: string;
	topic: string;
	visibility: Room["visibility"];
	slow_mode: number;
	created_at: number;
	kind: "room" | "direct";
	archived_at: number | null;
	paused: number;
	retention_days: number;
	imported_to: number | null;
}

/** What may change of a room after it was opened. */
export type ProfilePatch = Partial<Pick<Room, "title" | "topic" | "visibility" | "slowMode" | "retentionDays">> & {
	isPaused?: boolean;
	archivedAt?: number | null;
	importedTo?: number;
};

export class Profile {
	#room: Room;
	readonly #sql: SqlStorage;
	readonly #mostDays: number;

	private constructor(sql: SqlStorage, room: Room, mostDays: number) {
		this.#sql = sql;
		this.#room = room;
		this.#mostDays = mostDays;
	}

	/** `mostDays`: how long the operator keeps messages, whatever the room says; 0 for ever. */
	static load(sql: SqlStorage, mostDays = 0): Profile {
		const row = sql.exec<Row>("SELECT * FROM room").one();
		const { slug, title, topic, visibility, slow_mode: slowMode, created_at: createdAt, kind, archived_at, paused, imported_to } = row;
		const retentionDays = shorter(row.retention_days, mostDays);
		const room: Room = {
			slug,
			title,
			topic,
			visibility,
			slowMode,
			createdAt,
			...(kind === "direct" ? { direct: true } : {}),
			...(archived_at === null ? {} : { archivedAt: archived_at }),
			...(paused === 0 ? {} : { paused: true }),
			...(retentionDays === 0 ? {} : { retentionDays }),
			...(imported_to === null ? {} : { importedTo: imported_to }),
		};
		return new Profile(sql, room, mostDays);
	}

	/** Stores a new room. The caller has made sure that there is none. */
	static create(sql: SqlStorage, room: Room, mostDays = 0): Profile {
		const { slug, title, topic, visibility, slowMode, createdAt, direct } = room;
		sql.exec(
			"INSERT INTO room (one, slug, title, topic, visibility, slow_mode, created_at, kind) VALUES (1, ?, ?, ?, ?, ?, ?, ?)",
			slug,
			title,
			topic,
			visibility,
			slowMode,
			createdAt,
			direct ? "direct" : "room",
		);
		return Profile.load(sql, mostDays);
	}

	get room(): Room {
		return this.#room;
	}

	get state(): RoomState {
		return { isArchived: this.#room.archivedAt !== undefined, isPaused: this.#room.paused === true };
	}

	change(patch: ProfilePatch): void {
		const { title, topic, visibility, slowMode, isPaused, archivedAt, retentionDays, importedTo } = patch;
		this.#sql.exec(
			`UPDATE room SET title = coalesce(?1, title), topic = coalesce(?2, topic), visibility = coalesce(?3, visibility),
			slow_mode = coalesce(?4, slow_mode), paused = coalesce(?5, paused), archived_at = iif(?6, ?7, archived_at),
			retention_days = coalesce(?8, retention_days), imported_to = coalesce(?9, imported_to)`,
			title ?? null,
			topic ?? null,
			visibility ?? null,
			slowMode ?? null,
			isPaused === undefined ? null : Number(isPaused),
			Number(archivedAt !== undefined),
			archivedAt ?? null,
			retentionDays ?? null,
			importedTo ?? null,
		);
		this.#room = Profile.load(this.#sql, this.#mostDays).room;
	}
}

/** The shorter of two times in days, of which 0 is for ever. */
function shorter(one: number, other: number): number {
	return one === 0 || other === 0 ? Math.max(one, other) : Math.min(one, other);
}
