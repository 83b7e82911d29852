/** Up to where accounts have read in this room, in SQLite, and what is unread since. Guests keep that themselves. */
import type { Unread } from "../protocol/frames.ts";
import { UNREAD_MAX } from "../protocol/limits.ts";
import { ALL } from "../protocol/mentions.ts";
import type { Visitor } from "./visitor.ts";

export class Markers {
	readonly #sql: SqlStorage;

	constructor(sql: SqlStorage) {
		this.#sql = sql;
	}

	/**
	 * Up to where somebody has read, and what came since. For an account that comes first, news is what was said after
	 * `start`. A guest says by themselves up to where they have read, `told`.
	 */
	welcome(visitor: Visitor, start: number, told: number | undefined): { seen: number; unread?: Unread } {
		const { user } = visitor;
		if (user.kind !== "account") return { seen: 0, ...(told === undefined ? {} : { unread: this.unread(visitor, told) }) };
		const seen = this.#of(user.id) ?? start;
		this.move(user.id, seen, false);
		return { seen, unread: this.unread(visitor, seen) };
	}

	/** Whether that moved the marker: it goes only forward, unless it is taken back. */
	move(account: string, seen: number, isBack: boolean): boolean {
		const known = this.#of(account);
		if (known !== undefined && (isBack ? seen >= known : seen <= known)) return false;
		this.#sql.exec("INSERT INTO markers VALUES (?1, ?2) ON CONFLICT DO UPDATE SET seen = ?2", account, seen);
		return true;
	}

	/** Lets nobody find unread what stands up to a message. */
	raise(to: number): void {
		this.#sql.exec("UPDATE markers SET seen = max(seen, ?)", to);
	}

	/** Forgets an account that is no more. */
	remove(account: string): void {
		this.#sql.exec("DELETE FROM markers WHERE person = ?", account);
	}

	#of(account: string): number | undefined {
		return this.#sql.exec<{ seen: number }>("SELECT seen FROM markers WHERE person = ?", account).toArray()[0]?.seen;
	}

	/** What others wrote after a message. Reads what came since, and not more than is counted. */
	unread({ user, was }: Pick<Visitor, "user" | "was">, seen: number): Unread {
		const rows = this.#sql.exec<{ sender: string; mentions: string | null }>(
			"SELECT sender, mentions FROM messages WHERE id > ? AND deleted_at IS NULL ORDER BY id LIMIT ?",
			seen,
			UNREAD_MAX,
		);
		const unread = { messages: 0, mentions: 0 };
		const mine = JSON.stringify(user.id);
		for (const { sender, mentions } of rows) {
			if (sender === user.id || was.includes(sender)) continue;
			unread.messages += 1;
			// Ids are quoted in JSON, so that none is found within another.
			if (mentions !== null && (mentions.includes(mine) || mentions.includes(`"${ALL}"`))) unread.mentions += 1;
		}
		return unread;
	}
}
