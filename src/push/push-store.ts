/** The devices of an account that take notifications, and what each of them is to get, in SQLite. */
import { PUSH_DEVICES_MAX } from "../protocol/limits.ts";
import type { Device, SubscriptionInfo } from "../protocol/push.ts";
import type { Target } from "./post.ts";

interface DeviceRow extends Record<string, SqlStorageValue> {
	id: string;
	device: string;
	created_at: number;
	sent_at: number | null;
}

/** A notification that one device is to get, or has got of a room whose messages are not read yet. */
export interface Waiting {
	session: string;
	room: string;
	body: string;
	kind: "message" | "read";
	at: number;
	tries: number;
}

type WaitingRow = Waiting & Record<string, SqlStorageValue>;
type TargetRow = Target & { session: string } & Record<string, SqlStorageValue>;

export class PushStore {
	readonly #sql: SqlStorage;

	constructor(sql: SqlStorage) {
		this.#sql = sql;
	}

	/** Whether notifications are of any use. */
	get isEmpty(): boolean {
		return this.#sql.exec("SELECT 1 FROM subscriptions LIMIT 1").toArray().length === 0;
	}

	/** Has the device of a session take notifications. A device is in one session, and a session on one device. */
	subscribe(session: string, { endpoint, keys }: SubscriptionInfo, site: string, now: number): void {
		this.#sql.exec("DELETE FROM subscriptions WHERE endpoint = ? AND session <> ?", endpoint, session);
		this.#sql.exec(
			`INSERT INTO subscriptions VALUES (?1, ?2, ?3, ?4, ?5, ?6, NULL)
			ON CONFLICT DO UPDATE SET endpoint = ?2, p256dh = ?3, auth = ?4, site = ?5 WHERE endpoint <> ?2 OR p256dh <> ?3 OR auth <> ?4`,
			session,
			endpoint,
			keys.p256dh,
			keys.auth,
			site,
			now,
		);
		this.#sql.exec(
			"DELETE FROM subscriptions WHERE session NOT IN (SELECT session FROM subscriptions ORDER BY created_at DESC, session = ? DESC LIMIT ?)",
			session,
			PUSH_DEVICES_MAX,
		);
	}

	/** False if there was no such device. */
	unsubscribe(session: string): boolean {
		return this.#sql.exec("DELETE FROM subscriptions WHERE session = ?", session).rowsWritten > 0;
	}

	/** The newest first. */
	devices(): Omit<Device, "current">[] {
		return this.#sql
			.exec<DeviceRow>(
				`SELECT sessions.id, device, subscriptions.created_at, sent_at FROM subscriptions JOIN sessions ON sessions.id = session
				ORDER BY subscriptions.created_at DESC, sessions.id`,
			)
			.toArray()
			.map(({ id, device, created_at: createdAt, sent_at }) => ({
				id,
				device,
				createdAt,
				...(sent_at === null ? {} : { sentAt: sent_at }),
			}));
	}

	/** Devices whose session was used since a time: the others are signed out. */
	targets(usedSince: number): (Target & { session: string })[] {
		return this.#sql
			.exec<TargetRow>(
				`SELECT session, endpoint, p256dh, auth, site FROM subscriptions JOIN sessions ON sessions.id = session WHERE used_at > ?`,
				usedSince,
			)
			.toArray();
	}

	noteSent(session: string, now: number): void {
		this.#sql.exec("UPDATE subscriptions SET sent_at = ? WHERE session = ?", now, session);
	}

	/**
	 * Has a device get something of a room, in the place of what it was to get before. Where its push service has asked for a
	 * pause, that goes on.
	 */
	wait({ session, room, body, kind, at }: Omit<Waiting, "tries">, dueAt: number): void {
		this.#sql.exec(
			`INSERT INTO pushes VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0)
			ON CONFLICT DO UPDATE SET body = ?3, kind = ?4, at = ?5, due_at = iif(tries > 0, due_at, ?6)`,
			session,
			room,
			body,
			kind,
			at,
			dueAt,
		);
	}

	/** What devices are to get, or have got, of a room. */
	of(room: string): (Waiting & { isSent: boolean })[] {
		return this.#sql
			.exec<WaitingRow & { is_sent: number }>("SELECT *, due_at IS NULL AS is_sent FROM pushes WHERE room = ?", room)
			.toArray()
			.map(({ is_sent, ...waiting }) => ({ ...waiting, isSent: is_sent === 1 }));
	}

	due(now: number): Waiting[] {
		return this.#sql.exec<WaitingRow>("SELECT * FROM pushes WHERE due_at <= ?", now).toArray();
	}

	nextDue(): number | undefined {
		return this.#sql.exec<{ at: number | null }>("SELECT min(due_at) AS at FROM pushes").one().at ?? undefined;
	}

	/** The device has got it. It is kept, so that it can be taken back when it is read. */
	markSent({ session, room, body }: Waiting): void {
		this.#sql.exec("UPDATE pushes SET due_at = NULL, tries = 0 WHERE session = ? AND room = ? AND body = ?", session, room, body);
	}

	/** It is tried again, unless something else has taken its place. */
	tryAgain({ session, room, body, tries }: Waiting, dueAt: number): void {
		this.#sql.exec(
			"UPDATE pushes SET due_at = ?, tries = ? WHERE session = ? AND room = ? AND body = ?",
			dueAt,
			tries + 1,
			session,
			room,
			body,
		);
	}

	remove({ session, room, body }: Waiting): void {
		this.#sql.exec("DELETE FROM pushes WHERE session = ? AND room = ? AND body = ?", session, room, body);
	}

	/** Forgets what devices have long got. */
	prune(before: number): void {
		this.#sql.exec("DELETE FROM pushes WHERE at < ?", before);
	}
}
