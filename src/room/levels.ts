/** What accounts want to be told of in this room, in SQLite: only where that is not what is usual. */
import type { Level, Room } from "../protocol/message.ts";

export class Levels {
	readonly #sql: SqlStorage;

	constructor(sql: SqlStorage) {
		this.#sql = sql;
	}

	/** In a conversation of two each message is for one. */
	static usual({ direct }: Pick<Room, "direct">): Level {
		return direct ? "all" : "mentions";
	}

	/** What an account has chosen; undefined where it has chosen nothing. */
	of(account: string): Level | undefined {
		return this.#sql.exec<{ level: Level }>("SELECT level FROM levels WHERE person = ?", account).toArray()[0]?.level;
	}

	set(account: string, level: Level): void {
		this.#sql.exec("INSERT INTO levels VALUES (?1, ?2) ON CONFLICT DO UPDATE SET level = ?2", account, level);
	}

	/** Forgets the choice of somebody who has left. */
	remove(account: string): void {
		this.#sql.exec("DELETE FROM levels WHERE person = ?", account);
	}
}
