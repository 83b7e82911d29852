/** The tables of a room: the numbered migrations, oldest first. */

export const ROOM_MIGRATIONS: readonly string[] = [
	`
	CREATE TABLE room (
		one INTEGER PRIMARY KEY CHECK (one = 1),
		slug TEXT NOT NULL, title TEXT NOT NULL, topic TEXT NOT NULL, visibility TEXT NOT NULL,
		slow_mode INTEGER NOT NULL, created_at INTEGER NOT NULL, owner TEXT NOT NULL
	) STRICT;

	CREATE TABLE people (id TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL) STRICT, WITHOUT ROWID;

	-- A message of a bot has the person who asked for it as its sender. Ids come from the room's revision counter, so
	-- AUTOINCREMENT, which doubles the rows written per message, has no job here.
	CREATE TABLE messages (
		id INTEGER PRIMARY KEY, rev INTEGER NOT NULL, at INTEGER NOT NULL,
		sender TEXT NOT NULL, client_id TEXT NOT NULL, text TEXT NOT NULL, reply_to INTEGER,
		command TEXT, args TEXT, status TEXT, code TEXT, card TEXT, attempt INTEGER
	) STRICT;
	-- Sending twice is safe: this is the constraint that makes it so.
	CREATE UNIQUE INDEX messages_by_send ON messages (sender, client_id);
	-- A message that never changed is found by its id; only the others need finding by rev.
	CREATE INDEX messages_changed ON messages (rev) WHERE rev > id;

	CREATE TABLE outbox (
		message INTEGER PRIMARY KEY, attempt INTEGER NOT NULL, sends INTEGER NOT NULL,
		due_at INTEGER NOT NULL, deadline_at INTEGER NOT NULL
	) STRICT;
	`,
];
