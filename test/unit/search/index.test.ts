/** How the index of a room keeps in step with its messages, catches up, and forgets. */
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { describe, expect, it, vi } from "vitest";
import { migrate } from "../../../src/migrate.ts";
import { INDEX_EVERY, UNINDEX_MAX } from "../../../src/protocol/limits.ts";
import { parseSearch } from "../../../src/protocol/search-query.ts";
import { History } from "../../../src/room/history.ts";
import { ROOM_MIGRATIONS } from "../../../src/room/schema.ts";
import { ANA, BEN, CEM, FOUNDER, given, openRoom, type RoomStub, seed, visitor } from "../support/room.ts";
import { inEmptyStore, inStore } from "../support/scratch.ts";

function query(typed: string) {
	const parsed = parseSearch(typed);
	if (!parsed.ok) throw new Error(parsed.text);
	return parsed.query;
}

const count = (history: History, typed: string) => history.search.find(query(typed), undefined, ANA.id).messages.length;

function fill(history: History, messages: number, text = (n: number) => `message ${n}`, sender = ANA): void {
	const from = history.rev;
	for (let n = from + 1; n <= from + messages; n++) history.append({ sender, clientId: `c${n}`, text: text(n) }, n);
}

/** All that is in the index, of whatever message: read out of the pages that it is stored in. */
function termsOf(storage: DurableObjectStorage): string[] {
	storage.sql.exec("CREATE VIRTUAL TABLE terms USING fts5vocab(search, row)");
	const terms = storage.sql.exec<{ term: string }>("SELECT term FROM terms").toArray();
	storage.sql.exec("DROP TABLE terms");
	return terms.map(({ term }) => term);
}

/** Whether its bytes are in any page, also in one that says that they are gone; for what no other text of the index begins like. */
function isInPages(storage: DurableObjectStorage, gram: string): boolean {
	const bytes = new TextEncoder().encode(gram).toHex();
	const pages = storage.sql.exec<{ block: ArrayBuffer }>("SELECT block FROM search_data").toArray();
	return pages.some(({ block }) => new Uint8Array(block).toHex().includes(bytes));
}

const isIndexed = (storage: DurableObjectStorage, gram: string) => termsOf(storage).includes(gram);

