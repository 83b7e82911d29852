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

describe("a history of 20,000 messages", () => {
	it("is opened, paged and caught up with by reading no more than what is shown", () =>
		inStore((storage) => {
			const long = new History(storage);
			storage.transactionSync(() => {
				for (let n = 1; n <= 20_000; n++) {
					const draft = { sender: n % 2 === 0 ? ANA : BEN, clientId: `${n}`, text: `line ${n}` };
					long.append(n % 100 === 0 ? { ...draft, command: { name: "x", args: "" } } : draft, n);
				}
				for (let id = 100; id <= 1_000; id += 100) long.change(id, { status: "answered", text: "x" });
			});
			const { sql, since } = counted(storage);
			const history = new History({ sql, transactionSync: (change) => storage.transactionSync(change) });
			expect(history.rev).toBe(20_010);
			expect(since().read).toBeLessThan(10);

			// A row of the page, its author, and one row to see whether there is more.
			const pageCost = 2 * 51;
			history.page({ limit: 50 }, ANA.id);
			expect(since().read).toBeLessThanOrEqual(pageCost);
			for (const place of [{ before: 10_000 }, { after: 0 }, { after: 19_990 }]) {
				history.page({ ...place, limit: 50 }, ANA.id);
				expect(since().read, JSON.stringify(place)).toBeLessThanOrEqual(pageCost);
			}
			history.page({ around: 10_000, limit: 50 }, ANA.id);
			expect(since().read).toBeLessThanOrEqual(pageCost + 2);

			expect(history.changes(19_990, 501)).toHaveLength(20);
			expect(since().read).toBeLessThan(100);
			expect(history.changes(20_010, 501)).toEqual([]);
			expect(since().read).toBeLessThan(10);
			// However long somebody was away, no more is read than is too much.
			expect(history.changes(0, 501)).toHaveLength(501);
			expect(since().read).toBeLessThanOrEqual(4 * 501);

			history.findSend(ANA.id, "2");
			history.find(10_000);
			expect(since().read).toBeLessThan(10);
		}));
});
