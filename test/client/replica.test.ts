/** What the page keeps of a visit for the next one. */
import { openDB } from "idb";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { CHARS_MAX, MESSAGES_MAX, Replica, ROOMS_MAX, type RoomCopy } from "../../src/client/replica.ts";
import { emptyStorage } from "./support/storage.ts";
import { ANA, BEN, message, welcome } from "./support/world.ts";

const DAY_MS = 24 * 60 * 60_000;
const { room } = welcome();
const MORE = { rooms: [], settings: { guests: true, signUp: false }, commands: [] };
const copy = (more: Partial<Omit<RoomCopy, "at">> = {}): Omit<RoomCopy, "at"> => ({
	slug: "lobby",
	user: ANA.id,
	room,
	you: { user: ANA, role: "member" },
	rev: 2,
	messages: [message(1), message(2)],
	hasOlder: false,
	marker: { seen: 1, messages: 1, mentions: 0 },
	...more,
});

let now = 1_000_000;
const open = () => new Replica(() => now);
/** Puts something into the store past all checks. */
const put = async (store: "known" | "rooms", record: unknown) => {
	const database = await openDB("chattorum-copy", 1);
	await (store === "known" ? database.put(store, record, "known") : database.put(store, record));
	database.close();
};

beforeEach(emptyStorage);

describe("a copy", () => {
	it("is there at the next visit as it was", async () => {
		const replica = open();
		await replica.begin(ANA, MORE);
		await replica.keep({ ...MORE, user: { ...ANA, name: "Ana B" } });
		await replica.keepRoom(copy({ level: "mentions" }));
		const next = open();
		expect(await next.known()).toEqual({ ...MORE, user: { ...ANA, name: "Ana B" }, at: now });
		expect(await next.room(ANA.id, "lobby")).toEqual({ ...copy({ level: "mentions" }), at: now });
		expect(await next.room(ANA.id, "elsewhere")).toBeUndefined();
	});

	it("is not there at the first visit", async () => {
		expect([await open().known(), await open().room(ANA.id, "lobby")]).toEqual([undefined, undefined]);
	});

	it("keeps its rooms for the same person, and goes when somebody else comes", async () => {
		const replica = open();
		await replica.begin(ANA, MORE);
		await replica.keepRoom(copy());
		await replica.begin(ANA, MORE);
		expect(await replica.room(ANA.id, "lobby")).toBeDefined();
		expect(await replica.room(BEN.id, "lobby"), "somebody else's is nobody's business").toBeUndefined();
		await replica.begin(BEN, MORE);
		expect((await replica.known())?.user).toEqual(BEN);
		await replica.begin(ANA, MORE);
		expect(await replica.room(ANA.id, "lobby")).toBeUndefined();
	});

	it("is forgotten, whole or a room of it", async () => {
		const replica = open();
		await replica.begin(ANA, MORE);
		await replica.keepRoom(copy());
		await replica.keepRoom(copy({ slug: "book-club" }));
		await replica.forgetRoom("lobby");
		expect([await replica.room(ANA.id, "lobby"), (await replica.room(ANA.id, "book-club"))?.rev]).toEqual([undefined, 2]);
		await replica.forget();
		expect([await replica.known(), await replica.room(ANA.id, "book-club")]).toEqual([undefined, undefined]);
	});

	it("is not written again by a tab that has not heard of the end", async () => {
		const [here, there] = [open(), open()];
		await here.begin(ANA, MORE);
		await Promise.all([here.forget(), there.keep({ ...MORE, user: ANA }), there.keepRoom(copy())]);
		expect([await here.known(), await here.room(ANA.id, "lobby")]).toEqual([undefined, undefined]);
		await here.begin(BEN, MORE);
		await Promise.all([there.keep({ ...MORE, user: ANA }), there.keepRoom(copy())]);
		expect([(await here.known())?.user, await here.room(ANA.id, "lobby")]).toEqual([BEN, undefined]);
	});

	it("is whole, whichever of two tabs writes last", async () => {
		const tabs = [open(), open()];
		await tabs[0]?.begin(ANA, MORE);
		const revisions = [3, 4, 5, 6, 7, 8];
		const states = revisions.map((rev) => copy({ rev, messages: Array.from({ length: rev }, (_, index) => message(index + 1)) }));
		await Promise.all(states.map((state, index) => tabs[index % 2]?.keepRoom(state)));
		const kept = await open().room(ANA.id, "lobby");
		expect(kept?.messages).toHaveLength(kept?.rev ?? 0);
	});

	it("is older than any session: then it is nobody's", async () => {
		const replica = open();
		await replica.begin(ANA, MORE);
		now += 29 * DAY_MS;
		await replica.keep({ ...MORE, user: ANA });
		expect(await replica.known()).toBeDefined();
		now += 2 * DAY_MS;
		expect(await replica.known()).toBeUndefined();
	});

	it("has nothing that the room has deleted for its age since", async () => {
		const replica = open();
		await replica.begin(ANA, MORE);
		const messages = [message(1, { at: now - 2 * DAY_MS }), message(2, { at: now - DAY_MS / 2 })];
		await replica.keepRoom(copy({ room: { ...room, retentionDays: 1 }, messages }));
		expect((await replica.room(ANA.id, "lobby"))?.messages.map(({ id }) => id)).toEqual([2]);
		now += DAY_MS;
		expect((await replica.room(ANA.id, "lobby"))?.messages).toEqual([]);
	});
});

