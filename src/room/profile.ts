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
}

/** What may change of a room after it was opened. */
export type ProfilePatch = Partial<Pick<Room, "title" | "topic" | "visibility" | "slowMode">> & {
	isPaused?: boolean;
	archivedAt?: number | null;
};

export class Profile {
	#room: Room;
	readonly #sql: SqlStorage;

	private constructor(sql: SqlStorage, room: Room) {
		this.#sql = sql;
		this.#room = room;
	}

	static load(sql: SqlStorage): Profile {
		const row = sql.exec<Row>("SELECT * FROM room").one();
		const { slug, title, topic, visibility, slow_mode: slowMode, created_at: createdAt, kind, archived_at, paused } = row;
		return new Profile(sql, {
			slug,
			title,
			topic,
			visibility,
			slowMode,
			createdAt,
			...(kind === "direct" ? { direct: true } : {}),
			...(archived_at === null ? {} : { archivedAt: archived_at }),
			...(paused === 0 ? {} : { paused: true }),
		});
	}

	/** Stores a new room. The caller has made sure that there is none. */
	static create(sql: SqlStorage, room: Room): Profile {
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
		return new Profile(sql, room);
	}

	get room(): Room {
		return this.#room;
	}

	get state(): RoomState {
		return { isArchived: this.#room.archivedAt !== undefined, isPaused: this.#room.paused === true };
	}

	change(patch: ProfilePatch): void {
		const { title, topic, visibility, slowMode, isPaused, archivedAt } = patch;
		this.#sql.exec(
			`UPDATE room SET title = coalesce(?1, title), topic = coalesce(?2, topic), visibility = coalesce(?3, visibility),
			slow_mode = coalesce(?4, slow_mode), paused = coalesce(?5, paused), archived_at = iif(?6, ?7, archived_at)`,
			title ?? null,
			topic ?? null,
			visibility ?? null,
			slowMode ?? null,
			isPaused === undefined ? null : Number(isPaused),
			Number(archivedAt !== undefined),
			archivedAt ?? null,
		);
		this.#room = Profile.load(this.#sql).room;
	}
}
