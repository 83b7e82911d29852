/** A visit that begins with what the last one left. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { KEEP_AFTER_MS, keepCopies } from "../../src/client/keeping.ts";
import { OpenRoom } from "../../src/client/open-room.ts";
import { Replica, type RoomCopy } from "../../src/client/replica.ts";
import { Store } from "../../src/client/store.ts";
import type { Message, User } from "../../src/protocol/message.ts";
import { emptyStorage } from "./support/storage.ts";
import { ANA, BEN, FakeWorld, message, welcome } from "./support/world.ts";

const { room: lobby } = welcome();
const DORA: User = { id: "dora", name: "Dora", kind: "account" };
const CLUB = { ...lobby, slug: "club", title: "Club" };
const LISTED = { ...lobby, online: 3, lastAt: 0, joined: true } as const;
const SETTINGS = { guests: true, signUp: false };
const copy = (more: Partial<Omit<RoomCopy, "at">> = {}): Omit<RoomCopy, "at"> => ({
	slug: "lobby",
	user: ANA.id,
	room: lobby,
	you: { user: ANA, role: "member" },
	rev: 2,
	messages: [message(1), message(2)],
	hasOlder: false,
	marker: { seen: 2, messages: 0, mentions: 0 },
	...more,
});
const ids = (messages: readonly Message[] | undefined) => messages?.map(({ id }) => id);

/** What a browser's storage has done is seen by nothing but its effect. */
const until = (is: () => boolean | Promise<boolean>) => vi.waitUntil(is, { interval: 1, timeout: 5_000 });

/** A server that is asked who I am and answers when the test says so. */
class FakeServer {
	#answer: (response: Response | Error) => void = () => {};
	#answered: Promise<Response | Error> = Promise.resolve(new Error());

	constructor() {
		this.ask();
		vi.stubGlobal("fetch", async (path: string) => {
			if (path === "/api/settings") return Response.json(SETTINGS);
			if (path === "/api/rooms") return Response.json({ rooms: [{ ...LISTED, title: "Lobby, renamed" }] });
			if (path === "/api/commands") return Response.json({ commands: [] });
			const answer = await this.#answered;
			if (answer instanceof Error) throw answer;
			return answer.clone();
		});
	}

	/** The next answer is to come. */
	ask(): void {
		this.#answered = new Promise((resolve) => {
			this.#answer = resolve;
		});
	}

	knows(user: User): void {
		this.#answer(Response.json({ user }));
	}

	knowsNobody(): void {
		this.#answer(Response.json({ type: "about:blank", title: "Signed out", status: 401, code: "signed_out" }, { status: 401 }));
	}

	isGone(): void {
		this.#answer(new TypeError("no network"));
	}
}

let world: FakeWorld;
let replica: Replica;
let server: FakeServer;

beforeEach(async () => {
	emptyStorage();
	world = new FakeWorld();
	replica = new Replica(() => world.clock.now());
	world.replica = Promise.resolve(replica);
	server = new FakeServer();
});
afterEach(() => vi.unstubAllGlobals());

/** What the last visit left, and the store of this one while the server has not answered. */
async function visit(more: Partial<Omit<RoomCopy, "at">> = {}, slug = "lobby"): Promise<{ store: Store; started: Promise<void> }> {
	const user = more.you?.user ?? ANA;
	await replica.begin(user, { rooms: [LISTED], settings: SETTINGS, commands: [] });
	await replica.keepRoom(copy({ ...more, user: user.id }));
	const store = new Store(world, slug);
	const started = store.start();
	await until(() => world.sockets.length > 0);
	return { store, started };
}

