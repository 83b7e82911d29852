/** Looking at any place of a room while it goes on: what is shown has no hole, nothing twice, and nothing that is old. */
import { beforeEach, describe, expect, it } from "vitest";
import { CallError } from "../../src/client/call.ts";
import { OpenRoom } from "../../src/client/open-room.ts";
import type { Place } from "../../src/client/pages.ts";
import { bounded, SHOWN_MAX, shownOf } from "../../src/client/timeline-window.ts";
import type { Page } from "../../src/protocol/api.ts";
import { CATCH_UP_MAX, PAGE_DEFAULT } from "../../src/protocol/limits.ts";
import type { Message } from "../../src/protocol/message.ts";
import { Random } from "../chaos/random.ts";
import { ANA, BEN, FakeWorld, message } from "./support/world.ts";

/** A room as the server keeps it: the rules PAGE and SINCE in a few lines. */
class Log {
	messages: Message[] = [];
	rev = 0;

	post(): Message {
		const id = ++this.rev;
		const posted = message(id, { author: id % 7 === 0 ? ANA : BEN });
		this.messages.push(posted);
		return posted;
	}

	change(index: number, how: Partial<Message>): Message | undefined {
		const known = this.messages[index];
		if (!known) return undefined;
		const changed = { ...known, ...how, rev: ++this.rev };
		this.messages[index] = changed;
		return changed;
	}

	page(asked: Place): Page {
		const limit = PAGE_DEFAULT;
		const place = "at" in asked ? { around: this.messages.find(({ at }) => at >= asked.at)?.id ?? Number.MAX_SAFE_INTEGER } : asked;
		const before = (id: number, count: number) => this.messages.filter((one) => one.id < id).slice(-count);
		const from = (id: number, count: number) => this.messages.filter((one) => one.id >= id).slice(0, count);
		const older = "before" in place ? before(place.before, limit) : "around" in place ? before(place.around, limit / 2) : [];
		const start = "after" in place ? place.after + 1 : "around" in place ? place.around : Number.POSITIVE_INFINITY;
		const messages = [...older, ...from(start, limit - older.length)];
		const [first] = messages;
		const last = messages.at(-1);
		return {
			messages,
			more: {
				before: first !== undefined && this.messages[0] !== first,
				after: last !== undefined && this.messages.at(-1) !== last,
			},
		};
	}

	welcome(since: number | undefined) {
		const missed = since === undefined ? this.messages : this.messages.filter(({ rev }) => rev > since);
		const reset = since === undefined || missed.length > CATCH_UP_MAX;
		const newest = this.messages.slice(-PAGE_DEFAULT);
		return {
			rev: this.rev,
			reset,
			messages: reset ? newest : [...missed].sort((a, b) => a.rev - b.rev),
			more: { before: reset && newest.length < this.messages.length, after: false },
		};
	}
}

let world: FakeWorld;
let room: OpenRoom;
let log: Log;

const shown = () => shownOf(room.timeline.value);
const ids = () => shown().messages.map(({ id }) => id);
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

function begin(): void {
	world = new FakeWorld();
	room = new OpenRoom("lobby", ANA.id, world);
	log = new Log();
	world.pages = (place) => log.page(place);
}
beforeEach(begin);

function enter(count: number): void {
	for (let i = 0; i < count; i++) log.post();
	world.welcome(log.welcome(undefined));
}

const tell = (...messages: Message[]) => world.socket.receive({ type: "messages", messages });

