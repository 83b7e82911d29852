import { beforeEach, describe, expect, it } from "vitest";
import { countOf, withChanges } from "../../src/client/changes.ts";
import { OpenRoom } from "../../src/client/open-room.ts";
import type { Message } from "../../src/protocol/message.ts";
import { ANA, BEN, FakeWorld, message } from "./support/world.ts";

let world: FakeWorld;
let room: OpenRoom;

const MINE = message(1, { author: ANA, text: "mine" });
const BENS = message(2, { author: BEN, text: "Ben's", reactions: { "👍": [BEN.id] } });

beforeEach(() => {
	world = new FakeWorld();
	room = new OpenRoom("lobby", ANA.id, world);
	world.welcome({ messages: [MINE, BENS] });
});

const shown = (id: number) => room.messages.value.find((one) => one.id === id);
const states = () => room.amendments.changes.value.map(({ wish, state }) => `${wish.type} ${state.kind}`);
const ok = (id: string, of = 1) => world.socket.receive({ type: "ok", id, message: of });
const refuse = (id: string, code: string) => world.socket.receive({ type: "error", id, code, text: `No: ${code}.`, retryable: false });
const tell = (...messages: Message[]) => world.socket.receive({ type: "messages", messages });
const reload = () => {
	world.left = [...world.saved.values()];
	room = new OpenRoom("lobby", ANA.id, world);
};

describe("an edit", () => {
	it("is shown at once, and stays to be seen between the answer and the room's own copy", () => {
		room.amendments.edit(1, "mine, better");
		expect(shown(1)?.text).toBe("mine, better");
		expect(shown(2), "nothing else is another object").toBe(room.timeline.value.messages[1]);
		expect(world.socket.frames).toEqual([{ type: "edit", id: "id-1", message: 1, text: "mine, better" }]);
		ok("id-1");
		expect(states()).toEqual(["edit done"]);
		expect(shown(1)?.text).toBe("mine, better");
		tell({ ...MINE, rev: 3, text: "mine, better", editedAt: 5 });
		expect(states()).toEqual([]);
		expect(shown(1)).toMatchObject({ text: "mine, better", editedAt: 5 });
	});

	it("[EDIT-1] that changed nothing, and so is never told, does not stay", () => {
		room.amendments.edit(1, "mine");
		ok("id-1");
		world.clock.pass(1_000);
		expect(states()).toEqual([]);
	});

	it("waits for the connection, and only the last text goes out", () => {
		world.socket.drop();
		room.amendments.edit(1, "one");
		room.amendments.edit(1, "two");
		expect(states()).toEqual(["edit waiting"]);
		world.clock.pass(1_000);
		world.welcome({ reset: false, rev: 2 });
		expect(world.socket.frames).toMatchObject([{ type: "edit", text: "two" }]);
		ok("id-2");
		expect(states()).toEqual(["edit done"]);
	});

	it("that is refused shows what the others see, and keeps the text with the reason", () => {
		room.amendments.edit(1, "/stock=AAPL");
		refuse("id-1", "not_allowed");
		expect(shown(1)?.text).toBe("mine");
		expect(room.amendments.changes.value).toMatchObject([
			{ wish: { text: "/stock=AAPL" }, state: { kind: "refused", code: "not_allowed", text: "No: not_allowed." } },
		]);
		expect(room.notice.value, "it is said in its place").toBeUndefined();
		room.amendments.dismiss("id-1");
		expect(states()).toEqual([]);
	});

	it("is overtaken by nobody's change to something else, and gives way to a later one of its own message", () => {
		room.amendments.edit(1, "first");
		room.amendments.edit(1, "second");
		ok("id-1");
		expect(world.socket.frames).toMatchObject([{ text: "first" }, { text: "second" }]);
		tell({ ...MINE, rev: 3, text: "first" });
		expect(shown(1)?.text, "the last word is shown").toBe("second");
	});

	it("of what was taken away meanwhile shows nothing", () => {
		room.amendments.edit(1, "too late");
		tell({ ...MINE, rev: 3, text: null, deletedAt: 5 });
		expect(shown(1)?.text).toBeNull();
	});

	it("outlives the page until it is answered", async () => {
		world.socket.drop();
		room.amendments.edit(1, "from before");
		room.close();
		reload();
		await Promise.resolve();
		world.welcome({ messages: [MINE] });
		expect(shown(1)?.text).toBe("from before");
		expect(world.socket.frames).toMatchObject([{ type: "edit", message: 1, text: "from before" }]);
		expect(room.outbox.value, "it is no message").toEqual([]);
		ok("id-1");
		expect(world.saved.size).toBe(0);
	});
});

