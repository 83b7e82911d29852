/** The commands of the directory in SQLite, as each bot last announced them. */
import * as v from "valibot";
import { type CommandInfo, CommandInfoSchema } from "../protocol/jobs.ts";

type Row = { name: string; usage: string; about: string; examples: string | null };

export class Announcements {
	readonly #sql: SqlStorage;

	constructor(sql: SqlStorage) {
		this.#sql = sql;
	}

	/** What a bot can do replaces what it said before; a command that two bots claim is the later one's. */
	replace(bot: string, commands: CommandInfo[], now: number): void {
		this.#sql.exec("DELETE FROM commands WHERE bot = ?", bot);
		for (const { name, usage, about, examples } of commands) {
			const kept = examples ? JSON.stringify(examples) : null;
			this.#sql.exec("INSERT OR REPLACE INTO commands VALUES (?, ?, ?, ?, ?, ?)", name, usage, about, bot, now, kept);
		}
	}

	list(): CommandInfo[] {
		const rows = this.#sql.exec<Row>("SELECT name, usage, about, examples FROM commands ORDER BY name").toArray();
		return rows.map(({ examples, ...info }) =>
			v.parse(CommandInfoSchema, examples === null ? info : { ...info, examples: JSON.parse(examples) }),
		);
	}

	/** When a bot last announced anything; undefined if none ever has. */
	newest(): number | undefined {
		return this.#sql.exec<{ at: number | null }>("SELECT max(announced_at) AS at FROM commands").one().at ?? undefined;
	}
}
