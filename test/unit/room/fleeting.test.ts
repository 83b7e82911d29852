/** What is told and not kept: typing, how far one has read, and signs of life. */
import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { ANA, BEN, closeAll, enter, openRoom } from "../support/room.ts";

describe("typing", () => {
	it("[TYPE-1] is told to the others, and to no connection of who types", async () => {
		const room = await openRoom();
		const [ana, anaToo, ben] = [await enter(room, ANA), await enter(room, ANA), await enter(room, BEN)];
		ana.send({ type: "typing" });
		expect(await ben.next("typing")).toEqual({ type: "typing", user: ANA });
		await Promise.all([ana.settle(), anaToo.settle()]);
		expect([...ana.all("typing"), ...anaToo.all("typing")]).toEqual([]);
		await closeAll(ana, anaToo, ben);
	});

	it("[TYPE-2] is told once however often it comes within a second, and is no error", async () => {
		const room = await openRoom();
		const [ana, ben] = [await enter(room, ANA), await enter(room, BEN)];
		for (let n = 0; n < 20; n++) ana.send({ type: "typing" });
		await ana.say("there");
		await ben.message("what was typed", ({ text }) => text === "there");
		expect(ben.all("typing")).toHaveLength(1);
		expect(ana.all("error")).toEqual([]);
		await closeAll(ana, ben);
	});
});

describe("seen", () => {
	it("[SEEN-1] is told to the other connections of the same person only", async () => {
		const room = await openRoom();
		const [ana, anaToo, ben] = [await enter(room, ANA), await enter(room, ANA), await enter(room, BEN)];
		await ana.say("hello");
		ana.send({ type: "seen", message: 1 });
		expect(await anaToo.next("seen")).toMatchObject({ type: "seen", message: 1 });
		await Promise.all([ana.settle(), ben.settle()]);
		expect([...ana.all("seen"), ...ben.all("seen")]).toEqual([]);
		await closeAll(ana, anaToo, ben);
	});
});

describe("confirm", () => {
	it.each([0, 1, 99])("[FLOW-1] of %i, for which nobody asked, changes nothing and is no error", async (rev) => {
		const room = await openRoom();
		const [ana, ben] = [await enter(room, ANA), await enter(room, BEN)];
		await ben.say("one");
		ana.send({ type: "confirm", rev });
		await ana.settle();
		await ben.say("two");
		await ana.message("what came after it", ({ text }) => text === "two");
		expect(ana.heard.map(({ rev }) => rev)).toEqual([1, 2]);
		expect(ana.all("error")).toHaveLength(1);
		await closeAll(ana, ben);
	});

	it("[FLOW-1] is asked for after so much, at the revision that was shown last", async () => {
		const room = await openRoom();
		const [ana, ben] = [await enter(room, ANA), await enter(room, BEN)];
		for (let n = 0; n < 9; n++) {
			const id = await ben.say(`${n}`.repeat(4_000));
			await ana.message(`message ${n}`, (message) => message.id === id);
		}
		expect(ana.all("sync")).toEqual([]);
		for (let n = 0; n < 9; n++) await enterAndSay(room, n);
		const { rev } = await ana.next("sync");
		const before = ana.frames.slice(
			0,
			ana.frames.findIndex(({ type }) => type === "sync"),
		);
		const shown = before.flatMap((frame) => (frame.type === "messages" ? frame.messages : []));
		expect(rev).toBe(shown.at(-1)?.rev);
		await closeAll(ana, ben);
	});
});

describe("ping", () => {
	it("[FRAME-1] is answered by the runtime, even of a room that sleeps", async () => {
		const room = await openRoom();
		const ana = await enter(room, ANA);
		await evictDurableObject(room);
		ana.send("ping");
		await ana.until("pong", () => ana.others.includes("pong"));
		const answeredAt = await runInDurableObject(room, (_, state) =>
			state.getWebSockets().map((socket) => state.getWebSocketAutoResponseTimestamp(socket)?.getTime() ?? 0),
		);
		expect(answeredAt[0]).toBeGreaterThan(0);
		expect(ana.all("error")).toEqual([]);
		await ana.close();
	});
});

async function enterAndSay(room: Parameters<typeof enter>[0], n: number): Promise<void> {
	const client = await enter(room, { id: `~more${n}`, name: `More ${n}`, kind: "guest" });
	await client.say("x".repeat(4_000));
	await client.close();
}
