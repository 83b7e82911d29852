/** The tables of an account: the numbered migrations, oldest first. */

export const ACCOUNT_MIGRATIONS: readonly string[] = [
	`
	-- Without a password hash one signs in by a passkey. A closed account keeps its handle for a while, and, until all rooms
	-- have let it go, under which id its messages stay (ghost) and whether they are removed.
	CREATE TABLE account (
		one INTEGER PRIMARY KEY CHECK (one = 1),
		handle TEXT NOT NULL, name TEXT NOT NULL, hash TEXT, created_at INTEGER NOT NULL,
		closed_at INTEGER, ghost TEXT, removes INTEGER
	) STRICT;

	CREATE TABLE sessions (
		id TEXT PRIMARY KEY, device TEXT NOT NULL, created_at INTEGER NOT NULL, used_at INTEGER NOT NULL
	) STRICT, WITHOUT ROWID;

	-- The guests that this person was before.
	CREATE TABLE guests (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

	-- Rooms that were entered; those that were joined are in the person's list.
	CREATE TABLE rooms (slug TEXT PRIMARY KEY, joined INTEGER NOT NULL) STRICT, WITHOUT ROWID;

	-- The token bucket of tries to sign in.
	CREATE TABLE tries (one INTEGER PRIMARY KEY CHECK (one = 1), tokens REAL NOT NULL, at INTEGER NOT NULL) STRICT;

	-- The public key is in COSE form; the transports are a JSON array.
	CREATE TABLE passkeys (
		id TEXT PRIMARY KEY, name TEXT NOT NULL, public_key BLOB NOT NULL, counter INTEGER NOT NULL, transports TEXT NOT NULL,
		created_at INTEGER NOT NULL, used_at INTEGER
	) STRICT, WITHOUT ROWID;

	-- Challenges that a passkey has answered, until they expire by themselves: none is good twice.
	CREATE TABLE challenges (id TEXT PRIMARY KEY, expires_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;

	-- Hashes of the recovery codes that were not used yet.
	CREATE TABLE recovery (hash TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
	`,
	`
	-- Devices that take notifications: where, and what they are encrypted for. "site" is the address of the chat that they know.
	CREATE TABLE subscriptions (
		session TEXT PRIMARY KEY, endpoint TEXT NOT NULL, p256dh TEXT NOT NULL, auth TEXT NOT NULL, site TEXT NOT NULL,
		created_at INTEGER NOT NULL, sent_at INTEGER
	) STRICT, WITHOUT ROWID;
	-- What each of them is to get of a room; without "due_at" what it has got and was not read yet.
	CREATE TABLE pushes (
		session TEXT, room TEXT, body TEXT NOT NULL, kind TEXT NOT NULL, at INTEGER NOT NULL, due_at INTEGER, tries INTEGER NOT NULL,
		PRIMARY KEY (session, room)
	) STRICT, WITHOUT ROWID;
	-- However a session ends, its device is told of nothing more.
	CREATE TRIGGER session_ended AFTER DELETE ON sessions BEGIN DELETE FROM subscriptions WHERE session = old.id; END;
	CREATE TRIGGER subscription_ended AFTER DELETE ON subscriptions BEGIN DELETE FROM pushes WHERE session = old.session; END;
	`,
];
