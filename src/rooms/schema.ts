/** The tables of the directory: the numbered migrations, oldest first. */

export const DIRECTORY_MIGRATIONS: readonly string[] = [
	`
	CREATE TABLE rooms (
		slug TEXT PRIMARY KEY, title TEXT NOT NULL, topic TEXT NOT NULL, visibility TEXT NOT NULL,
		slow_mode INTEGER NOT NULL, created_at INTEGER NOT NULL, online INTEGER NOT NULL, last_at INTEGER NOT NULL
	) STRICT, WITHOUT ROWID;

	CREATE TABLE commands (
		name TEXT PRIMARY KEY, usage TEXT NOT NULL, about TEXT NOT NULL, bot TEXT NOT NULL, announced_at INTEGER NOT NULL
	) STRICT, WITHOUT ROWID;

	-- Who opened rooms lately: the token bucket of each.
	CREATE TABLE founders (person TEXT PRIMARY KEY, tokens REAL NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
	`,
	`
	ALTER TABLE rooms ADD COLUMN direct INTEGER NOT NULL DEFAULT 0;
	ALTER TABLE rooms ADD COLUMN archived_at INTEGER;
	ALTER TABLE rooms ADD COLUMN paused INTEGER NOT NULL DEFAULT 0;
	`,
	`
	DROP TABLE founders;
	-- Who did lately what is counted: the token bucket of each, and when it is full again and may be forgotten.
	CREATE TABLE quotas (
		what TEXT NOT NULL, who TEXT NOT NULL, tokens REAL NOT NULL, at INTEGER NOT NULL, full_at INTEGER NOT NULL,
		PRIMARY KEY (what, who)
	) STRICT, WITHOUT ROWID;
	CREATE INDEX quotas_by_end ON quotas (full_at);
	`,
	`
	-- Where in the bucket the files of rooms lie that are no more, as long as there may be any.
	CREATE TABLE leftovers (
		prefix TEXT PRIMARY KEY, slug TEXT NOT NULL, at INTEGER NOT NULL, due_at INTEGER NOT NULL, tries INTEGER NOT NULL
	) STRICT, WITHOUT ROWID;
	`,
	`
	-- JSON: a list, as it was announced.
	ALTER TABLE commands ADD COLUMN examples TEXT;
	`,
];
