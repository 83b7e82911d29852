/** Invitations to a room, in SQLite. Only a hash of the secret is kept: who reads the store cannot walk in. */
import type { Invite } from "../protocol/api.ts";
import type { User } from "../protocol/message.ts";

interface Row extends Record<string, SqlStorageValue> {
	id: string;
	hash: string;
	role: Invite["role"];
	expires_at: number;
	uses_left: number | null;
	by: string;
	at: number;
}

export class Invites {
	readonly #sql: SqlStorage;

	constructor(sql: SqlStorage) {
		this.#sql = sql;
	}

	add({ id, role, expiresAt, usesLeft, at }: Omit<Invite, "by">, hash: string, by: User): void {
		this.#sql.exec("INSERT INTO invites VALUES (?, ?, ?, ?, ?, ?, ?)", id, hash, role, expiresAt, usesLeft ?? null, by.id, at);
	}

	/** The invitations that still let somebody in, the newest first. */
	list(now: number): Invite[] {
		this.#sql.exec("DELETE FROM invites WHERE expires_at <= ? OR uses_left <= 0", now);
		return this.#sql.exec<Row>("SELECT * FROM invites ORDER BY at DESC").toArray().map(toInvite);
	}

	/** The invitation that a secret's hash belongs to, if it still lets somebody in. */
	find(hash: string, now: number): Invite | undefined {
		const query = "SELECT * FROM invites WHERE hash = ? AND expires_at > ? AND (uses_left IS NULL OR uses_left > 0)";
		return this.#sql.exec<Row>(query, hash, now).toArray().map(toInvite)[0];
	}

	/** Counts one use of it. */
	use(id: string): void {
		this.#sql.exec("UPDATE invites SET uses_left = uses_left - 1 WHERE id = ? AND uses_left IS NOT NULL", id);
	}

	revoke(id: string): boolean {
		return this.#sql.exec("DELETE FROM invites WHERE id = ?", id).rowsWritten > 0;
	}

	/** Makes what a guest gave out the account's that they became. */
	claim(guest: string, account: string): void {
		this.#sql.exec("UPDATE invites SET by = ? WHERE by = ?", account, guest);
	}

	/** Takes back what somebody gave out who may give out no more. */
	revokeOf(person: string): void {
		this.#sql.exec("DELETE FROM invites WHERE by = ?", person);
	}
}

function toInvite({ id, role, expires_at: expiresAt, uses_left, by, at }: Row): Invite {
	return { id, role, expiresAt, ...(uses_left === null ? {} : { usesLeft: uses_left }), by, at };
}
