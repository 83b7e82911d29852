/** What an account keeps, in SQLite. */
import type { SessionInfo } from "../protocol/accounts.ts";
import type { User } from "../protocol/message.ts";
import type { Bucket } from "../room/rate-limit.ts";

interface AccountRow extends Record<string, SqlStorageValue> {
	handle: string;
	name: string;
	hash: string | null;
	created_at: number;
	closed_at: number | null;
	ghost: string | null;
	removes: number | null;
}

/** What is left of an account that was closed. */
export interface Closing {
	handle: string;
	closedAt: number;
	/** The id of nobody, under which messages stay. */
	ghost: string;
	doesRemove: boolean;
}

interface SessionRow extends Record<string, SqlStorageValue> {
	id: string;
	device: string;
	created_at: number;
	used_at: number;
}

export class AccountStore {
	readonly #sql: SqlStorage;

	constructor(sql: SqlStorage) {
		this.#sql = sql;
	}

	create(handle: string, name: string, hash: string, now: number): void {
		this.#sql.exec("INSERT INTO account VALUES (1, ?, ?, ?, ?, NULL, NULL, NULL)", handle, name, hash, now);
	}

	/** Who it is; undefined once it is closed. */
	user(): User | undefined {
		const row = this.#row();
		return row && { id: row.handle, name: row.name, kind: "account" };
	}

	createdAt(): number {
		return this.#row()?.created_at ?? 0;
	}

	hash(): string | undefined {
		return this.#row()?.hash ?? undefined;
	}

	setHash(hash: string): void {
		this.#sql.exec("UPDATE account SET hash = ? WHERE closed_at IS NULL", hash);
	}

	rename(name: string): void {
		this.#sql.exec("UPDATE account SET name = ? WHERE closed_at IS NULL", name);
	}

	/** Keeps nothing but that there was an account, and which rooms are still to let it and the guests that it was go. */
	close({ closedAt, ghost, doesRemove }: Omit<Closing, "handle">): void {
		this.#sql.exec("UPDATE account SET hash = NULL, name = '', closed_at = ?, ghost = ?, removes = ?", closedAt, ghost, Number(doesRemove));
		for (const table of ["sessions", "passkeys", "challenges", "recovery", "tries"]) this.#sql.exec(`DELETE FROM ${table}`);
	}

	/** Undefined as long as the account is not closed. */
	closing(): Closing | undefined {
		const [row] = this.#sql.exec<AccountRow>("SELECT * FROM account").toArray();
		if (!row || row.closed_at === null || row.ghost === null) return undefined;
		return { handle: row.handle, closedAt: row.closed_at, ghost: row.ghost, doesRemove: row.removes === 1 };
	}

	/** Keeps these instead of all recovery codes before. */
	setRecovery(hashes: string[]): void {
		this.#sql.exec("DELETE FROM recovery");
		for (const hash of hashes) this.#sql.exec("INSERT INTO recovery VALUES (?)", hash);
	}

	/** False if there is no such code, or no more. */
	useRecovery(hash: string): boolean {
		return this.#sql.exec("DELETE FROM recovery WHERE hash = ?", hash).rowsWritten > 0;
	}

	countRecovery(): number {
		return this.#sql.exec<{ n: number }>("SELECT count(*) AS n FROM recovery").one().n;
	}

	addGuest(id: string): void {
		this.#sql.exec("INSERT OR IGNORE INTO guests VALUES (?)", id);
	}

	forgetGuests(): void {
		this.#sql.exec("DELETE FROM guests");
	}

	guests(): string[] {
		return this.#sql
			.exec<{ id: string }>("SELECT id FROM guests")
			.toArray()
			.map(({ id }) => id);
	}

	addSession(id: string, device: string, now: number): void {
		this.#sql.exec("INSERT INTO sessions VALUES (?, ?, ?, ?)", id, device, now, now);
	}

	/** When a session was last used, as far as that was noted; undefined if there is none. */
	sessionUsedAt(id: string): number | undefined {
		return this.#sql.exec<{ used_at: number }>("SELECT used_at FROM sessions WHERE id = ?", id).toArray()[0]?.used_at;
	}

	touchSession(id: string, now: number): void {
		this.#sql.exec("UPDATE sessions SET used_at = ? WHERE id = ?", now, id);
	}

	removeSession(id: string): boolean {
		return this.#sql.exec("DELETE FROM sessions WHERE id = ?", id).rowsWritten > 0;
	}

	/** Forgets sessions that were not used since a time, and the oldest beyond a number; the ids of those. */
	dropSessions(unusedSince: number, kept: number): string[] {
		const dropped = this.#sql.exec<{ id: string }>(
			`DELETE FROM sessions WHERE used_at < ? OR id NOT IN (SELECT id FROM sessions ORDER BY used_at DESC, created_at DESC LIMIT ?)
			RETURNING id`,
			unusedSince,
			kept,
		);
		return dropped.toArray().map(({ id }) => id);
	}

	/** The last used first. */
	sessions(): SessionInfo[] {
		return this.#sql
			.exec<SessionRow>("SELECT * FROM sessions ORDER BY used_at DESC, id")
			.toArray()
			.map(({ id, device, created_at: createdAt, used_at: usedAt }) => ({ id, device, createdAt, usedAt }));
	}

	/** Every room that was entered. */
	rooms(): string[] {
		return this.#slugs("SELECT slug FROM rooms");
	}

	leaveRoom(slug: string): void {
		this.#sql.exec("DELETE FROM rooms WHERE slug = ?", slug);
	}

	joinedRooms(): string[] {
		return this.#slugs("SELECT slug FROM rooms WHERE joined = 1 ORDER BY slug");
	}

	enterRoom(slug: string): void {
		this.#sql.exec("INSERT OR IGNORE INTO rooms VALUES (?, 0)", slug);
	}

	noteRoom(slug: string, isMember: boolean): void {
		this.#sql.exec("INSERT INTO rooms VALUES (?, ?) ON CONFLICT DO UPDATE SET joined = excluded.joined", slug, Number(isMember));
	}

	tries(): Bucket | undefined {
		return this.#sql.exec<{ tokens: number; at: number }>("SELECT tokens, at FROM tries").toArray()[0];
	}

	keepTries({ tokens, at }: Bucket): void {
		this.#sql.exec("INSERT OR REPLACE INTO tries VALUES (1, ?, ?)", tokens, at);
	}

	forgetTries(): void {
		this.#sql.exec("DELETE FROM tries");
	}

	#row(): AccountRow | undefined {
		return this.#sql.exec<AccountRow>("SELECT * FROM account WHERE closed_at IS NULL").toArray()[0];
	}

	#slugs(query: string): string[] {
		return this.#sql
			.exec<{ slug: string }>(query)
			.toArray()
			.map(({ slug }) => slug);
	}
}