describe("a visit after another", () => {
	it("shows rooms and history before anybody has answered, and asks only for what it missed", async () => {
		const { store, started } = await visit({ messages: [message(7), message(8)], rev: 9, hasOlder: true, level: "mentions" });
		expect(store.me.value).toEqual({ kind: "somebody", user: ANA });
		expect(store.rooms.value.map(({ title }) => title)).toEqual(["Lobby"]);
		expect(store.settings.value).toEqual(SETTINGS);
		expect([ids(store.room.value?.messages.value), store.room.value?.info.value, store.room.value?.level.value]).toEqual([
			[7, 8],
			lobby,
			"mentions",
		]);
		expect(store.room.value?.timeline.value).toMatchObject({ hasOlder: true, online: { count: 0 } });
		expect(world.sockets.map(({ since }) => since)).toEqual([9]);
		server.knows(ANA);
		await started;
		expect(world.sockets, "it goes on as it is").toHaveLength(1);
		world.welcome({ reset: false, rev: 11, messages: [message(7, { rev: 10, text: "changed" }), message(11)] });
		expect(ids(store.room.value?.messages.value)).toEqual([7, 8, 11]);
		expect(store.room.value?.messages.value[0]?.text).toBe("changed");
		await until(() => store.rooms.value[0]?.title === "Lobby, renamed");
	});

	it("shows nothing of it before what it is shown by is there", async () => {
		await replica.begin(ANA, { rooms: [], settings: SETTINGS, commands: [] });
		const store = new Store(world, "lobby");
		let ready = () => {};
		void store.start(new Promise<void>((resolve) => (ready = resolve)));
		await replica.known();
		await replica.known();
		expect(store.me.value.kind).toBe("unknown");
		ready();
		await until(() => store.me.value.kind === "somebody");
	});

	it("[SINCE-2] has the newest where too much was missed", async () => {
		const { store } = await visit();
		world.welcome({ reset: true, rev: 900, messages: [message(899), message(900)], more: { before: true, after: false } });
		expect([ids(store.room.value?.messages.value), store.room.value?.timeline.value.hasOlder]).toEqual([[899, 900], true]);
	});

	it("has nothing of a room that was deleted, when there is another at its address", async () => {
		const { store } = await visit();
		const other = { ...lobby, createdAt: 7 };
		world.welcome({ reset: false, rev: 5, room: other, messages: [message(3)] });
		expect(store.room.value?.messages.value).toEqual([]);
		expect(world.sockets.map(({ since }) => since)).toEqual([2, undefined]);
		world.welcome({ rev: 5, room: other, messages: [message(4), message(5)] });
		expect(ids(store.room.value?.messages.value)).toEqual([4, 5]);
	});

	it("begins a room that was not seen before from its start", async () => {
		const { store } = await visit({}, "club");
		expect([store.room.value?.slug, store.room.value?.info.value, world.socket.since]).toEqual(["club", undefined, undefined]);
	});

	it("shows a room that it comes to later from its copy, too", async () => {
		const { store } = await visit();
		await replica.keepRoom(copy({ slug: "club", room: CLUB, rev: 40, messages: [message(40)] }));
		store.show("club");
		await until(() => world.sockets.length === 2);
		expect([ids(store.room.value?.messages.value), world.socket.since]).toEqual([[40], 40]);
	});

	it("ends as soon as the server does not know me, with nothing left of the copy", async () => {
		const { store, started } = await visit();
		server.knowsNobody();
		await started;
		expect(store.me.value).toMatchObject({ kind: "nobody", was: ANA, why: expect.stringContaining("visit has ended") });
		expect(world.socket.isClosed).toBe(true);
		expect([await replica.known(), await replica.room(ANA.id, "lobby")]).toEqual([undefined, undefined]);
	});

	it("is another person's if the server says so, who sees nothing of mine", async () => {
		const { store, started } = await visit();
		server.knows(BEN);
		await started;
		await until(() => world.sockets.length === 2);
		expect([store.me.value, store.room.value?.messages.value, world.socket.since]).toEqual([
			{ kind: "somebody", user: BEN },
			[],
			undefined,
		]);
		expect(world.sockets[0]?.isClosed).toBe(true);
		expect([(await replica.known())?.user, await replica.room(ANA.id, "lobby")]).toEqual([BEN, undefined]);
	});

	it("goes on under the name that I have by now", async () => {
		const { store, started } = await visit();
		server.knows({ ...ANA, name: "Ana Maria" });
		await started;
		expect(store.me.value).toMatchObject({ kind: "somebody", user: { name: "Ana Maria" } });
		expect(ids(store.room.value?.messages.value)).toEqual([1, 2]);
	});
});

describe("a visit without a network", () => {
	it("stays with the copy, takes what I say, and asks again who I am when the network is back", async () => {
		const { store, started } = await visit();
		server.isGone();
		await started;
		world.socket.drop();
		expect(store.me.value.kind).toBe("somebody");
		store.room.value?.say("hello");
		expect(store.room.value?.outbox.value.map(({ state }) => state.kind)).toEqual(["waiting"]);
		expect(world.saved.size).toBe(1);
		server.ask();
		store.wake();
		world.welcome({ reset: false, rev: 2 });
		expect(world.socket.sends.map(({ text }) => text)).toEqual(["hello"]);
		server.knowsNobody();
		await until(() => store.me.value.kind === "nobody");
		expect(world.saved.size, "what I said waits for me").toBe(1);
	});

	it("says that the chat cannot be reached where there is no copy", async () => {
		const store = new Store(world, "lobby");
		server.isGone();
		await store.start();
		expect(store.me.value).toMatchObject({ kind: "unreachable" });
	});

	it.each(["missing", "forbidden"])("is as it always was where storage is %s", async (kind) => {
		vi.spyOn(globalThis.indexedDB, "open").mockImplementation(() => {
			throw new DOMException("no", "SecurityError");
		});
		world.replica = Promise.resolve(kind === "missing" ? undefined : new Replica(() => world.clock.now()));
		const store = new Store(world, "lobby");
		server.knows(ANA);
		await store.start();
		await until(() => world.sockets.length > 0);
		world.welcome({ messages: [message(1)] });
		expect(ids(store.room.value?.messages.value)).toEqual([1]);
		await store.signOut().catch(() => {});
	});
});

