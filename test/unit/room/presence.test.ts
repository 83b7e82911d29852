/** Who is here: people, not connections. */
import { runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { PRESENCE_NAMES_MAX } from "../../../src/protocol/limits.ts";
import type { Room } from "../../../src/room/room.ts";
import type { Client } from "../support/client.ts";
import { ANA, BEN, CEM, closeAll, enter, guest, openRoom } from "../support/room.ts";

const WATCHER = guest("Watcher");
const PEOPLE = [ANA, BEN, CEM];
const ORDERS = [
	[0, 1, 2],
	[0, 2, 1],
	[1, 0, 2],
	[1, 2, 0],
	[2, 0, 1],
	[2, 1, 0],
];

/** What a client was told of who came and went: "+Ana 2" where Ana was the second to be here. */
const told = (client: Client) =>
	client.all("presence").map(({ count, joined, left }) => `${joined.map(({ name }) => `+${name}`)}${left.map((id) => `-${id}`)} ${count}`);

describe("who is here", () => {
	it.each(ORDERS.flatMap((come) => ORDERS.map((go) => ({ come, go }))))(
		"[PRES-1] is right whoever comes in the order $come and goes in the order $go",
		async ({ come, go }) => {
			const room = await openRoom();
			const watcher = await enter(room, WATCHER);
			const clients = new Map<number, Client>();
			const here = [WATCHER];
			for (const i of come) {
				const user = PEOPLE[i] ?? ANA;
				here.push(user);
				const client = await enter(room, user);
				expect((await client.welcome()).online).toEqual({ count: here.length, users: here });
				clients.set(i, client);
			}
			for (const i of go) await clients.get(i)?.close();
			await watcher.next("presence", ({ count }) => count === 1, "everybody to be gone");
			expect(told(watcher)).toEqual([
				...come.map((i, n) => `+${PEOPLE[i]?.name} ${n + 2}`),
				...go.map((i, n) => `-${PEOPLE[i]?.id} ${3 - n}`),
			]);
			await watcher.close();
		},
	);

	it("[PRES-1] is not changed by a second connection of somebody, nor by its going", async () => {
		const room = await openRoom();
		const watcher = await enter(room, WATCHER);
		const [one, two] = [await enter(room, ANA), await enter(room, ANA)];
		expect((await two.welcome()).online).toEqual({ count: 2, users: [WATCHER, ANA] });
		await one.close();
		await two.settle();
		await two.close();
		await watcher.next("presence", ({ left }) => left.length > 0, "Ana to be gone");
		expect(told(watcher)).toEqual(["+Ana 2", `-${ANA.id} 1`]);
		await watcher.close();
	});

	it("[PRES-2] is told to the newcomer by the welcome alone", async () => {
		const room = await openRoom();
		const ana = await enter(room, ANA);
		await ana.settle();
		expect(ana.all("presence")).toEqual([]);
		await ana.close();
	});

	it.each([
		["closes without a code", (client: Client) => client.socket.close()],
		["closes with a code of its own", (client: Client) => client.socket.close(4999, "bye")],
	])("[PRES-1] no longer has somebody whose socket %s", async (_, close) => {
		const room = await openRoom();
		const [watcher, ana] = [await enter(room, WATCHER), await enter(room, ANA)];
		close(ana);
		await watcher.next("presence", ({ left }) => left[0] === ANA.id, "Ana to be gone");
		await ana.closing();
		await watcher.close();
	});

	it.each(["webSocketError", "webSocketClose"] as const)(
		"[PRES-1] no longer has somebody whose connection broke, once: %s",
		async (event) => {
			const room = await openRoom();
			const watcher = await enter(room, WATCHER);
			const ana = await enter(room, ANA);
			// What the runtime calls when a network goes away, which a client in the same process cannot make happen.
			await runInDurableObject<Room, void>(room, async (instance, state) => {
				const sockets = state.getWebSockets().filter((socket) => JSON.stringify(socket.deserializeAttachment()).includes(ANA.id));
				expect(sockets).toHaveLength(1);
				for (const socket of [...sockets, ...sockets]) await instance[event](socket, 1006);
			});
			await ana.closing();
			await watcher.settle();
			expect(told(watcher)).toEqual(["+Ana 2", `-${ANA.id} 1`]);
			await watcher.close();
		},
	);
});

it("[PRES-3] beyond 100 people only the count is told, and all of 200 hear what is said", async () => {
	const room = await openRoom();
	const clients = await Promise.all(Array.from({ length: 200 }, (_, i) => enter(room, guest(`P${i}`))));
	const late = await enter(room, WATCHER);
	expect((await late.welcome()).online).toEqual({ count: 201, users: [] });
	const [first] = clients;
	await first?.next("presence", ({ count }) => count === 201, "the last count");
	for (const { count, joined, left } of first?.all("presence") ?? []) {
		if (count > PRESENCE_NAMES_MAX) expect([joined, left]).toEqual([[], []]);
	}
	expect(first?.all("presence").length).toBeLessThan(150);
	await late.say("hello, all");
	for (const client of clients) await client.message("what was said", ({ text }) => text === "hello, all");
	await closeAll(...clients);
	await late.next("presence", ({ count }) => count === 1, "everybody else to be gone");
	await late.close();
});
