import { beforeEach, describe, expect, it } from "vitest";
import { OpenRoom } from "../../src/client/open-room.ts";
import { ANA, BEN, FakeWorld, message } from "./support/world.ts";

let world: FakeWorld;
let room: OpenRoom;

beforeEach(() => {
	world = new FakeWorld();
	room = new OpenRoom("lobby", ANA.id, world);
});

const states = () => room.outbox.value.map(({ text, state }) => `${text}: ${state.kind}`);
const texts = () => world.socket.sends.map(({ text }) => text);

describe("what I say", () => {
	it("is shown at once, and sent when the room has said welcome", () => {
		room.say("hello");
		expect(states()).toEqual(["hello: waiting"]);
		world.socket.open();
		expect(texts()).toEqual([]);
		world.welcome();
		expect(texts()).toEqual(["hello"]);
	});

	it("[SEND-1] is sent once it is stored, and leaves the outbox when the room shows it", () => {
		world.welcome();
		room.say("hello");
		world.socket.receive({ type: "ok", id: "id-1", message: 1 });
		expect(states()).toEqual(["hello: sent"]);
		world.socket.receive({ type: "messages", messages: [message(1, { author: ANA, text: "hello" })] });
		expect(states()).toEqual([]);
		expect(room.timeline.value.messages.map(({ text }) => text)).toEqual(["hello"]);
	});

	it("keeps its order: the next goes out when the one before is confirmed", () => {
		world.welcome();
		room.say("one");
		room.say("two");
		expect(texts()).toEqual(["one"]);
		world.socket.receive({ type: "ok", id: "id-1", message: 1 });
		expect(texts()).toEqual(["one", "two"]);
	});

	it("[SEND-2] goes out again under the same id after the connection broke", () => {
		world.welcome();
		room.say("one");
		room.say("two");
		world.socket.drop();
		world.clock.pass(1_000);
		world.welcome();
		expect(world.socket.sends).toMatchObject([{ id: "id-1", text: "one" }]);
		world.socket.receive({ type: "ok", id: "id-1", message: 1 });
		expect(world.socket.sends).toMatchObject([{ id: "id-1" }, { id: "id-2" }]);
	});

	it("is not sent again if the welcome shows that it had arrived", () => {
		world.welcome();
		room.say("one");
		world.socket.drop();
		world.clock.pass(1_000);
		world.welcome({ reset: false, messages: [message(1, { author: ANA, clientId: "id-1", text: "one" })] });
		expect(texts()).toEqual([]);
		expect(states()).toEqual([]);
	});

	it("leaves the outbox if it was confirmed but its message is further back than the newest page", () => {
		world.welcome();
		room.say("one");
		world.socket.receive({ type: "ok", id: "id-1", message: 1 });
		world.socket.drop();
		world.clock.pass(1_000);
		world.welcome({ messages: [message(900)], rev: 900 });
		expect(states()).toEqual([]);
	});

	it("[LIMIT-1] waits as long as the server says, lets nothing overtake it, and goes out by itself", () => {
		world.welcome();
		room.say("one");
		room.say("two");
		world.socket.receive({ type: "error", id: "id-1", code: "rate_limited", text: "", retryable: true, retryAfter: 3 });
		world.clock.pass(2_900);
		expect(texts()).toEqual(["one"]);
		world.clock.pass(200);
		expect(world.socket.sends.map(({ id }) => id)).toEqual(["id-1", "id-1"]);
	});

	it("says why it failed, keeps the text, and can be sent again or discarded", () => {
		world.welcome();
		room.say("/nope");
		room.say("next");
		world.socket.receive({ type: "error", id: "id-1", code: "unknown_command", text: "There is no command /nope.", retryable: false });
		expect(room.outbox.value[0]?.state).toEqual({ kind: "failed", code: "unknown_command", text: "There is no command /nope." });
		expect(texts()).toEqual(["/nope", "next"]);
		room.sayAgain("id-1");
		expect(states()).toEqual(["/nope: waiting", "next: waiting"]);
		room.discard("id-1");
		expect(states()).toEqual(["next: waiting"]);
	});
});