describe("where I had read in a copy", () => {
	const you = { user: DORA, role: "member" } as const;
	const unread = (messages: number) => ({ messages, mentions: 0 });

	it("is known at once, and what came since begins behind it", async () => {
		const { store } = await visit({ you });
		const reading = store.room.value?.reading;
		expect([reading?.unread.value.messages, reading?.divider.value]).toEqual([0, undefined]);
		world.welcome({ reset: false, rev: 4, messages: [message(3), message(4)], you: { ...you, seen: 2, unread: unread(2) } });
		expect([reading?.unread.value.messages, reading?.divider.value]).toEqual([2, 2]);
	});

	it("stays behind what I read in the copy, and the room hears of that", async () => {
		const { store } = await visit({ you, marker: { seen: 1, ...unread(1) } });
		const reading = store.room.value?.reading;
		expect(reading?.divider.value).toBe(1);
		reading?.look([1, 2], true);
		world.clock.pass(1_100);
		expect(reading?.marker.value).toMatchObject({ seen: 2, messages: 0 });
		world.welcome({ reset: false, rev: 2, you: { ...you, seen: 1, unread: unread(1) } });
		expect(reading?.divider.value).toBe(1);
		expect(world.socket.frames).toContainEqual({ type: "seen", message: 2 });
	});

	it("goes on with what another device has read", async () => {
		const { store } = await visit({ you, marker: { seen: 0, ...unread(2) } });
		expect(store.room.value?.reading.divider.value).toBe(0);
		world.welcome({ reset: false, rev: 3, messages: [message(3)], you: { ...you, seen: 2, unread: unread(1) } });
		expect([store.room.value?.reading.divider.value, store.room.value?.reading.marker.value.messages]).toEqual([2, 1]);
	});

	it("is kept by a guest's browser, which tells the room", async () => {
		world.seen.set(`${ANA.id} lobby`, 1);
		const { store } = await visit({ marker: { seen: 1, ...unread(1) } });
		expect([store.room.value?.reading.divider.value, world.socket.seen]).toEqual([1, 1]);
	});
});

it("a room that is closed before there was an answer about its copy stays closed", async () => {
	let answer: (copy: RoomCopy) => void = () => {};
	const room = new OpenRoom("lobby", ANA.id, world, new Promise((resolve) => (answer = resolve)));
	expect(world.sockets, "it waits for the copy").toEqual([]);
	room.close();
	answer({ ...copy(), at: 0 });
	await Promise.resolve();
	await Promise.resolve();
	expect(world.sockets).toEqual([]);
});

describe("what is seen", () => {
	it("is written down a moment later, and a room at once when another is opened", async () => {
		const { store, started } = await visit();
		server.knows(ANA);
		await started;
		keepCopies(store, replica, world.clock);
		world.welcome({ reset: false, rev: 3, messages: [message(3)] });
		expect((await replica.room(ANA.id, "lobby"))?.rev).toBe(2);
		world.clock.pass(KEEP_AFTER_MS);
		await until(async () => (await replica.room(ANA.id, "lobby"))?.rev === 3);
		world.socket.receive({ type: "messages", messages: [message(4)] });
		store.show("club");
		await until(async () => (await replica.room(ANA.id, "lobby"))?.rev === 4);
	});

	it("is written down at once when the page goes", async () => {
		const { store } = await visit();
		const flush = keepCopies(store, replica, world.clock);
		world.welcome({ reset: false, rev: 3, messages: [message(3)] });
		flush();
		await until(async () => (await replica.room(ANA.id, "lobby"))?.rev === 3);
	});

	it("is forgotten of a room that does not let me in any more", async () => {
		const { store } = await visit();
		keepCopies(store, replica, world.clock);
		world.socket.drop(4403, "removed");
		await until(async () => (await replica.room(ANA.id, "lobby")) === undefined);
		world.clock.pass(KEEP_AFTER_MS);
		expect(await replica.room(ANA.id, "lobby")).toBeUndefined();
		expect(await replica.known()).toBeDefined();
	});

	it("is forgotten when I sign out, whatever was about to be written", async () => {
		const { store } = await visit();
		keepCopies(store, replica, world.clock);
		world.welcome({ reset: false, rev: 3, messages: [message(3)] });
		await store.leave(async () => {});
		world.clock.pass(KEEP_AFTER_MS);
		expect([await replica.known(), await replica.room(ANA.id, "lobby")]).toEqual([undefined, undefined]);
	});
});