describe("what is too much", () => {
	it("of a room's messages are the older ones", async () => {
		const replica = open();
		await replica.begin(ANA, MORE);
		await replica.keepRoom(copy({ rev: 5_000, messages: Array.from({ length: 5_000 }, (_, index) => message(index + 1)) }));
		const kept = await replica.room(ANA.id, "lobby");
		expect([kept?.messages.length, kept?.messages.at(-1)?.id, kept?.hasOlder]).toEqual([MESSAGES_MAX, 5_000, true]);
	});

	it("of their text, too", async () => {
		const replica = open();
		await replica.begin(ANA, MORE);
		const messages = Array.from({ length: 100 }, (_, index) => message(index + 1, { text: "x".repeat(8_000) }));
		await replica.keepRoom(copy({ messages }));
		const kept = await replica.room(ANA.id, "lobby");
		expect([kept?.messages.length, kept?.messages.at(-1)?.id, kept?.hasOlder]).toEqual([Math.floor(CHARS_MAX / 8_000), 100, true]);
	});

	it("of rooms are those that were looked at longest ago", async () => {
		const replica = open();
		await replica.begin(ANA, MORE);
		const slugs = Array.from({ length: ROOMS_MAX + 3 }, (_, index) => `room-${index}`);
		for (const slug of slugs) {
			now += 1_000;
			await replica.keepRoom(copy({ slug }));
			// Somebody comes back to the first one again and again.
			now += 1_000;
			await replica.keepRoom(copy({ slug: "room-0" }));
		}
		const left = await Promise.all(slugs.map((slug) => replica.room(ANA.id, slug)));
		expect(left.flatMap((kept) => kept?.slug ?? [])).toEqual(["room-0", ...slugs.slice(4)]);
	});
});

describe("what cannot be read", () => {
	it.each([
		["nothing", null],
		["a word", "known"],
		["nobody", { ...MORE, at: now }],
		["somebody of another kind", { ...MORE, user: { ...ANA, kind: "ghost" }, at: now }],
		["a room without an address", { ...MORE, user: ANA, rooms: [{ title: "Lobby" }], at: now }],
	])("is as if it were not there, and is replaced: %s beside a room", async (_, record) => {
		const replica = open();
		await replica.begin(ANA, MORE);
		await put("known", record);
		expect(await replica.known()).toBeUndefined();
		await replica.begin(ANA, MORE);
		expect((await replica.known())?.user).toEqual(ANA);
	});

	it.each([
		["nothing in it", { slug: "lobby" }],
		["a revision that is none", { ...copy(), at: now, rev: -1 }],
		["a message without a number", { ...copy(), at: now, messages: [{ ...message(1), id: "1" }] }],
		["a marker of another version", { ...copy(), at: now, marker: 7 }],
	])("is as if it were not there, and is replaced: a room with %s", async (_, record) => {
		const replica = open();
		await replica.begin(ANA, MORE);
		await put("rooms", record);
		expect(await replica.room(ANA.id, "lobby")).toBeUndefined();
		await replica.keepRoom(copy());
		expect((await replica.room(ANA.id, "lobby"))?.rev).toBe(2);
	});

	it("is what a newer page has left, which an older one leaves alone", async () => {
		(await openDB("chattorum-copy", 99, { upgrade: (database) => void database.createObjectStore("another") })).close();
		const replica = open();
		await replica.begin(ANA, MORE);
		await replica.keepRoom(copy());
		expect([await replica.known(), await replica.room(ANA.id, "lobby")]).toEqual([undefined, undefined]);
		await replica.forget();
		const database = await openDB("chattorum-copy");
		expect([database.version, ...database.objectStoreNames]).toEqual([99, "another"]);
	});

	it("makes way for a newer page", async () => {
		const replica = open();
		await replica.begin(ANA, MORE);
		const newer = await openDB("chattorum-copy", 2);
		expect(newer.version).toBe(2);
		expect(await replica.known()).toBeUndefined();
		newer.close();
	});

	it("is all, where storage is forbidden", async () => {
		vi.spyOn(globalThis.indexedDB, "open").mockImplementation(() => {
			throw new DOMException("no", "SecurityError");
		});
		const replica = open();
		await replica.begin(ANA, MORE);
		expect(await replica.known()).toBeUndefined();
	});
});
