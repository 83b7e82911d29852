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
];
