/** What the history costs: rows are what a Durable Object's store is billed by, and what makes a long room slow. */
import { describe, expect, it } from "vitest";
import { History } from "../../../src/room/history.ts";
import { ANA, BEN } from "../support/room.ts";
import { inStore } from "../support/scratch.ts";

interface Cost {
	read: number;
	written: number;
}

/** A store that counts the rows of every statement that is run to its end. */
function counted(storage: DurableObjectStorage): { sql: SqlStorage; since: () => Cost } {
	const cursors: SqlStorageCursor<Record<string, SqlStorageValue>>[] = [];
	const sql = new Proxy(storage.sql, {
		get: (target, key) => {
			const value = Reflect.get(target, key, target);
			if (key !== "exec") return typeof value === "function" ? value.bind(target) : value;
			return (query: string, ...binds: unknown[]) => {
				const cursor = target.exec(query, ...binds);
				cursors.push(cursor);
				return cursor;
			};
		},
	});
	const since = () => {
		const all = cursors.splice(0);
		return { read: sum(all.map(({ rowsRead }) => rowsRead)), written: sum(all.map(({ rowsWritten }) => rowsWritten)) };
	};
	return { sql, since };
}

const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);

describe("a message", () => {
	it("costs two rows written, itself and its sender's id for it, and a new person one more", () =>
		inStore((storage) => {
			const { sql, since } = counted(storage);
			const history = new History({ sql, transactionSync: (change) => storage.transactionSync(change) });
			since();
			history.append({ sender: ANA, clientId: "a", text: "hi" }, 1);
			expect(since().written).toBe(3);
			history.append({ sender: ANA, clientId: "b", text: "hi" }, 2);
			expect(since()).toMatchObject({ written: 2 });
		}));

	it("of a command costs two when asked, and two more when answered", () =>
		inStore((storage) => {
			const { sql, since } = counted(storage);
			const history = new History({ sql, transactionSync: (change) => storage.transactionSync(change) });
			history.append({ sender: ANA, clientId: "a", text: "hi" }, 1);
			since();
			history.append({ sender: ANA, clientId: "b", text: "/x", command: { name: "x", args: "" } }, 2);
			expect(since().written).toBe(2);
			history.change(2, { status: "answered", text: "x" });
			// Itself, and its place among the changed.
			expect(since().written).toBe(2);
		}));
});

const MILLION = 1_000_000;

/** So many messages of two people, every hundredth of them a command's, the first ten of which were answered. */
function fill(storage: DurableObjectStorage, count: number): void {
	const history = new History(storage);
	history.append({ sender: ANA, clientId: "1", text: "line 1" }, 1);
	history.append({ sender: BEN, clientId: "2", text: "line 2" }, 2);
	storage.sql.exec(
		`WITH RECURSIVE n(id) AS (SELECT 3 UNION ALL SELECT id + 1 FROM n WHERE id < ?1)
		INSERT INTO messages (id, rev, at, sender, client_id, text, command, args, status, attempt)
		SELECT id, id, id, iif(id % 2, ?2, ?3), id, 'line ' || id, iif(id % 100, NULL, 'x'), '', iif(id % 100, NULL, 'pending'), 1 FROM n`,
		count,
		ANA.id,
		BEN.id,
	);
	const filled = new History(storage);
	for (let id = 100; id <= 1_000; id += 100) filled.change(id, { status: "answered", text: "x" });
}

describe("a history of 1,000,000 messages", () => {
	it(
		"is opened, paged and caught up with by reading no more than what is shown",
		() =>
			inStore((storage) => {
				fill(storage, MILLION);
				const { sql, since } = counted(storage);
				const history = new History({ sql, transactionSync: (change) => storage.transactionSync(change) });
				expect(history.rev).toBe(MILLION + 10);
				expect(since().read).toBeLessThan(10);

				// A row of the page, its author, and one row to see whether there is more.
				const pageCost = 2 * 51;
				history.reader.page({ limit: 50 }, ANA.id);
				expect(since().read).toBeLessThanOrEqual(pageCost);
				for (const place of [{ before: MILLION / 2 }, { after: 0 }, { after: MILLION - 10 }]) {
					history.reader.page({ ...place, limit: 50 }, ANA.id);
					expect(since().read, JSON.stringify(place)).toBeLessThanOrEqual(pageCost);
				}
				history.reader.page({ around: MILLION / 2, limit: 50 }, ANA.id);
				expect(since().read).toBeLessThanOrEqual(pageCost + 2);
				// By halves, a row each.
				expect(history.reader.page({ at: 345_678, limit: 1 }, ANA.id).messages[0]?.id).toBe(345_678);
				expect(since().read).toBeLessThanOrEqual(32);

				expect(history.reader.changes(MILLION - 10, 501)).toHaveLength(20);
				expect(since().read).toBeLessThan(100);
				expect(history.reader.changes(MILLION + 10, 501)).toEqual([]);
				expect(since().read).toBeLessThan(10);
				// However long somebody was away, no more is read than is too much.
				expect(history.reader.changes(0, 501)).toHaveLength(501);
				expect(since().read).toBeLessThanOrEqual(4 * 501);

				history.findSend([ANA.id], "2");
				history.reader.find(MILLION / 2);
				expect(since().read).toBeLessThan(10);
			}),
		30_000,
	);
});
