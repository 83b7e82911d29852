/** How an object's tables come up to date. */
import { describe, expect, it } from "vitest";
import { hasSchema, migrate } from "../../src/migrate.ts";
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
		["a room", ROOM_MIGRATIONS, ["_migrations", "messages", "outbox", "people", "room"]],
		["the directory", DIRECTORY_MIGRATIONS, ["_migrations", "commands", "founders", "rooms"]],
	])("of %s come about from every version of them", async (_, migrations, expected) => {
		await Promise.all(
			Array.from({ length: migrations.length + 1 }, (_, version) =>
				inEmptyStore((storage) => {
					migrate(storage, migrations.slice(0, version));
					migrate(storage, migrations);
					expect(tables(storage)).toEqual(expected);
				}),
			),
		);
	});
});
