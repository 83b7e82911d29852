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
	`
	ALTER TABLE room ADD COLUMN kind TEXT NOT NULL DEFAULT 'room';
	ALTER TABLE room ADD COLUMN archived_at INTEGER;
	ALTER TABLE room ADD COLUMN paused INTEGER NOT NULL DEFAULT 0;
	ALTER TABLE messages ADD COLUMN deleted_at INTEGER;
	-- The account that a guest became: what the guest wrote is the account's.
	ALTER TABLE people ADD COLUMN account TEXT;

	CREATE TABLE members (person TEXT PRIMARY KEY, role TEXT NOT NULL, joined_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
	INSERT INTO members SELECT owner, 'owner', created_at FROM room WHERE owner <> '';
	ALTER TABLE room DROP COLUMN owner;

	-- A ban without an end has none; a muted person may read and not write. "net" is where a banned guest came from.
	CREATE TABLE bans (person TEXT PRIMARY KEY, until INTEGER, net TEXT, net_until INTEGER) STRICT, WITHOUT ROWID;
	CREATE TABLE mutes (person TEXT PRIMARY KEY, until INTEGER) STRICT, WITHOUT ROWID;

	CREATE TABLE invites (
		id TEXT PRIMARY KEY, hash TEXT NOT NULL, role TEXT NOT NULL, expires_at INTEGER NOT NULL,
		uses_left INTEGER, by TEXT NOT NULL, at INTEGER NOT NULL
	) STRICT, WITHOUT ROWID;

	CREATE TABLE audit (
		id INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, act TEXT NOT NULL, target TEXT, detail TEXT
	) STRICT;
	`,
	`
	-- The room's revision when messages were last dropped for their age: numbers are never given out twice.
	ALTER TABLE room ADD COLUMN dropped_rev INTEGER NOT NULL DEFAULT 0;
	`,
	`
	ALTER TABLE messages ADD COLUMN edited_at INTEGER;
	-- How many reactions there are: most messages have none, and none are looked for then.
	ALTER TABLE messages ADD COLUMN reactions INTEGER NOT NULL DEFAULT 0;
	-- Whom it concerns, as JSON; NULL for nobody.
	ALTER TABLE messages ADD COLUMN mentions TEXT;

	-- What a message said before, by the revision and the time at which it stopped saying so.
	CREATE TABLE edits (
		message INTEGER, rev INTEGER, at INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (message, rev)
	) STRICT, WITHOUT ROWID;

	-- One person, one emoji, once. "rev" is the order in which they came.
	CREATE TABLE reactions (
		message INTEGER, emoji TEXT, person TEXT, rev INTEGER NOT NULL, PRIMARY KEY (message, emoji, person)
	) STRICT, WITHOUT ROWID;

	-- Up to where accounts have read.
	CREATE TABLE markers (person TEXT PRIMARY KEY, seen INTEGER NOT NULL) STRICT, WITHOUT ROWID;
	`,
	`
	-- Days that the owner wants messages kept for; 0 for as long as the operator does.
	ALTER TABLE room ADD COLUMN retention_days INTEGER NOT NULL DEFAULT 0;
	`,
	"CREATE INDEX people_by_account ON people (account) WHERE account IS NOT NULL",
	`
	-- What search looks messages up in: which three characters in a row each has, who wrote it, and whether it has a link, as
	-- search-index.ts writes it. Neither texts nor places in them are in it; each hit is compared with its message.
	CREATE VIRTUAL TABLE search USING fts5(
		text, author, link, content = '', columnsize = 0, detail = none, tokenize = 'trigram case_sensitive 1'
	);
	-- What is taken out is gone from the pages of the index, and not only marked as gone.
	INSERT INTO search (search, rank) VALUES ('secure-delete', 1);
	-- Taking something out reads and writes whole pages: small ones are faster.
	INSERT INTO search (search, rank) VALUES ('pgsz', 500);
	-- The newest message in the index.
	CREATE TABLE search_state (one INTEGER PRIMARY KEY CHECK (one = 1), indexed_to INTEGER NOT NULL) STRICT;
	INSERT INTO search_state VALUES (1, 0);
	`,
	`
	-- Up to which message all was imported; NULL where nothing was.
	ALTER TABLE room ADD COLUMN imported_to INTEGER;

	-- The import that is under way: by whom it is, and when it last brought something. Its messages lie where they will stay.
	CREATE TABLE import (token TEXT PRIMARY KEY, by TEXT NOT NULL, heard_at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
	-- Who is named in it. A name is NULL for who only reacted.
	CREATE TABLE import_people (id TEXT PRIMARY KEY, name TEXT, kind TEXT NOT NULL) STRICT, WITHOUT ROWID;
	`,
	`
	-- How many files came with it: most messages have none, and none are looked for then.
	ALTER TABLE messages ADD COLUMN files INTEGER NOT NULL DEFAULT 0;
	-- Where this room's files lie in the bucket: under a name that no room of the same address had before or will have.
	ALTER TABLE room ADD COLUMN files_prefix TEXT;
	ALTER TABLE room ADD COLUMN files_bytes INTEGER NOT NULL DEFAULT 0;

	-- A file waits for its message, and is "stored" once all its bytes are in the bucket. "place" is its place in the message.
	CREATE TABLE files (
		id TEXT PRIMARY KEY, uploader TEXT NOT NULL, at INTEGER NOT NULL, stored INTEGER NOT NULL, message INTEGER, place INTEGER,
		name TEXT NOT NULL, type TEXT NOT NULL, size INTEGER NOT NULL, width INTEGER, height INTEGER, alt TEXT
	) STRICT, WITHOUT ROWID;
	CREATE INDEX files_of_messages ON files (message, place) WHERE message IS NOT NULL;
	CREATE INDEX files_that_wait ON files (at) WHERE message IS NULL;
	CREATE TRIGGER file_came AFTER INSERT ON files BEGIN UPDATE room SET files_bytes = files_bytes + new.size; END;
	CREATE TRIGGER file_went AFTER DELETE ON files BEGIN UPDATE room SET files_bytes = files_bytes - old.size; END;

	-- Files that are gone for everybody and may still be in the bucket.
	CREATE TABLE trash (id TEXT PRIMARY KEY, due_at INTEGER NOT NULL, tries INTEGER NOT NULL) STRICT, WITHOUT ROWID;
	CREATE INDEX trash_by_due ON trash (due_at);

	CREATE TABLE quotas (
		what TEXT NOT NULL, who TEXT NOT NULL, tokens REAL NOT NULL, at INTEGER NOT NULL, full_at INTEGER NOT NULL,
		PRIMARY KEY (what, who)
	) STRICT, WITHOUT ROWID;
	CREATE INDEX quotas_by_end ON quotas (full_at);
	`,
	`
	-- What accounts want to be told of, where that is not what is usual.
	CREATE TABLE levels (person TEXT PRIMARY KEY, level TEXT NOT NULL) STRICT, WITHOUT ROWID;
	`,
	`
	-- When the marker last moved.
	ALTER TABLE markers ADD COLUMN moved_at INTEGER NOT NULL DEFAULT 0;
	-- Accounts with a device that takes notifications, and from which message on they are to be told at "due_at". "told" is the
	-- newest message that they were told of and have not read.
	CREATE TABLE listeners (
		person TEXT PRIMARY KEY, due_at INTEGER, since INTEGER NOT NULL DEFAULT 0, answer INTEGER, told INTEGER,
		told_at INTEGER NOT NULL DEFAULT 0
	) STRICT, WITHOUT ROWID;
	`,
];
