/** How an object's tables come up to date. */
import { describe, expect, it } from "vitest";
import { ACCOUNT_MIGRATIONS } from "../../src/auth/schema.ts";
import { hasSchema, migrate } from "../../src/migrate.ts";
import { History } from "../../src/room/history.ts";
import { Members } from "../../src/room/members.ts";
import { Profile } from "../../src/room/profile.ts";
import { ROOM_MIGRATIONS } from "../../src/room/schema.ts";
import { DIRECTORY_MIGRATIONS } from "../../src/rooms/schema.ts";
import { inEmptyStore } from "./support/scratch.ts";

const FIRST = "CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (1);";
const SECOND = "ALTER TABLE a ADD COLUMN y INTEGER; UPDATE a SET y = x + 1;";
const THIRD = "CREATE TABLE b (z INTEGER) STRICT;";

const rows = (storage: DurableObjectStorage, query: string) => storage.sql.exec(query).toArray();
const tables = (storage: DurableObjectStorage) =>
	rows(storage, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' ORDER BY name").map(
		({ name }) => name,
	);
const ledger = (storage: DurableObjectStorage) =>
	rows(storage, "SELECT number FROM _migrations ORDER BY number").map(({ number }) => number);

describe("an object's tables", () => {
	it("are not there before anything is stored, and asking leaves it so", () =>
		inEmptyStore((storage) => {
			expect(hasSchema(storage)).toBe(false);
			expect(tables(storage)).toEqual([]);
		}));

	it("come from nothing to the newest, in order", () =>
		inEmptyStore((storage) => {
			migrate(storage, [FIRST, SECOND, THIRD]);
			expect(rows(storage, "SELECT * FROM a")).toEqual([{ x: 1, y: 2 }]);
			expect(ledger(storage)).toEqual([1, 2, 3]);
			expect(hasSchema(storage)).toBe(true);
		}));

	it.each([1, 2])("come from version %i to the newest without doing anything twice", (version) =>
		inEmptyStore((storage) => {
			migrate(storage, [FIRST, SECOND, THIRD].slice(0, version));
			storage.sql.exec("UPDATE a SET x = 7");
			migrate(storage, [FIRST, SECOND, THIRD]);
			migrate(storage, [FIRST, SECOND, THIRD]);
			expect(rows(storage, "SELECT x FROM a")).toEqual([{ x: 7 }]);
			expect(tables(storage)).toEqual(["_migrations", "a", "b"]);
			expect(ledger(storage)).toEqual([1, 2, 3]);
		}),
	);

	it("are left alone by older code that knows fewer migrations", () =>
		inEmptyStore((storage) => {
			migrate(storage, [FIRST, SECOND, THIRD]);
			migrate(storage, [FIRST]);
			expect(ledger(storage)).toEqual([1, 2, 3]);
		}));

	it("stay as they were where a migration fails half way, and nothing of it counts as done", () =>
		inEmptyStore((storage) => {
			migrate(storage, [FIRST]);
			expect(() => migrate(storage, [FIRST, SECOND, "CREATE TABLE b (z INTEGER) STRICT; INSERT INTO nowhere VALUES (1);"])).toThrow();
			expect(tables(storage)).toEqual(["_migrations", "a"]);
			expect(rows(storage, "SELECT * FROM a")).toEqual([{ x: 1 }]);
			expect(ledger(storage)).toEqual([1]);
			migrate(storage, [FIRST, SECOND, THIRD]);
			expect(ledger(storage)).toEqual([1, 2, 3]);
		}));

	it.each([
		[
			"a room",
			ROOM_MIGRATIONS,
			[
				"audit",
				"bans",
				"edits",
				"files",
				"import",
				"import_people",
				"invites",
				"levels",
				"listeners",
				"markers",
				"members",
				"messages",
				"mutes",
				"outbox",
				"people",
				"quotas",
				"reactions",
				"room",
				"search",
				"search_config",
				"search_data",
				"search_idx",
				"search_state",
				"trash",
			],
		],
		["the directory", DIRECTORY_MIGRATIONS, ["commands", "leftovers", "quotas", "rooms"]],
		[
			"an account",
			ACCOUNT_MIGRATIONS,
			["account", "challenges", "guests", "passkeys", "pushes", "recovery", "rooms", "sessions", "subscriptions", "tries"],
		],
	])("of %s come about from every version of them", async (_, migrations, expected) => {
		await Promise.all(
			Array.from({ length: migrations.length + 1 }, (_, version) =>
				inEmptyStore((storage) => {
					migrate(storage, migrations.slice(0, version));
					migrate(storage, migrations);
					expect(tables(storage)).toEqual(["_migrations", ...expected]);
				}),
			),
		);
	});
});

/** What each version of a room's tables held that had been in use. A released version's rows are never changed. */
const ROOMS_IN_USE = [
	`INSERT INTO room VALUES (1, 'old', 'Old', 'a topic', 'public', 5, 1000, '~ana');
	INSERT INTO people VALUES ('~ana', 'Ana', 'guest'), ('~ben', 'Ben', 'guest');
	INSERT INTO messages VALUES
		(1, 1, 2000, '~ana', 'a', 'hello', NULL, NULL, NULL, NULL, NULL, NULL, NULL),
		(2, 3, 2001, '~ben', 'b', 'x is 1', NULL, 'x', '1', 'answered', NULL, NULL, 1);`,
	`INSERT INTO room (one, slug, title, topic, visibility, slow_mode, created_at) VALUES (1, 'old', 'Old', 'a topic', 'public', 5, 1000);
	INSERT INTO members VALUES ('~ana', 'owner', 1000);
	INSERT INTO people (id, name, kind) VALUES ('~ana', 'Ana', 'guest'), ('~ben', 'Ben', 'guest');
	INSERT INTO messages VALUES
		(1, 1, 2000, '~ana', 'a', 'hello', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
		(2, 3, 2001, '~ben', 'b', 'x is 1', NULL, 'x', '1', 'answered', NULL, NULL, 1, NULL);`,
];

describe("a room of an earlier version", () => {
	it.each(ROOMS_IN_USE.map((rows, index) => ({ rows, version: index + 1 })))(
		"$version keeps its messages, its owner and its settings, and goes on",
		({ rows: inUse, version }) =>
			inEmptyStore((storage) => {
				migrate(storage, ROOM_MIGRATIONS.slice(0, version));
				storage.sql.exec(inUse);
				migrate(storage, ROOM_MIGRATIONS);
				const history = new History(storage);
				expect(history.reader.page({ limit: 10 }, "~ana").messages.map(({ id, rev, text, author }) => [id, rev, text, author.id])).toEqual([
					[1, 1, "hello", "~ana"],
					[2, 3, "x is 1", "bot:x"],
				]);
				expect(Profile.load(storage.sql).room).toEqual({
					slug: "old",
					title: "Old",
					topic: "a topic",
					visibility: "public",
					slowMode: 5,
					createdAt: 1000,
				});
				expect(new Members(storage.sql).roleOf("~ana")).toBe("owner");
				const sender = { id: "~ana", name: "Ana", kind: "guest" } as const;
				expect(history.append({ sender, clientId: "c", text: "new" }, 3000)).toMatchObject({ id: 4, rev: 4 });
			}),
	);
});
