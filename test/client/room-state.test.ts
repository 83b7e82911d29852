/** What an open room knows of how it stands and of what I may do in it: slow mode, a mute, my role. */
import { expect, it } from "vitest";
import { OpenRoom } from "../../src/client/open-room.ts";
import type { User } from "../../src/protocol/message.ts";
import { ANA, FakeWorld, welcome } from "./support/world.ts";

const { room: lobby } = welcome();
const DORA: User = { id: "dora", name: "Dora", kind: "account" };

const enter = (slowMode = 0) => {
	const world = new FakeWorld();
	const open = new OpenRoom("lobby", ANA.id, world);
	world.welcome({ room: { ...lobby, slowMode } });
	return { world, open };
};
const refusal = (code: string, retryAfter?: number) => ({
	type: "error" as const,
	id: "id-1",
	code,
	text: "no",
	retryable: retryAfter !== undefined,
	...(retryAfter === undefined ? {} : { retryAfter }),
});

it("holds back what slow mode refuses, says until when, and sends it then", () => {
	const { world, open } = enter(30);
	open.say("hello");
	world.socket.receive(refusal("slow_mode", 5));
	expect(open.held.value).toEqual({ until: world.clock.now() + 5_000, isSlowMode: true });
	world.clock.pass(4_900);
	expect(world.socket.sends).toHaveLength(1);
	world.clock.pass(200);
	expect(world.socket.sends.map(({ id }) => id)).toEqual(["id-1", "id-1"]);
	expect(open.held.value).toBeUndefined();
});

it("forgets what has to wait when it is discarded, and what was said behind it asks for itself", () => {
	const { world, open } = enter(30);
	open.say("first");
	open.say("second");
	world.socket.receive(refusal("slow_mode", 60));
	open.discard("id-1");
	expect(world.socket.sends.map(({ text }) => text)).toEqual(["first", "second"]);
	expect(open.held.value).toBeUndefined();
	world.socket.receive({ ...refusal("slow_mode", 50), id: "id-2" });
	open.discard("id-2");
	expect([open.held.value, open.outbox.value]).toEqual([undefined, []]);
	world.clock.pass(1_000);
	expect(world.socket.sends).toHaveLength(2);
});

it("asks again at once when the room changes, since slow mode may be off", () => {
	const { world, open } = enter(30);
	open.say("hello");
	world.socket.receive(refusal("slow_mode", 4));
	world.socket.receive({ type: "room", room: lobby });
	expect(world.socket.sends.map(({ id }) => id)).toEqual(["id-1", "id-1"]);
	world.clock.pass(5_000);
	expect(world.socket.sends, "the wait that was called off sends nothing").toHaveLength(2);
});

it("[NOTIFY-2] knows what I am told of here, and what I choose elsewhere", () => {
	const world = new FakeWorld();
	const open = new OpenRoom("lobby", DORA.id, world);
	expect(open.level.value).toBeUndefined();
	world.welcome({ you: { user: DORA, role: "member", seen: 0, level: "mentions" } });
	expect(open.level.value).toBe("mentions");
	world.socket.receive({ type: "level", level: "nothing" });
	expect(open.level.value).toBe("nothing");
});

it("forgets the wait with the connection, whose welcome sends it again", () => {
	const { world, open } = enter(30);
	open.say("hello");
	world.socket.receive(refusal("slow_mode", 60));
	world.socket.drop();
	expect(open.held.value).toBeUndefined();
	world.clock.pass(1_000);
	world.welcome();
	expect(world.socket.sends.map(({ id }) => id)).toEqual(["id-1"]);
});

it("knows that I am muted by the welcome and by the room's word, until it ends by itself or is taken back", () => {
	const { world, open } = enter();
	expect(open.muted.value).toBeUndefined();
	const muted = { until: world.clock.now() + 2_000 };
	world.socket.receive({ type: "room", room: lobby, role: "member", muted });
	expect(open.muted.value).toEqual(muted);
	world.socket.receive({ type: "room", room: { ...lobby, title: "Foyer" } });
	expect(open.muted.value, "what is told to all says nothing about me").toEqual(muted);
	world.clock.pass(2_000);
	expect(open.muted.value).toBeUndefined();
	world.socket.receive({ type: "room", room: lobby, role: "member", muted: {} });
	world.clock.pass(500);
	expect(open.muted.value).toEqual({});
	world.socket.receive({ type: "room", room: lobby, role: "member" });
	expect(open.muted.value).toBeUndefined();
	world.socket.drop();
	world.clock.pass(2_000);
	world.welcome({ you: { ...welcome().you, muted: {} } });
	expect(open.muted.value).toEqual({});
});

it("knows that I am muted by what is refused, where the clocks differ, and keeps the text", () => {
	const { world, open } = enter();
	open.say("hello");
	world.socket.receive(refusal("muted"));
	expect(open.muted.value).toEqual({});
	expect(open.outbox.value).toMatchObject([{ text: "hello", state: { kind: "failed", code: "muted" } }]);
	open.sayAgain("id-1");
	world.socket.receive({ type: "ok", id: "id-1", message: 1 });
	expect(open.muted.value).toBeUndefined();
});

it("follows what I am in it", () => {
	const { world, open } = enter();
	expect(open.role.value).toBe("member");
	world.socket.receive({ type: "room", room: lobby, role: "moderator" });
	expect(open.role.value).toBe("moderator");
	world.socket.receive({ type: "room", room: { ...lobby, title: "Foyer" } });
	expect([open.role.value, open.info.value?.title]).toEqual(["moderator", "Foyer"]);
});
