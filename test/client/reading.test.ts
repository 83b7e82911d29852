/** What counts as read, how much is unread, and where "New" stands: the same on all devices of a person. */
import { beforeEach, describe, expect, it } from "vitest";
import { afterArrival, afterOther, firstNew, opened } from "../../src/client/divider.ts";
import { READ_MS } from "../../src/client/looking.ts";
import { OpenRoom } from "../../src/client/open-room.ts";
import type { Welcome } from "../../src/protocol/frames.ts";
import { UNREAD_MAX } from "../../src/protocol/limits.ts";
import type { Message, User } from "../../src/protocol/message.ts";
import { ANA, BEN, FakeWorld, message } from "./support/world.ts";

const DORA: User = { id: "dora", name: "Dora", kind: "account" };

let world: FakeWorld;
let room: OpenRoom;

beforeEach(() => begin(DORA));

function begin(user: User): void {
	world = new FakeWorld();
	room = new OpenRoom("lobby", user.id, world);
}

/** Enters with these ids loaded, read up to `seen`, as a server would say it. */
function enter(ids: readonly number[], seen: number, more: Partial<Welcome> = {}, unread = ids.filter((id) => id > seen).length): void {
	const messages = ids.map((id) => message(id));
	world.welcome({ messages, you: { user: DORA, role: "member", seen, unread: { messages: unread, mentions: 0 } }, ...more });
	room.show();
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const tell = (...messages: Message[]) => world.socket.receive({ type: "messages", messages });
const told = () => world.socket.frames.filter((frame) => Object(frame).type === "seen");
const unread = () => room.reading.unread.value.messages;
const mentions = () => room.reading.unread.value.mentions;
const marker = () => room.reading.marker.value;
const divider = () => room.reading.divider.value;
const look = (...ids: number[]) => room.reading.look(ids, true);
const lookAway = (...ids: number[]) => room.reading.look(ids, false);

describe("[NOTIFY-5] the room is told", () => {
	const looks = () => world.socket.frames.filter((frame) => Object(frame).type === "look").map((frame) => Object(frame).on);

	it("whether somebody looks at it, when that changes, and anew over each connection", () => {
		enter(range(1, 3), 3);
		look(1);
		look(1, 2);
		lookAway(1, 2);
		lookAway();
		expect(looks()).toEqual([true, false]);
		look(3);
		world.socket.drop();
		world.clock.pass(1_000);
		world.welcome({ you: { user: DORA, role: "member", seen: 3 } });
		expect(looks()).toEqual([true]);
		lookAway();
		expect(looks()).toEqual([true, false]);
	});

	it("nothing of guests", () => {
		begin(ANA);
		enter(range(1, 3), 3, { you: { user: ANA, role: "member", seen: 3 } });
		look(1);
		expect(looks()).toEqual([]);
	});
});

describe("a message is read", () => {
	it("that was on screen for a second while somebody looked, and not before", () => {
		enter(range(1, 10), 7);
		look(8, 9);
		world.clock.pass(READ_MS - 1);
		expect(told()).toEqual([]);
		world.clock.pass(1);
		expect(told()).toEqual([{ type: "seen", message: 9 }]);
		expect(unread()).toBe(1);
	});

	it("not in a tab that is hidden or has no focus, nor when it loses it within the second", () => {
		enter(range(1, 10), 7);
		lookAway(8, 9, 10);
		world.clock.pass(10_000);
		look(8, 9, 10);
		world.clock.pass(READ_MS / 2);
		lookAway(8, 9, 10);
		world.clock.pass(10_000);
		expect(told()).toEqual([]);
		expect(unread()).toBe(3);
	});

	it("not what flew by before somebody went away", () => {
		enter(range(1, 10), 7);
		look(8);
		look(9);
		lookAway(9);
		look(9, 10);
		world.clock.pass(READ_MS);
		expect(told()).toEqual([]);
	});

	it("each for itself: one that came a moment later takes a moment longer", () => {
		enter(range(1, 10), 7);
		look(8);
		world.clock.pass(READ_MS / 2);
		look(8, 9);
		world.clock.pass(READ_MS / 2);
		expect(told()).toEqual([{ type: "seen", message: 8 }]);
		world.clock.pass(READ_MS / 2);
		expect(told().at(-1)).toEqual({ type: "seen", message: 9 });
	});

	it("that was scrolled past, once the reader stops", () => {
		enter(range(1, 40), 0);
		for (let id = 1; id <= 38; id++) look(id, id + 1, id + 2);
		expect(told()).toEqual([]);
		world.clock.pass(READ_MS);
		expect(told()).toEqual([{ type: "seen", message: 40 }]);
	});

	it("and the marker waits for what was jumped over", () => {
		enter(range(1, 40), 0);
		look(39, 40);
		world.clock.pass(READ_MS);
		expect(told()).toEqual([]);
		expect(unread()).toBe(38);
		look(...range(1, 38));
		world.clock.pass(READ_MS);
		expect(told()).toEqual([{ type: "seen", message: 40 }]);
		expect(unread()).toBe(0);
	});

	it("and the marker waits for what is further up than what is loaded", () => {
		enter(range(951, 1_000), 100, { more: { before: true, after: false } }, 900);
		look(...range(951, 1_000));
		world.clock.pass(READ_MS);
		expect(told()).toEqual([]);
		expect(unread()).toBe(850);
	});

	it("what is unread further up is not said to be below", async () => {
		enter(range(1, 40), 0);
		look(...range(31, 35));
		expect(room.reading.below.value).toBe(5);
		tell(message(41), message(42, { author: DORA }));
		expect(room.reading.below.value).toBe(6);
		lookAway(...range(31, 35));
		expect(room.reading.below.value).toBe(41);
	});

	it("in another place of the room, all that is unread but what is above is below", async () => {
		enter(range(951, 1_000), 100, { more: { before: true, after: false } }, 900);
		world.pages = () => ({ messages: range(76, 125).map((id) => message(id)), more: { before: true, after: true } });
		await room.jumpTo(101);
		look(...range(101, 110));
		expect(room.reading.below.value).toBe(890);
	});

	it("what is under one's eyes does not flicker through the count", () => {
		enter(range(1, 10), 10);
		look(9, 10);
		tell(message(11));
		expect(marker().messages).toBe(1);
		look(9, 10, 11);
		expect(unread()).toBe(0);
		lookAway(9, 10, 11);
		expect(unread()).toBe(1);
	});
});

describe("how much is unread", () => {
	beforeEach(() => enter(range(1, 10), 10));

	it.each([
		{ what: "another's message", messages: [message(11)], count: 1 },
		{ what: "several, and one of them twice", messages: [message(11), message(12), message(12)], count: 2 },
		{ what: "my own", messages: [message(11, { author: DORA })], count: 0 },
		{ what: "what I asked a bot", messages: [asked(DORA)], count: 0 },
		{ what: "what another asked a bot", messages: [asked(BEN)], count: 1 },
		{ what: "an answer to it", messages: [asked(BEN), { ...asked(BEN), rev: 12, text: "42" }], count: 1 },
		{ what: "one that is taken away", messages: [message(11), message(11, { rev: 12, text: null })], count: 0 },
		{ what: "a change of one that was read", messages: [message(3, { rev: 11, text: "edited" })], count: 0 },
		{ what: "one that calls me", messages: [message(11, { mentions: ["dora"] })], count: 1, calls: 1 },
		{ what: "one that calls everybody", messages: [message(11, { mentions: ["@all"] })], count: 1, calls: 1 },
		{ what: "one that calls who is here", messages: [message(11, { mentions: ["@here"] })], count: 1, calls: 1 },
		{ what: "one that calls another", messages: [message(11, { mentions: ["emil"] })], count: 1 },
		{ what: "my own call", messages: [message(11, { author: DORA, mentions: ["@all"] })], count: 0 },
		{ what: "one that calls me after an edit", messages: [message(11), message(11, { rev: 12, mentions: ["dora"] })], count: 1, calls: 1 },
		{
			what: "one that calls me no more",
			messages: [message(11, { mentions: ["dora"] }), message(11, { rev: 12, text: "never mind" })],
			count: 1,
		},
	])("counts $what as $count", ({ messages, count, calls = 0 }) => {
		tell(...messages);
		expect([unread(), mentions()]).toEqual([count, calls]);
	});

	it("[MENTION-2] a call of who is here is not for who was away when it came", () => {
		world.socket.drop();
		room.wake();
		const missed = [message(11, { mentions: ["@here"] })];
		world.welcome({ reset: false, messages: missed, you: { user: DORA, role: "member", seen: 10, unread: { messages: 1, mentions: 0 } } });
		expect([unread(), mentions()]).toEqual([1, 0]);
	});

	function asked(by: User): Message {
		const author: User = { id: "bot:echo", name: "echo", kind: "bot" };
		return message(11, { author, command: { name: "echo", args: "", by, status: "pending" } });
	}
});

describe("over devices", () => {
	it("[SEEN-1] what is read on another counts here", () => {
		enter(range(1, 10), 4);
		world.socket.receive({ type: "seen", message: 8, unread: { messages: 2, mentions: 0 } });
		expect([marker().seen, unread()]).toEqual([8, 2]);
		world.socket.receive({ type: "seen", message: 6, unread: { messages: 4, mentions: 0 } });
		expect([marker().seen, unread()]).toEqual([8, 2]);
	});

	it("[SEEN-2] what is further up than what is loaded is counted too, and a deletion there", () => {
		enter(range(951, 1_000), 100, { more: { before: true, after: false } }, 900);
		expect(unread()).toBe(900);
		tell(message(500, { rev: 1_001, text: null }));
		expect(unread()).toBe(899);
		tell(message(600, { rev: 1_002, text: "edited" }));
		expect(unread()).toBe(899);
	});

	it("is counted anew as soon as all that is unread is loaded", async () => {
		enter(range(51, 100), 40, { more: { before: true, after: false } }, UNREAD_MAX);
		world.pages = () => ({ messages: range(1, 50).map((id) => message(id)), more: { before: false, after: true } });
		await room.pages.loadOlder();
		tell(message(101));
		expect(unread()).toBe(61);
	});

	it("unread from here: what comes after it is unread on all devices until the room is opened again", () => {
		enter(range(1, 10), 10);
		look(...range(1, 10));
		room.markUnreadFrom(6);
		expect(told()).toEqual([{ type: "seen", message: 5, back: true }]);
		expect(unread()).toBe(5);
		look(...range(1, 10));
		world.clock.pass(5_000);
		expect(unread()).toBe(5);
		expect(divider()).toBe(5);
		room.show();
		look(...range(1, 10));
		world.clock.pass(READ_MS);
		expect(told().at(-1)).toEqual({ type: "seen", message: 10 });
		expect(unread()).toBe(0);
	});

	it("unread from here, said on another device, holds here too", () => {
		enter(range(1, 10), 10);
		world.socket.receive({ type: "seen", message: 5, unread: { messages: 5, mentions: 1 }, back: true });
		look(...range(1, 10));
		world.clock.pass(5_000);
		expect([unread(), divider()]).toEqual([5, 5]);
		expect(told()).toEqual([]);
	});

	it("unread from far up, beyond what is loaded, is as many as the room says", async () => {
		enter(range(951, 1_000), 1_000, { more: { before: true, after: false } });
		world.pages = () => ({ messages: range(101, 150).map((id) => message(id)), more: { before: true, after: true } });
		await room.jumpTo(120);
		room.markUnreadFrom(121);
		world.socket.receive({ type: "seen", message: 120, unread: { messages: 880, mentions: 0 }, back: true });
		expect(unread()).toBe(880);
	});

	it("what was read while offline is told with the next welcome", () => {
		enter(range(1, 10), 5);
		world.socket.drop();
		look(...range(1, 10));
		world.clock.pass(READ_MS);
		room.wake();
		world.welcome({
			reset: false,
			messages: [],
			rev: 10,
			you: { user: DORA, role: "member", seen: 5, unread: { messages: 5, mentions: 0 } },
		});
		expect(told()).toEqual([{ type: "seen", message: 10 }]);
		expect(unread()).toBe(0);
	});

	it("what was marked as read while offline is told with the next welcome, and takes back nothing", () => {
		enter(range(1, 10), 5);
		world.socket.drop();
		room.reading.markAllRead();
		room.wake();
		const missed = range(11, 15).map((id) => message(id));
		const you = { user: DORA, role: "member" as const };
		world.welcome({ reset: false, messages: missed, you: { ...you, seen: 5, unread: { messages: 10, mentions: 0 } } });
		expect([told(), unread()]).toEqual([[{ type: "seen", message: 10 }], 5]);
		world.socket.drop();
		room.reading.markAllRead();
		room.wake();
		const later = range(16, 20).map((id) => message(id));
		world.welcome({ reset: false, messages: later, you: { ...you, seen: 18, unread: { messages: 2, mentions: 0 } } });
		expect([told(), unread()]).toEqual([[], 2]);
	});

	it("beyond what is counted, reading does not make it less until all of the rest is loaded", async () => {
		enter(range(5_951, 6_000), 100, { more: { before: true, after: false } }, UNREAD_MAX);
		world.pages = () => ({ messages: range(76, 125).map((id) => message(id)), more: { before: true, after: true } });
		await room.jumpTo(101);
		look(...range(101, 125));
		world.clock.pass(READ_MS);
		expect(marker()).toMatchObject({ seen: 125, messages: UNREAD_MAX });
	});

	it("[SEEN-3] a guest's browser keeps it, and the room counts from there", () => {
		begin(ANA);
		expect(world.socket.seen).toBeUndefined();
		world.welcome({ messages: range(1, 10).map((id) => message(id)) });
		expect([marker().seen, unread()]).toEqual([10, 0]);
		world.socket.drop();
		room.wake();
		expect(world.socket.seen).toBe(10);
		const you = { user: ANA, role: "member" as const, seen: 0, unread: { messages: 300, mentions: 2 } };
		world.welcome({ messages: range(261, 310).map((id) => message(id)), more: { before: true, after: false }, you });
		expect([marker().seen, unread(), mentions()]).toEqual([10, 300, 2]);
	});
});

describe("all is read", () => {
	it.each([
		{ what: "by Esc", how: () => room.reading.markAllRead() },
		{ what: "by saying something", how: () => room.say("hello") },
	])("$what, wherever it is, and the divider goes", ({ how }) => {
		enter(range(951, 1_000), 100, { more: { before: true, after: false } }, 900);
		expect(divider()).toBe(100);
		how();
		expect([unread(), divider()]).toEqual([0, undefined]);
		expect(told()).toEqual([{ type: "seen", message: 1_000 }]);
	});
});

describe("the divider", () => {
	const at = (seen: number, messages: number) => ({ seen, messages, mentions: 0 });

	it.each([
		{ what: "stands where the unread begins when the room is opened", is: opened(at(7, 3)), be: 7 },
		{ what: "is not there when nothing is unread", is: opened(at(7, 0)), be: undefined },
		{ what: "does not drift with what comes", is: afterArrival(7, at(9, 1), at(9, 2), false), be: 7 },
		{ what: "does not start under one's eyes", is: afterArrival(undefined, at(9, 0), at(9, 1), true), be: undefined },
		{ what: "starts with what comes while nobody looks", is: afterArrival(undefined, at(9, 0), at(9, 1), false), be: 9 },
		{ what: "moves to it where all before was read", is: afterArrival(7, at(9, 0), at(9, 1), false), be: 9 },
		{ what: "is not started by my own words", is: afterArrival(undefined, at(9, 0), at(9, 0), false), be: undefined },
		{ what: "moves forward if another device read further", is: afterOther(7, at(9, 2)), be: 9 },
		{ what: "does not move back", is: afterOther(7, at(5, 2)), be: 7 },
		{ what: "goes if another device read all", is: afterOther(7, at(10, 0)), be: undefined },
		{ what: "is not started by another device", is: afterOther(undefined, at(9, 2)), be: undefined },
	])("$what", ({ is, be }) => {
		expect(is).toBe(be);
	});

	it("stays where it is while one reads", () => {
		enter(range(1, 10), 6);
		look(...range(1, 10));
		world.clock.pass(READ_MS);
		expect([marker().seen, divider()]).toEqual([10, 6]);
		tell(message(11));
		expect(divider()).toBe(6);
	});

	it.each([
		{ what: "the next message of another", messages: [1, 2, 3, 4], mine: 3, after: 2, first: 4 },
		{ what: "none where only my own follow", messages: [1, 2, 3], mine: 3, after: 2, first: undefined },
		{ what: "the very first of the room", messages: [1, 2], mine: 0, after: 0, first: 1 },
		{ what: "none where the first may be further up", messages: [51, 52], mine: 0, after: 20, hasOlder: true, first: undefined },
		{ what: "none in a place before it", messages: [11, 12], mine: 0, after: 20, hasOlder: true, first: undefined },
	])("stands before $what", ({ messages, mine, after, hasOlder = false, first }) => {
		const said = messages.map((id) => message(id, mine === id ? { author: DORA } : {}));
		expect(firstNew(after, { messages: said, hasOlder }, DORA.id)?.id).toBe(first);
	});
});

it("the first unread is shown however far up it is", async () => {
	enter(range(951, 1_000), 100, { more: { before: true, after: false } }, 900);
	world.pages = (place) => {
		expect(place).toEqual({ around: 101 });
		return { messages: range(76, 125).map((id) => message(id, id === 101 ? { author: DORA } : {})), more: { before: true, after: true } };
	};
	await room.jumpToFirstNew();
	expect(room.pages.target.value).toMatchObject({ id: 102 });
});

describe("what is for me when it comes", () => {
	const called = () => room.reading.called.value;
	const calling = (id: number, more: Partial<Message> = {}) => message(id, { mentions: [DORA.id], ...more });

	it("is what calls me, and not what a page brings, what I missed, my own, or a change", () => {
		enter(range(1, 3), 3);
		tell(message(4));
		expect(called(), "said to everybody").toBeUndefined();
		tell(calling(5));
		expect(called()).toBe(5);
		tell(calling(6, { author: DORA }), message(7));
		tell(calling(4, { rev: 8 }), calling(7, { rev: 9 }));
		expect(called()).toBe(5);
		world.socket.drop();
		room.wake();
		world.welcome({ messages: [calling(10)], rev: 10, reset: false, you: { user: DORA, role: "member", seen: 5 } });
		expect(called(), "missed while away").toBe(5);
		tell(calling(11));
		expect(called()).toBe(11);
	});

	it("is in a conversation all that the other says", () => {
		const direct = { slug: "d", title: "Dora, Ben", topic: "", visibility: "private", slowMode: 0, createdAt: 0, direct: true } as const;
		enter(range(1, 3), 3, { room: direct });
		tell(message(4));
		expect(called()).toBe(4);
		tell(message(5, { author: DORA }));
		expect(called()).toBe(4);
	});
});