describe("jumping to a time", () => {
	const at = (id: number) => message(id).at;

	it("shows what was said first from then on, in its surroundings", async () => {
		enter(1_000);
		expect((await room.jumpToTime(at(400)))?.id).toBe(400);
		expect(ids()).toEqual(Array.from({ length: 50 }, (_, i) => 375 + i));
		expect(room.pages.target.value).toEqual({ kind: "message", id: 400, isQuiet: false });
		expect((await room.jumpToTime(0))?.id, "the beginning").toBe(1);
	});

	it("passes over a day on which nothing was said, and what was taken away", async () => {
		enter(300);
		log.messages.splice(99, 100);
		log.change(99, { text: null, deletedAt: 1 });
		expect((await room.jumpToTime(at(120)))?.id).toBe(201);
	});

	it("needs no page for what is loaded, and goes back to the newest if nothing was said since", async () => {
		enter(1_000);
		await room.jumpTo(400);
		world.pages = () => Promise.reject(new Error("a page was asked for"));
		expect((await room.jumpToTime(at(980)))?.id).toBe(980);
		expect(shown().hasNewer).toBe(false);
		expect(await room.jumpToTime(at(1_001))).toBeUndefined();
		expect(room.pages.target.value).toEqual({ kind: "latest" });
	});

	it("stays where it is when the page cannot be had, and says so", async () => {
		enter(1_000);
		await room.jumpTo(400);
		const before = ids();
		world.pages = () => Promise.reject(new CallError("offline", "You are offline."));
		expect(await room.jumpToTime(at(100))).toBeUndefined();
		expect(ids()).toEqual(before);
		expect(room.notice.value).toBe("You are offline.");
	});
});

describe("jumping to a message", () => {
	it("shows it in its surroundings, and what is new does not come on screen", async () => {
		enter(1_000);
		await room.jumpTo(400);
		expect(ids()).toEqual(Array.from({ length: 50 }, (_, i) => 375 + i));
		expect(shown()).toMatchObject({ hasOlder: true, hasNewer: true });
		expect(room.pages.target.value).toEqual({ kind: "message", id: 400, isQuiet: false });
		tell(log.post());
		expect(ids().at(-1)).toBe(424);
	});

	it("goes forward by pages until they meet the newest, and from there on is live", async () => {
		enter(200);
		await room.jumpTo(40);
		for (let i = 0; i < 4 && shown().hasNewer; i++) {
			await room.pages.loadNewer();
			tell(log.post());
		}
		expect(shown().hasNewer).toBe(false);
		expect(ids()).toEqual(log.messages.map(({ id }) => id).filter((id) => id >= 15));
	});

	it("needs no page for one that is loaded", async () => {
		enter(1_000);
		world.pages = () => Promise.reject(new Error("a page was asked for"));
		await room.jumpTo(980);
		expect(shown().hasNewer).toBe(false);
		expect(room.pages.target.value).toMatchObject({ id: 980 });
	});

	it.each([
		{ what: "was deleted for its age", id: 3, drop: 100, nearest: 101 },
		{ what: "never was", id: 5_000, drop: 0, nearest: 300 },
		{ what: "is the number of a change", id: 150.5, drop: 0, nearest: 150 },
	])("says so of one that $what, and shows the nearest", async ({ id, drop, nearest }) => {
		enter(300);
		log.messages.splice(0, drop);
		await room.jumpTo(id);
		expect(room.pages.target.value).toMatchObject({ id: nearest });
		expect(room.notice.value).toContain("not here");
	});

	it("waits for the room to be there", async () => {
		await room.jumpTo(10);
		enter(200);
		await settled();
		expect(room.pages.target.value).toMatchObject({ id: 10 });
		expect(ids()).toContain(10);
	});

	it("takes into account what changed while its page was on its way", async () => {
		enter(500);
		let answer: (page: Page) => void = () => {};
		world.pages = () => new Promise<Page>((resolve) => (answer = resolve));
		const jump = room.jumpTo(100);
		const old = log.page({ around: 100 });
		const edited = log.change(99, { text: "edited" });
		if (edited) tell(edited);
		answer(old);
		await jump;
		expect(shown().messages.find(({ id }) => id === 100)?.text).toBe("edited");
	});

	it("takes no page that was asked for before all changed", async () => {
		enter(500);
		let answer: () => void = () => {};
		world.pages = (place) =>
			new Promise<Page>(
				(resolve) =>
					(answer = (
						(page) => () =>
							resolve(page)
					)(log.page(place))),
			);
		const jump = room.jumpTo(100);
		world.socket.drop();
		for (let i = 0; i <= CATCH_UP_MAX; i++) log.change(i % 500, { text: "edited" });
		room.wake();
		world.welcome(log.welcome(world.socket.since));
		answer();
		await jump;
		expect(shown().messages.filter(({ text }) => text !== "edited")).toEqual([]);
	});

	it("puts no page before messages that it does not reach to any more", async () => {
		enter(350);
		for (let i = 0; i < 250; i++) tell(log.post());
		let answer: (page: Page) => void = () => {};
		world.pages = () => new Promise<Page>((resolve) => (answer = resolve));
		const load = room.pages.loadOlder();
		const page = log.page({ before: ids()[0] ?? 0 });
		for (let i = 0; i < 10; i++) tell(log.post());
		answer(page);
		await load;
		expectWhole("after new messages made older ones go");
	});

	it("does not go on from a page that the socket has yet to catch up with", async () => {
		enter(60);
		world.socket.drop();
		for (let i = 0; i < 200; i++) log.post();
		await room.jumpTo(255);
		await room.pages.loadNewer();
		await room.pages.loadNewer();
		expectWhole("while the socket is behind");
		room.wake();
		world.welcome(log.welcome(world.socket.since));
		await room.pages.loadNewer();
		expect(shown().hasNewer).toBe(false);
		expectWhole("once it has caught up");
	});

	it("counts only the last of two jumps", async () => {
		enter(1_000);
		const answers: (() => void)[] = [];
		world.pages = (place) => new Promise<Page>((resolve) => answers.push(() => resolve(log.page(place))));
		const jumps = [room.jumpTo(100), room.jumpTo(700)];
		for (const answer of answers.reverse()) answer();
		await Promise.all(jumps);
		expect(ids()).toContain(700);
		expect(ids()).not.toContain(100);
	});

	it("leads back to the newest without the network, as one's own words do", async () => {
		enter(1_000);
		await room.jumpTo(100);
		world.pages = () => Promise.reject(new Error("a page was asked for"));
		room.pages.jumpToLatest();
		expect(ids().at(-1)).toBe(1_000);
		world.pages = (place) => log.page(place);
		await room.jumpTo(100);
		world.socket.drop();
		room.say("hello");
		expect(ids().at(-1)).toBe(1_000);
		expect(room.pages.target.value).toEqual({ kind: "latest" });
	});

	it("[SINCE-2] finds the place again when too much was missed", async () => {
		enter(1_000);
		await room.jumpTo(100);
		room.place = 90;
		world.socket.drop();
		for (let i = 0; i <= CATCH_UP_MAX; i++) log.change(i, { text: "edited" });
		world.clock.pass(1_000);
		world.welcome(log.welcome(world.socket.since));
		await settled();
		expect(ids()).toContain(90);
		expect(shown().messages.every(({ text }) => text === "edited")).toBe(true);
		expect(room.pages.target.value).toEqual({ kind: "message", id: 90, isQuiet: true });
	});
});

