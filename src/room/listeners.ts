/** Accounts with a device that takes notifications, and what each of them is still to be told of this room, in SQLite. */
import type { Level } from "../protocol/message.ts";

interface Row extends Record<string, SqlStorageValue> {
	person: string;
	level: Level | null;
	due_at: number | null;
	since: number;
	answer: number | null;
	told: number | null;
	told_at: number;
}

/** Somebody who listens, by what they were told and are to be told. */
export interface Listener {
	person: string;
	/** What they have chosen to be told of, if anything. */
	level: Level | undefined;
	/** When they are to be told, if the first message of that, `since`, is not read by then; Unix milliseconds. */
	dueAt: number | undefined;
	since: number;
	/** The answer to a command of theirs that they are to be told of. */
	answer: number | undefined;
	/** The newest message that they were told of and have not read. */
	told: number | undefined;
	toldAt: number;
}

const SELECT = "SELECT listeners.*, level FROM listeners LEFT JOIN levels USING (person)";

export class Listeners {
	readonly #sql: SqlStorage;
	/** Everybody with what they have chosen: in memory, since each message asks for it. */
	#levels: Map<string, Level | undefined> | undefined;

	constructor(sql: SqlStorage) {
		this.#sql = sql;
	}

	get isEmpty(): boolean {
		return this.#all().size === 0;
	}

	has(person: string): boolean {
		return this.#all().has(person);
	}

	/** Whether somebody has a device that takes notifications. Costs nothing where that is known. */
	set(person: string, listens: boolean): void {
		if (this.has(person) === listens) return;
		if (listens) this.#sql.exec("INSERT INTO listeners (person) VALUES (?)", person);
		else this.#sql.exec("DELETE FROM listeners WHERE person = ?", person);
		this.forget();
	}

	/** What somebody wants to be told of has changed. */
	forget(): void {
		this.#levels = undefined;
	}

	/** Who has chosen a level, or has not chosen. */
	with(level: Level, usual: Level): string[] {
		return [...this.#all()].flatMap(([person, chosen]) => ((chosen ?? usual) === level ? [person] : []));
	}

	find(person: string): Listener | undefined {
		return this.#sql.exec<Row>(`${SELECT} WHERE person = ?`, person).toArray().map(toListener)[0];
	}

	/** Has somebody be told of a message and what comes after it, unless they are to be told of one before it. */
	wait(person: string, { since, answer, dueAt }: { since: number; answer?: number | undefined; dueAt: number }): void {
		this.#sql.exec(
			`UPDATE listeners SET since = iif(due_at IS NULL, ?2, since), answer = coalesce(?3, answer),
			due_at = min(coalesce(due_at, ?4), ?4) WHERE person = ?1`,
			person,
			since,
			answer ?? null,
			dueAt,
		);
	}

	/** They are told of all up to a message, or have nothing to be told of. */
	settle(person: string, told?: { message: number; at: number }): void {
		this.#sql.exec(
			"UPDATE listeners SET due_at = NULL, answer = NULL, told = coalesce(?2, told), told_at = coalesce(?3, told_at) WHERE person = ?1",
			person,
			told?.message ?? null,
			told?.at ?? null,
		);
	}

	/** They have read up to a message. Whether that is all that they were told of. */
	read(person: string, seen: number): boolean {
		return this.#sql.exec("UPDATE listeners SET told = NULL WHERE person = ? AND told <= ?", person, seen).rowsWritten > 0;
	}

	/** Who is to be told by now, the longest due first. */
	due(now: number, limit: number): Listener[] {
		return this.#sql.exec<Row>(`${SELECT} WHERE due_at <= ? ORDER BY due_at LIMIT ?`, now, limit).toArray().map(toListener);
	}

	nextDue(): number | undefined {
		if (this.isEmpty) return undefined;
		return this.#sql.exec<{ at: number | null }>("SELECT min(due_at) AS at FROM listeners").one().at ?? undefined;
	}

	#all(): ReadonlyMap<string, Level | undefined> {
		this.#levels ??= new Map(
			this.#sql
				.exec<Row>(SELECT)
				.toArray()
				.map(({ person, level }) => [person, level ?? undefined]),
		);
		return this.#levels;
	}
}

function toListener({ person, level, due_at, since, answer, told, told_at: toldAt }: Row): Listener {
	return {
		person,
		level: level ?? undefined,
		dueAt: due_at ?? undefined,
		since,
		answer: answer ?? undefined,
		told: told ?? undefined,
		toldAt,
	};
}
