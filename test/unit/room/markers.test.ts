/** Up to where people have read, and whom messages concern. */
import { evictDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { UNREAD_MAX } from "../../../src/protocol/limits.ts";
import type { User } from "../../../src/protocol/message.ts";
import type { Client } from "../support/client.ts";
import { ANA, closeAll, connect, enter, FOUNDER, openRoom, type RoomStub, seed, stored } from "../support/room.ts";

const DORA: User = { id: "dora", name: "Dora", kind: "account" };

async function comeBack(room: RoomStub, user = DORA) {
	const client = await enter(room, user);
	const { you } = await client.welcome();
	return { client, you };
}

async function see(client: Client, message: number, back?: true): Promise<void> {
	client.send({ type: "seen", message, ...(back ? { back } : {}) });
	await client.settle();
}

describe("what an account has read", () => {
	it("[SEEN-2] begins with its first visit, and outlives the room's memory", async () => {
		const room = await openRoom();
		const ana = await enter(room, ANA);
		await ana.say("before");
		const first = await comeBack(room);
		expect(first.you).toMatchObject({ seen: 1, unread: { messages: 0, mentions: 0 } });
		await first.client.close();
		await ana.say("for @Dora");
		await ana.say("for nobody");
		await evictDurableObject(room);
		const second = await comeBack(room);
		expect(second.you).toMatchObject({ seen: 1, unread: { messages: 2, mentions: 1 } });
		await see(second.client, 2);
		expect((await comeBack(room)).you).toMatchObject({ seen: 2, unread: { messages: 1, mentions: 0 } });
		await closeAll(ana, second.client);
	});

	it("[SEEN-1] moves forward, and back only when that is asked, and other connections hear of what moved", async () => {
		const room = await openRoom();
		const ana = await enter(room, ANA);
		const [one, other] = [(await comeBack(room)).client, (await comeBack(room)).client];
		for (const text of ["a", "b", "c"]) await ana.say(text);
		await see(one, 2);
		await see(one, 1);
		await see(one, 99);
		await see(one, 1, true);
		await see(one, 3, true);
		await other.settle();
		await one.settle();
		const unread = (messages: number) => ({ messages, mentions: 0 });
		expect(other.all("seen")).toEqual([
			{ type: "seen", message: 2, unread: unread(1) },
			{ type: "seen", message: 3, unread: unread(0) },
			{ type: "seen", message: 1, unread: unread(2), back: true },
		]);
		expect(one.all("seen")).toEqual([{ type: "seen", message: 1, unread: unread(2), back: true }]);
		expect((await comeBack(room)).you).toMatchObject({ seen: 1, unread: { messages: 2 } });
		await closeAll(ana, one, other);
	});

	it("[SEEN-2] leaves out what it wrote or asked itself, and what was taken away", async () => {
		const room = await openRoom();
		const [ana, { client: dora }] = [await enter(room, ANA), await comeBack(room)];
		await dora.say("mine");
		await dora.ask({ type: "send", text: "/any thing" });
		const gone = await ana.say("gone, @dora");
		await ana.say("stays");
		await ana.ask({ type: "delete", message: gone });
		expect((await comeBack(room)).you.unread).toEqual({ messages: 1, mentions: 0 });
		await closeAll(ana, dora);
	});

	it("[SEEN-2] counts no further than it has to", async () => {
		const room = await openRoom();
		(await comeBack(room)).client.close();
		await seed(room, (history) => {
			for (let n = 0; n < UNREAD_MAX + 5; n++) history.append({ sender: ANA, clientId: `${n}`, text: "hi", mentions: ["dora"] }, n);
		});
		expect((await comeBack(room)).you.unread).toEqual({ messages: UNREAD_MAX, mentions: UNREAD_MAX });
	});

	it("[SEEN-3] is not kept for guests, whose other connections are told", async () => {
		const room = await openRoom();
		const [one, other] = [await enter(room, ANA), await enter(room, ANA)];
		await one.say("hello");
		await see(one, 1);
		await other.settle();
		expect(other.all("seen")).toEqual([{ type: "seen", message: 1, unread: { messages: 0, mentions: 0 } }]);
		expect((await comeBack(room, ANA)).you).toEqual({ user: ANA, role: "member", seen: 0, files: true });
		await closeAll(one, other);
	});

	it("[SEEN-3] is counted for a guest who says up to where they have read", async () => {
		const room = await openRoom();
		const founder = await enter(room, FOUNDER);
		for (const text of ["before", "a", "@all b"]) await founder.say(text);
		const ana = await connect(room, ANA, undefined, 1);
		expect((await ana.welcome()).you).toMatchObject({ seen: 0, unread: { messages: 2, mentions: 1 } });
		await closeAll(founder, ana);
	});
});

describe("a message's mentions", () => {
	it("[MENTION-2] are of everybody only where a moderator says so", async () => {
		const room = await openRoom();
		const [ana, founder] = [await enter(room, ANA), await enter(room, FOUNDER)];
		await ana.say("@all @here @dora");
		await founder.say("@all @here @dora");
		expect((await stored(room)).map(({ mentions }) => mentions)).toEqual([["dora"], ["@all", "@here", "dora"]]);
		await closeAll(ana, founder);
	});

	it("[MENTION-3] are those of its text after an edit, and none are left when it is taken away", async () => {
		const room = await openRoom();
		const ana = await enter(room, ANA);
		const id = await ana.say("@dora");
		await ana.ask({ type: "edit", message: id, text: "@emil and @dora-2" });
		expect((await stored(room))[0]?.mentions).toEqual(["emil", "dora-2"]);
		await ana.ask({ type: "edit", message: id, text: "nobody" });
		expect((await stored(room))[0]?.mentions).toBeUndefined();
		await closeAll(ana);
	});
});
