/** A room that is put out of memory, as every idle one is: nobody may notice. */
import { evictDurableObject } from "cloudflare:test";
import { expect, it } from "vitest";
import type { Client } from "../support/client.ts";
import { ANA, announce, BEN, CEM, closeAll, enter, openRoom, type RoomStub, stored } from "../support/room.ts";

interface Stage {
	room: RoomStub;
	ana: Client;
	ben: Client;
}

/** Something that happens, and what shows that it did. */
const STEPS: [string, (stage: Stage) => Promise<unknown>][] = [
	["a message", async ({ ana, ben }) => ben.message("hers", withId(await ana.say("one")))],
	["a message of another", async ({ ana, ben }) => ana.message("his", withId(await ben.say("two")))],
	["a command", async ({ ana, ben }) => ben.message("the command", withId(await ana.say("/x=1")))],
	[
		"its answer",
		async ({ room, ana }) => {
			expect(await room.answer(3, { ok: true, text: "x is 1" }, 1)).toBe("taken");
			await ana.message("the answer", ({ command }) => command?.status === "answered");
		},
	],
	[
		"a repeat",
		async ({ room, ana }) => {
			const kept = { type: "send", id: "kept", text: "three" };
			ana.send(kept);
			await ana.answerTo("kept");
			// The room must not have to remember that it took it.
			await evictDurableObject(room);
			ana.send(kept);
			await ana.until("the answer to the repeat", () => ana.answersTo("kept").length === 2);
			expect(ana.answersTo("kept")).toEqual(Array(2).fill({ type: "ok", id: "kept", message: 5 }));
		},
	],
	[
		"typing",
		async ({ ana, ben }) => {
			ana.send({ type: "typing" });
			await ben.next("typing");
		},
	],
	[
		"a newcomer",
		async ({ room, ana }) => {
			const cem = await enter(room, CEM);
			expect((await cem.welcome()).online.count).toBe(3);
			await cem.close();
			await ana.next("presence", ({ left }) => left[0] === CEM.id, "the newcomer to be gone");
		},
	],
];

/** For waiting for a message by its id. */
function withId(id: number) {
	return (message: { id: number }) => message.id === id;
}

const places = STEPS.map(([what], i) => ({ what, i }));

it.each([...places, { what: "every step", i: -1 }])(
	"[ORDER-1] put out of memory before $what, a room keeps its sockets, its people, its order and its sends",
	async ({ i }) => {
		await announce("x");
		const room = await openRoom();
		const stage = { room, ana: await enter(room, ANA), ben: await enter(room, BEN) };
		for (const [n, [, step]] of STEPS.entries()) {
			if (n === i || i === -1) await evictDurableObject(room);
			await step(stage);
		}
		const { ana, ben } = stage;
		const expected = [
			[1, "one"],
			[2, "two"],
			[3, "/x 1"],
			[4, "x is 1"],
			[5, "three"],
		];
		for (const client of [ana, ben]) {
			await client.message("the last message", ({ text }) => text === "three");
			expect(client.heard.map(({ rev, text }) => [rev, text])).toEqual(expected);
			expect(client.closed).toBeUndefined();
		}
		expect((await stored(room)).map(({ id, rev }) => [id, rev])).toEqual([
			[1, 1],
			[2, 2],
			[3, 4],
			[5, 5],
		]);
		await ben.close();
		await ana.next("presence", ({ left }) => left[0] === BEN.id, "Ben to be gone");
		await ana.close();
	},
);

it("[SINCE-1] put out of memory with its sockets closed, a room gives who comes back what they missed", async () => {
	const room = await openRoom();
	const [ana, ben] = [await enter(room, ANA), await enter(room, BEN)];
	await ana.say("before");
	await evictDurableObject(room, { webSockets: "close" });
	await Promise.all([ana.closing(), ben.closing()]);
	const benAgain = await enter(room, BEN);
	await benAgain.say("meanwhile");
	const anaAgain = await enter(room, ANA, 1);
	const { messages, online, reset } = await anaAgain.welcome();
	expect([messages.map(({ text }) => text), online.count, reset]).toEqual([["meanwhile"], 2, false]);
	await closeAll(anaAgain, benAgain);
});
