/** The room's own row: what it is called and whose it is. The room is the authority; the directory keeps a copy. */
import type { Role, Room, User } from "../protocol/message.ts";

interface Row extends Record<string, SqlStorageValue> {
	slug: string;
	title: string;
	topic: string;
	visibility: Room["visibility"];
	slow_mode: number;
	created_at: number;
	owner: string;
}

export class Profile {
	readonly room: Room;
	readonly #owner: string;

	private constructor(room: Room, owner: string) {
		this.room = room;
		this.#owner = owner;
	}

	static load(sql: SqlStorage): Profile {
		const row = sql.exec<Row>("SELECT * FROM room").one();
		const { slug, title, topic, visibility, slow_mode: slowMode, created_at: createdAt, owner } = row;
		return new Profile({ slug, title, topic, visibility, slowMode, createdAt }, owner);
	}

	/** Stores a new room. The caller has made sure that there is none. */
	static create(sql: SqlStorage, room: Room, owner: string): Profile {
		const { slug, title, topic, visibility, slowMode, createdAt } = room;
		sql.exec("INSERT INTO room VALUES (1, ?, ?, ?, ?, ?, ?, ?)", slug, title, topic, visibility, slowMode, createdAt, owner);
		return new Profile(room, owner);
	}

	roleOf(user: User): Role {
		return user.id === this.#owner ? "owner" : "member";
	}
}