describe("what I said, when the page goes away", () => {
	it("is kept from the moment I say it until the room has confirmed it", () => {
		room.say("one");
		expect([...world.saved.values()]).toMatchObject([{ id: "id-1", user: ANA.id, slug: "lobby", text: "one" }]);
		world.welcome();
		world.socket.receive({ type: "ok", id: "id-1", message: 1 });
		expect(world.saved.size).toBe(0);
	});

	it("is no longer kept once the welcome shows that it had arrived, or I discard it", () => {
		room.say("one");
		room.say("two");
		world.welcome({ messages: [message(1, { author: ANA, clientId: "id-1", text: "one" })] });
		expect([...world.saved.keys()]).toEqual(["id-2"]);
		room.discard("id-2");
		expect(world.saved.size).toBe(0);
	});

	it("[SEND-2] is sent by the next tab, under the same id and before what is said there", async () => {
		world.left = [{ id: "old", user: ANA.id, slug: "lobby", text: "from before", at: 1 }];
		const next = new OpenRoom("lobby", ANA.id, world);
		next.say("now");
		await Promise.resolve();
		expect(next.outbox.value.map(({ text }) => text)).toEqual(["from before", "now"]);
		world.welcome();
		expect(world.socket.sends).toMatchObject([{ id: "old", text: "from before" }]);
	});

	it("does not overtake what is under way", async () => {
		world.welcome();
		room.say("under way");
		world.left = [{ id: "old", user: ANA.id, slug: "lobby", text: "from before", at: 1 }];
		room.wake();
		await Promise.resolve();
		expect(states()).toEqual(["under way: waiting", "from before: waiting"]);
		expect(texts()).toEqual(["under way"]);
		world.socket.receive({ type: "ok", id: "id-1", message: 1 });
		expect(texts()).toEqual(["under way", "from before"]);
	});
});

describe("the connection", () => {
	it("[SINCE-1] asks for what came since the last revision it knows", () => {
		expect(world.socket.since).toBeUndefined();
		world.welcome({ messages: [message(7)] });
		world.socket.drop();
		world.clock.pass(1_000);
		expect(world.socket.since).toBe(7);
	});

	it("[ORDER-3] heals a gap by asking again, and counts it", () => {
		world.welcome({ messages: [message(1)] });
		world.socket.receive({ type: "messages", messages: [message(4)] });
		expect(world.sockets).toHaveLength(2);
		expect(world.socket.since).toBe(1);
		expect(room.healed).toBe(1);
		world.welcome({ reset: false, messages: [message(2), message(3), message(4)] });
		expect(room.timeline.value.messages.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
	});

	it("[FLOW-1] confirms what it has read when it is asked", () => {
		world.welcome();
		world.socket.receive({ type: "sync", rev: 42 });
		expect(world.socket.frames).toEqual([{ type: "confirm", rev: 42 }]);
	});

	it("ignores frames that it does not know", () => {
		world.welcome();
		world.socket.onmessage?.({ data: '{"type":"fanfare"}' });
		world.socket.onmessage?.({ data: "no json" });
		expect(room.status.value.kind).toBe("open");
	});
});

describe("what was missed", () => {
	const again = (more: Parameters<FakeWorld["welcome"]>[0]) => {
		world.socket.drop();
		expect(room.isThere.value).toBe(false);
		world.clock.pass(1_000);
		world.welcome(more);
		expect(room.isThere.value).toBe(true);
	};

	it("is what others said while the connection was gone, and nothing when the room opens", () => {
		world.welcome({ messages: [message(1), message(2)] });
		expect(room.missed.value.count).toBe(0);
		const mine = message(4, { author: ANA });
		const changed = message(2, { rev: 6, text: "changed" });
		const gone = message(5, { text: null, deletedAt: 5 });
		again({ reset: false, rev: 7, messages: [changed, message(3), mine, gone, message(7)] });
		expect(room.missed.value).toEqual({ count: 2, since: 2 });
		again({ reset: false, rev: 7, messages: [] });
		expect(room.missed.value.count).toBe(0);
	});

	it("is the room's own count where it was too much to bring", () => {
		world.savedSeen.set(ANA.id, "lobby", 0);
		world.welcome({ messages: [message(1)] });
		const unread = { messages: 901, mentions: 0 };
		again({ messages: [message(900)], more: { before: true, after: false }, you: { user: ANA, role: "member", seen: 0, unread } });
		expect(room.missed.value).toEqual({ count: 900, since: 1 });
	});
});

describe("typing", () => {
	it("[TYPE-1] is shown for a while, or until the message comes", () => {
		world.welcome();
		world.socket.receive({ type: "typing", user: BEN });
		expect(room.typing.value).toEqual([BEN]);
		world.clock.pass(4_000);
		world.socket.receive({ type: "typing", user: BEN });
		world.clock.pass(4_000);
		expect(room.typing.value).toEqual([BEN]);
		world.clock.pass(2_000);
		expect(room.typing.value).toEqual([]);
		world.socket.receive({ type: "typing", user: BEN });
		world.socket.receive({ type: "messages", messages: [message(1, { author: BEN })] });
		expect(room.typing.value).toEqual([]);
	});

	it("is told no more often than others need to hear it", () => {
		world.welcome();
		for (let i = 0; i < 10; i++) room.tellTyping();
		world.clock.pass(2_000);
		room.tellTyping();
		expect(world.socket.frames).toEqual([{ type: "typing" }, { type: "typing" }]);
	});
});