describe("a deletion", () => {
	it("leaves the message to be seen until it is gone for all, and drops what else was to change", () => {
		world.socket.drop();
		room.amendments.edit(1, "better");
		room.amendments.remove(1);
		expect(shown(1)?.text).toBe("mine");
		expect(world.saved.size).toBe(0);
		world.clock.pass(1_000);
		world.welcome({ reset: false, rev: 2 });
		expect(world.socket.frames).toMatchObject([{ type: "delete", message: 1 }]);
		tell({ ...MINE, rev: 3, text: null, deletedAt: 5 });
		ok("id-2");
		world.clock.pass(1_000);
		expect(states()).toEqual([]);
	});

	it("[DELETE-4] of one who is muted does not say that they may write again", () => {
		world.socket.receive({ type: "room", room: { ...TITLE }, role: "member", muted: {} });
		room.amendments.remove(1);
		ok("id-1");
		expect(room.muted.value).toEqual({});
	});
});

describe("a reaction", () => {
	it("counts at once, once, and can be taken back before it went out", () => {
		world.socket.drop();
		room.amendments.react(2, "👍", true);
		room.amendments.react(2, "👍", true);
		expect(shown(2)?.reactions).toEqual({ "👍": [BEN.id, ANA.id] });
		room.amendments.react(2, "👍", false);
		expect(shown(2)?.reactions).toEqual({ "👍": [BEN.id] });
		room.amendments.react(2, "🎉", true);
		expect(shown(2)?.reactions).toEqual({ "👍": [BEN.id], "🎉": [ANA.id] });
		world.clock.pass(1_000);
		world.welcome({ reset: false, rev: 2 });
		ok("id-3", 2);
		expect(world.socket.frames).toMatchObject([
			{ emoji: "👍", on: false },
			{ emoji: "🎉", on: true },
		]);
	});

	it("that is refused is gone, and the reason is said", () => {
		room.amendments.react(2, "🎉", true);
		refuse("id-1", "not_allowed");
		expect(shown(2)).toEqual(BENS);
		expect(room.notice.value).toBe("No: not_allowed.");
	});

	it.each([
		["a first one", {}, "👍", true, { "👍": 1 }],
		["one more", { reactions: { "👍": [BEN.id] } }, "👍", true, { "👍": 2 }],
		["the last one taken back", { reactions: { "👍": [ANA.id] } }, "👍", false, {}],
		["one of a crowd", { reactions: { "👍": [BEN.id] }, reactionCounts: { "👍": 250 } }, "👍", true, { "👍": 251 }],
		["one of a crowd taken back", { reactions: { "👍": [ANA.id] }, reactionCounts: { "👍": 250 } }, "👍", false, { "👍": 249 }],
	])("counts right: %s", (_, more: Partial<Message>, emoji, on, counts) => {
		const change = { id: "1", message: 1, wish: { type: "react" as const, emoji, on }, state: { kind: "waiting" as const } };
		const [after] = withChanges([message(1, more)], [change], ANA.id);
		expect(Object.fromEntries(Object.keys(after?.reactions ?? {}).map((kind) => [kind, countOf(after ?? {}, kind)]))).toEqual(counts);
	});
});

it("a failed retry of a command is asked again after a loss, and says why it was refused", () => {
	room.retryCommand(2);
	room.retryCommand(2);
	expect([...room.retried.value]).toEqual([2]);
	world.socket.drop();
	world.clock.pass(1_000);
	world.welcome({ reset: false, rev: 2 });
	expect(world.socket.frames).toEqual([{ type: "retry", id: "id-1", message: 2 }]);
	refuse("id-1", "not_yours");
	expect(room.notice.value).toBe("No: not_yours.");
	expect(room.retried.value.size).toBe(0);
	expect(world.socket.frames, "pressed twice, it is asked once").toHaveLength(1);
});

const TITLE = { slug: "lobby", title: "Lobby", topic: "", visibility: "public" as const, slowMode: 0, createdAt: 0 };