describe("what is kept of a room", () => {
	it("is no more than can be shown, at the end and further up", async () => {
		enter(50);
		for (let i = 0; i < 400; i++) tell(log.post());
		expect(ids()).toHaveLength(SHOWN_MAX);
		expect(shown().hasOlder).toBe(true);
		room.place = ids()[0];
		for (let i = 0; i < 5; i++) await room.pages.loadOlder();
		expect(ids()).toHaveLength(SHOWN_MAX);
		expect(shown().hasNewer).toBe(true);
		expect(ids()[0]).toBe(1);
	});

	it("does not take away what a reader further up reads, however much comes", () => {
		enter(50);
		room.place = 10;
		for (let i = 0; i < 2_000; i++) tell(log.post());
		expect(ids()[0]).toBe(1);
		expect(shown().hasNewer).toBe(true);
		expect(shown().messages.length + room.timeline.value.messages.length).toBeLessThan(800);
	});

	it("counts no tombstones, so that a long row of them is no end", () => {
		enter(0);
		for (let i = 0; i < 400; i++) tell(log.post());
		const purged = log.messages.map((_, index) => log.change(index, { text: null, deletedAt: 1 })).filter((one) => one !== undefined);
		tell(...purged.slice(0, 300));
		tell(...purged.slice(300));
		for (let i = 0; i < 50; i++) tell(log.post());
		expect(bounded(room.timeline.value, true).messages.length).toBe(SHOWN_MAX + 50);
	});
});

