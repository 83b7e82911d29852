/** Up to where accounts have read in this room, in SQLite, and what is unread since. Guests keep that themselves. */
import type { Unread } from "../protocol/frames.ts";
import { UNREAD_MAX } from "../protocol/limits.ts";
import { ALL } from "../protocol/mentions.ts";
import type { Visitor } from "./visitor.ts";

type Reader = Pick<Visitor, "user" | "was">;

export class Markers {
	readonly #sql: SqlStorage;
	readonly #now: () => number;

	constructor(sql: SqlStorage, now: () => number) {
		this.#sql = sql;
		this.#now = now;
	}

	/**
	 * Up to where somebody has read, and what came since. For an account that comes first, news is what was said after
	 * `start`. A guest says by themselves up to where they have read, `told`.
	 */
	welcome(visitor: Visitor, start: number, told: number | undefined): { seen: number; unread?: Unread } {
		const { user } = visitor;
		if (user.kind !== "account") return { seen: 0, ...(told === undefined ? {} : { unread: this.unread(visitor, told) }) };
		// Coming for the first time is not reading: the marker has not moved.
		this.#sql.exec("INSERT OR IGNORE INTO markers (person, seen) VALUES (?, ?)", user.id, start);
		const seen = this.of(user.id) ?? start;
		return { seen, unread: this.unread(visitor, seen) };
	}

	/** Whether that moved the marker: it goes only forward, unless it is taken back. */
	move(account: string, seen: number, isBack: boolean): boolean {
		const known = this.of(account);
		if (known !== undefined && (isBack ? seen >= known : seen <= known)) return false;
		this.#sql.exec(
			"INSERT INTO markers (person, seen, moved_at) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET seen = ?2, moved_at = ?3",
			account,
			seen,
			this.#now(),
		);
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

	/** Up to where an account has read; undefined if it was never here. */
	of(account: string): number | undefined {
		return this.#sql.exec<{ seen: number }>("SELECT seen FROM markers WHERE person = ?", account).toArray()[0]?.seen;
	}

	/** When that last moved; Unix milliseconds, 0 for never. */
	movedAt(account: string): number {
		return this.#sql.exec<{ at: number }>("SELECT moved_at AS at FROM markers WHERE person = ?", account).toArray()[0]?.at ?? 0;
	}

	/** What others wrote after a message. */
	unread(who: Reader, seen: number): Unread {
		const unread = { messages: 0, mentions: 0 };
		for (const { isMention } of this.#after(who, seen)) {
			unread.messages += 1;
			if (isMention) unread.mentions += 1;
		}
		return unread;
	}

	/** How many messages of people that is, or how many that mention them, and the newest of these; 0 where there is none. */
	news(who: Reader, seen: number, isOnlyMentions: boolean): { count: number; newest: number } {
		const news = [...this.#after(who, seen)].filter(({ isMention, isBots }) => !isBots && (isMention || !isOnlyMentions));
		return { count: news.length, newest: news[0]?.id ?? 0 };
	}

	/** What others wrote after a message, the newest first. Reads what came since, and not more than is counted. */
	*#after({ user, was }: Reader, seen: number): Iterable<{ id: number; isMention: boolean; isBots: boolean }> {
		const rows = this.#sql.exec<{ id: number; sender: string; mentions: string | null; command: string | null }>(
			"SELECT id, sender, mentions, command FROM messages WHERE id > ? AND deleted_at IS NULL ORDER BY id DESC LIMIT ?",
			seen,
			UNREAD_MAX,
		);
		const mine = JSON.stringify(user.id);
		for (const { id, sender, mentions, command } of rows) {
			if (sender === user.id || was.includes(sender)) continue;
			// Ids are quoted in JSON, so that none is found within another.
			yield { id, isMention: mentions !== null && (mentions.includes(mine) || mentions.includes(`"${ALL}"`)), isBots: command !== null };
		}
	}
}
