/** The passkeys of an account, and the challenges that they have answered, in SQLite. */
import * as v from "valibot";
import type { PasskeyInfo } from "../protocol/accounts.ts";

/** A passkey that somebody has shown to have. */
export interface NewPasskey {
	id: string;
	name: string;
	/** In COSE form. */
	publicKey: Uint8Array;
	counter: number;
	transports: string[];
}

/** What an answer of a passkey is checked against. */
export interface PasskeyKey {
	publicKey: ArrayBuffer;
	/** How often it says that it was used; one that does not count says 0. */
	counter: number;
}

/** A challenge that was answered. */
export interface Answered {
	id: string;
	/** Unix milliseconds. */
	expiresAt: number;
}

interface Row extends Record<string, SqlStorageValue> {
	id: string;
	name: string;
	public_key: ArrayBuffer;
	counter: number;
	transports: string;
	created_at: number;
	used_at: number | null;
}

/** Used challenges are kept for longer than they are good for, as the clock that says so is another machine's. */
const CLOCK_SKEW_MS = 60_000;

const TransportsSchema = v.array(v.string());

export class PasskeyStore {
	readonly #sql: SqlStorage;

	constructor(sql: SqlStorage) {
		this.#sql = sql;
	}

	get count(): number {
		return this.#sql.exec<{ n: number }>("SELECT count(*) AS n FROM passkeys").one().n;
	}

	/** The oldest first. */
	list(): PasskeyInfo[] {
		return this.#sql.exec<Row>("SELECT * FROM passkeys ORDER BY created_at, id").toArray().map(toInfo);
	}

	/** Which keys there are and how they are reached, so that a device is not asked for a second one. */
	known(): { id: string; transports: string[] }[] {
		return this.#sql
			.exec<Row>("SELECT * FROM passkeys ORDER BY created_at, id")
			.toArray()
			.map(({ id, transports }) => ({ id, transports: v.parse(TransportsSchema, JSON.parse(transports)) }));
	}

	find(id: string): PasskeyInfo | undefined {
		const row = this.#row(id);
		return row && toInfo(row);
	}

	key(id: string): PasskeyKey | undefined {
		const row = this.#row(id);
		return row && { publicKey: row.public_key, counter: row.counter };
	}

	/** False if it is here already. */
	add({ id, name, publicKey, counter, transports }: NewPasskey, now: number): boolean {
		const { rowsWritten } = this.#sql.exec(
			"INSERT INTO passkeys VALUES (?, ?, ?, ?, ?, ?, NULL) ON CONFLICT DO NOTHING",
			id,
			name,
			publicKey,
			counter,
			JSON.stringify(transports),
			now,
		);
		return rowsWritten > 0;
	}

	/** Notes that a key was used. False if there is none, or if a copy of it was used before with the same or a higher count. */
	use(id: string, counter: number, now: number): boolean {
		const { rowsWritten } = this.#sql.exec(
			"UPDATE passkeys SET counter = ?1, used_at = ?2 WHERE id = ?3 AND (?1 > counter OR (?1 = 0 AND counter = 0))",
			counter,
			now,
			id,
		);
		return rowsWritten > 0;
	}

	rename(id: string, name: string): void {
		this.#sql.exec("UPDATE passkeys SET name = ? WHERE id = ?", name, id);
	}

	/** False if there is none. */
	remove(id: string): boolean {
		return this.#sql.exec("DELETE FROM passkeys WHERE id = ?", id).rowsWritten > 0;
	}

	/** Takes note that a challenge was answered. False if it was before. */
	useChallenge({ id, expiresAt }: Answered, now: number): boolean {
		this.#sql.exec("DELETE FROM challenges WHERE expires_at < ?", now - CLOCK_SKEW_MS);
		return this.#sql.exec("INSERT INTO challenges VALUES (?, ?) ON CONFLICT DO NOTHING", id, expiresAt).rowsWritten > 0;
	}

	#row(id: string): Row | undefined {
		return this.#sql.exec<Row>("SELECT * FROM passkeys WHERE id = ?", id).toArray()[0];
	}
}

function toInfo({ id, name, created_at: createdAt, used_at: usedAt }: Row): PasskeyInfo {
	return { id, name, createdAt, ...(usedAt === null ? {} : { usedAt }) };
}