describe("the index", () => {
	it("[SEARCH-6] has nothing left of what was edited, taken away, purged or dropped", () =>
		inStore((storage, history) => {
			const words = ["ʘʞʬ", "աբգ", "กขค", "ሀለሐ"];
			const [edited = 0, removed = 0] = words.map(
				(text, n) => history.append({ sender: n === 3 ? BEN : ANA, clientId: `c${n}`, text: `${text} said` }, n)?.id,
			);
			fill(history, 50);
			history.index.advance();
			const left = () => words.filter((word) => isInPages(storage, word));
			// Nothing is in the pages before a transaction begins or ends.
			history.atomically(() => {});
			expect(left()).toEqual(words);
			history.edit(edited, "changed", { mentions: [], keepsCard: false }, 100);
			history.remove(removed, 100);
			history.removeAllOf(BEN.id, 100);
			history.atomically(() => {});
			expect(left()).toEqual(["กขค"]);
			expect(isIndexed(storage, "cha")).toBe(true);
			history.drop(3, 100);
			history.atomically(() => {});
			expect(left()).toEqual([]);
			expect(isIndexed(storage, "cha")).toBe(false);
			history.drop(1_000, 1_000);
			expect(termsOf(storage)).toEqual([]);
			storage.sql.exec("INSERT INTO search (search) VALUES ('integrity-check')");
		}));

	it("[SEARCH-6] is emptied where much goes at once, and written anew", () =>
		inStore((storage, history) => {
			fill(history, 2 * UNINDEX_MAX, (n) => (n % 2 ? "qzx goes" : "stays"));
			storage.sql.exec("UPDATE messages SET sender = ? WHERE id % 2", CEM.id);
			history.people.remember(CEM);
			history.index.advance();
			fill(history, UNINDEX_MAX + 1, () => "qzx goes too", CEM);
			history.index.advance();
			history.removeAllOf(CEM.id, 100);
			expect(history.index.indexedTo).toBe(0);
			expect(isIndexed(storage, "qzx")).toBe(false);
			expect([count(history, "stays") > 0, count(history, "goes")]).toEqual([true, 0]);
			history.index.advance();
			history.index.advance();
			expect([count(history, "stays") > 0, count(history, "goes")]).toEqual([true, 0]);
		}));

	it("[SEARCH-6] takes back a change that comes to nothing, with the message", () =>
		inStore((storage, history) => {
			fill(history, 10, () => "a zebra");
			history.index.advance();
			const failing = () => {
				history.remove(3, 1);
				fill(history, INDEX_EVERY);
				history.index.advance();
				throw new Error("no");
			};
			expect(() => history.atomically(failing)).toThrow("no");
			expect(history.index.indexedTo).toBe(10);
			expect(count(history, "zebra")).toBe(10);
			expect(new History(storage).index.indexedTo).toBe(10);
		}));

	it("[SEARCH-8] of a room of an earlier version begins with its oldest message and comes to its newest", () =>
		inEmptyStore((storage) => {
			const before = ROOM_MIGRATIONS.findIndex((migration) => migration.includes("VIRTUAL TABLE search"));
			migrate(storage, ROOM_MIGRATIONS.slice(0, before));
			storage.sql.exec("INSERT INTO people (id, name, kind) VALUES (?, 'Ana', 'guest')", ANA.id);
			storage.sql.exec(
				`WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < ?)
				INSERT INTO messages (id, rev, at, sender, client_id, text) SELECT id, id, id, ?, id, iif(id % 400, 'x', 'zebra') FROM n`,
				3 * INDEX_EVERY,
				ANA.id,
			);
			migrate(storage, ROOM_MIGRATIONS);
			const history = new History(storage);
			for (const indexedTo of [500, 1_000, 1_500]) {
				expect(history.index.isBehind).toBe(true);
				expect(count(history, "zebra")).toBe(3);
				history.index.advance();
				expect(history.index.indexedTo).toBe(indexedTo);
			}
			expect(history.index.isBehind).toBe(false);
			expect(count(history, "zebra")).toBe(3);
		}));
});

const indexedTo = (room: RoomStub) =>
	runInDurableObject(
		room,
		(_, { storage }) => storage.sql.exec<{ indexed_to: number }>("SELECT indexed_to FROM search_state").one().indexed_to,
	);

describe("a room", () => {
	it("[SEARCH-8] indexes by its alarm what was said, and then has none", async () => {
		const room = await openRoom();
		await seed(room, (history) => fill(history, 2 * INDEX_EVERY + 10));
		const found = given(await room.search(visitor(FOUNDER), query(`"message 7"`)));
		expect(found.messages.map(({ id }) => id)).toEqual([7]);
		await vi.waitUntil(async () => (await indexedTo(room)) >= 2 * INDEX_EVERY, { timeout: 5_000 });
		await vi.waitUntil(async () => !(await runDurableObjectAlarm(room)), { timeout: 5_000 });
		await evictDurableObject(room);
		expect(given(await room.search(visitor(FOUNDER), query(`"message 7"`)))).toEqual(found);
		expect(await indexedTo(room)).toBe(2 * INDEX_EVERY);
	});

	it("[SEARCH-6] that is deleted leaves nothing to find to the next of its name", async () => {
		const room = await openRoom();
		await seed(room, (history) => {
			fill(history, 10, () => "a zebra");
			history.index.advance();
		});
		const { room: info } = given(await room.view(visitor(FOUNDER)));
		given(await room.delete(visitor(FOUNDER)));
		await room.create(info, [{ user: FOUNDER, role: "owner" }]);
		expect(given(await room.search(visitor(FOUNDER), query("zebra")))).toEqual({ messages: [] });
		await seed(room, (history) => {
			fill(history, 2, () => "a zebra");
			history.index.advance();
		});
		expect(given(await room.search(visitor(FOUNDER), query("zebra"))).messages).toHaveLength(2);
	});
});