/** A reader who does whatever people do, over a network that delays and breaks, in a room that goes on. */
async function wander(seed: number, steps: number): Promise<void> {
	begin();
	const random = new Random(seed);
	const below = (count: number) => random.between(0, count - 1);
	const wire: Message[][] = [];
	let asked: { place: Place; page?: Page; answer: (page: Page) => void }[] = [];
	const deliver = () => {
		const messages = wire.shift();
		if (messages) tell(...messages);
	};
	const connect = () => {
		if (room.status.value.kind === "open") return;
		wire.length = 0;
		room.wake();
		world.welcome(log.welcome(world.socket.since));
	};
	world.pages = (place) => new Promise<Page>((answer) => asked.push({ place, answer }));
	enter(below(900));

	const acts: (() => unknown)[] = [
		() => wire.push(Array.from({ length: 1 + below(40) }, () => log.post())),
		() => wire.push([log.change(below(log.messages.length), { text: `at ${log.rev}` })].filter((one) => one !== undefined)),
		() => wire.push([log.change(below(log.messages.length), { text: null })].filter((one) => one !== undefined)),
		() => log.messages.splice(0, below(30)),
		deliver,
		deliver,
		() => {
			const request = asked[below(asked.length)];
			if (request) request.page ??= log.page(request.place);
		},
		() => {
			const served = asked.filter(({ page }) => page);
			for (const { page, answer } of served) if (page) answer(page);
			asked = asked.filter(({ page }) => !page);
		},
		() => void room.pages.loadOlder(),
		() => void room.pages.loadNewer(),
		() => void room.pages.loadNewer(),
		() => void room.jumpTo(below(log.rev + 10)),
		() => (below(4) === 0 ? room.pages.jumpToLatest() : undefined),
		() => {
			room.place = below(2) === 0 ? undefined : ids()[below(ids().length)];
		},
		() => {
			if (below(4) === 0) world.socket.drop();
		},
		() => {
			if (below(20) === 0) for (let i = 0; i < CATCH_UP_MAX; i++) wire.push([log.post()]);
		},
		connect,
	];
	for (let step = 0; step < steps; step++) {
		acts[below(acts.length)]?.();
		await settled();
		expectWhole(`seed ${seed}, step ${step}`);
	}

	// Once everything has arrived, going forward leads to the end, and all that is shown is as the server has it.
	connect();
	while (wire.length > 0) deliver();
	world.pages = (place) => log.page(place);
	for (const { place, page, answer } of asked) answer(page ?? log.page(place));
	await settled();
	for (let i = 0; i < 200 && shown().hasNewer; i++) await room.pages.loadNewer();
	expectWhole(`seed ${seed}, at the end`);
	expect(shown().hasNewer, `seed ${seed} comes to the end`).toBe(false);
	const stored = new Map(log.messages.map((one) => [one.id, one]));
	expect(shown().messages.filter((one) => (stored.get(one.id)?.rev ?? one.rev) !== one.rev)).toEqual([]);
	if (log.messages.length > 0) expect(ids().at(-1)).toBe(log.messages.at(-1)?.id);
}

/** No double, no disorder, no hole: whatever the server has between the first and the last is there. */
function expectWhole(when: string): void {
	const seen = ids();
	const isInOrder = seen.every((id, i) => i === 0 || id > (seen[i - 1] ?? 0));
	const has = new Set(seen);
	const [first = 0] = seen;
	const last = seen.at(-1) ?? 0;
	const missing = log.messages.filter(({ id }) => id > first && id < last && !has.has(id)).map(({ id }) => id);
	expect({ isInOrder, missing }, when).toEqual({ isInOrder: true, missing: [] });
	expect(shown().messages.filter(({ text }) => text !== null).length, when).toBeLessThanOrEqual(700);
}

it("[ORDER-2] nobody who wanders through a room sees a hole or a double", async () => {
	for (let seed = 0; seed < 40; seed++) await wander(seed, 150);
}, 30_000);
