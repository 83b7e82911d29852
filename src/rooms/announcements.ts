/** The commands of the directory in SQLite, as each bot last announced them. */
import type { CommandInfo } from "../protocol/jobs.ts";

type Row = CommandInfo & Record<string, SqlStorageValue>;

export class Announcements {
	readonly #sql: SqlStorage;

	constructor(sql: SqlStorage) {
		this.#sql = sql;
	}

	/** What a bot can do replaces what it said before; a command that two bots claim is the later one's. */
	replace(bot: string, commands: CommandInfo[], now: number): void {
		this.#sql.exec("DELETE FROM commands WHERE bot = ?", bot);
		for (const { name, usage, about } of commands) {
			this.#sql.exec("INSERT OR REPLACE INTO commands VALUES (?, ?, ?, ?, ?)", name, usage, about, bot, now);
		}
	}

	list(): CommandInfo[] {
		return this.#sql.exec<Row>("SELECT name, usage, about FROM commands ORDER BY name").toArray();
	}

	/** When a bot last announced anything; undefined if none ever has. */
	newest(): number | undefined {
		return this.#sql.exec<{ at: number | null }>("SELECT max(announced_at) AS at FROM commands").one().at ?? undefined;
	}
}
