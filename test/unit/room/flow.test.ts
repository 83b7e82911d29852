/** Flow control while a room is put out of memory again and again: what a client has not read still counts. */
import { evictDurableObject } from "cloudflare:test";
import { expect, it } from "vitest";
import { WINDOW_CHARS } from "../../../src/protocol/limits.ts";
import { ANA, BEN, closeAll, enter, guest, openRoom, type RoomStub, seed } from "../support/room.ts";

const TEXT = "x".repeat(3_900);
/** As many messages as one person may send at once. */
const BURST = 10;

/** Has several people say so much that their frames come to about this many characters. */
async function flood(room: RoomStub, who: string, chars: number): Promise<void> {
	for (let person = 0; person * BURST * TEXT.length < chars; person++) {
		const writer = await enter(room, guest(`${who}${person}`));
		for (let n = 0; n < BURST; n++) await writer.say(TEXT);
		await writer.close();
	}
}

it("[FLOW-2] what a client has not confirmed counts on after the room was out of memory", async () => {
	const room = await openRoom();
	// A client of these tests reads and never confirms.
	const slow = await enter(room, ANA);
	for (let part = 0; part < 3; part++) {
		// Once somebody is a window behind there is a timer, and a room with a timer is not put out of memory.
		if (part > 0) await evictDurableObject(room);
		await flood(room, `w${part}-`, 0.45 * WINDOW_CHARS);
	}
	await slow.settle();
	const pushed = slow.heard.length * TEXT.length;
	expect(pushed).toBeGreaterThan(0.8 * WINDOW_CHARS);
	expect(pushed).toBeLessThan(1.1 * WINDOW_CHARS);
	await slow.close();
}, 20_000);

it("[FLOW-1] a client's word on a question from before the room was out of memory still holds", async () => {
	const room = await openRoom();
	const slow = await enter(room, ANA);
	await flood(room, "early-", 0.6 * WINDOW_CHARS);
	await evictDurableObject(room);
	slow.send({ type: "confirm", rev: slow.all("sync").at(-1)?.rev });
	await slow.settle();
	await evictDurableObject(room);
	await flood(room, "late-", 0.6 * WINDOW_CHARS);
	const ben = await enter(room, BEN);
	await ben.say("the last");
	await slow.message("what is said after more than a window", ({ text }) => text === "the last");
	await closeAll(slow, ben);
}, 20_000);

it("[FLOW-2] a welcome counts too, and a huge one fills the window without closing the connection", async () => {
	const room = await openRoom();
	await seed(room, (history) => {
		for (let n = 1; n <= 400; n++) history.append({ sender: BEN, clientId: `${n}`, text: TEXT }, n);
	});
	const slow = await enter(room, ANA, 0);
	expect((await slow.welcome()).messages).toHaveLength(400);
	const ben = await enter(room, BEN);
	await ben.say("not pushed yet");
	await slow.settle();
	expect(slow.heard.map(({ text }) => text)).not.toContain("not pushed yet");
	slow.send({ type: "confirm", rev: slow.all("sync").at(-1)?.rev });
	await slow.message("what it missed", ({ text }) => text === "not pushed yet");
	expect(slow.closed).toBeUndefined();
	await closeAll(slow, ben);
});
