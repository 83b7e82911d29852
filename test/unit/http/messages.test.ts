/** Pages of a room's history over HTTP. What is on a page is shown where the history itself is tested. */
import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { PageReply } from "../../../src/protocol/api.ts";
import { call, read, refused, signIn } from "../support/http.ts";
import { FOUNDER, owner, roomInfo, seed } from "../support/room.ts";

let token: string;

beforeAll(async () => {
	const ana = await signIn("Ana");
	token = ana.token;
	const room = env.ROOMS.getByName("pages");
	await room.create(roomInfo("pages"), [owner(FOUNDER)]);
	await seed(room, (history) => {
		for (let n = 1; n <= 120; n++) history.append({ sender: n === 120 ? ana.user : FOUNDER, clientId: `c${n}`, text: `m${n}` }, n);
	});
});

const page = async (query: string) => read(await call("GET", `/api/rooms/pages/messages${query}`, { token }), 200, PageReply);

describe("a page", () => {
	it.each([
		["", 71, 120, true, false],
		["?limit=1", 120, 120, true, false],
		["?limit=100", 21, 120, true, false],
		["?before=71", 21, 70, true, true],
		["?before=21&limit=100", 1, 20, false, true],
		["?after=100", 101, 120, true, false],
		["?after=0&limit=2", 1, 2, false, true],
		["?around=60&limit=10", 55, 64, true, true],
		["?before=999999999999999", 71, 120, true, false],
		["?limit=050", 71, 120, true, false],
		["?unknown=1", 71, 120, true, false],
	])("[PAGE-1] asked for by %j has the messages %i to %i", async (query, from, to, before, after) => {
		const { messages, more } = await page(query);
		expect(messages.map(({ id }) => id)).toEqual(Array.from({ length: to - from + 1 }, (_, i) => from + i));
		expect(more).toEqual({ before, after });
	});

	it("[PAGE-5] has one's own client ids and nobody else's", async () => {
		const { messages } = await page("?limit=2");
		expect(messages.map(({ clientId }) => clientId)).toEqual([undefined, "c120"]);
	});

	it.each([
		["?limit=0", "limit"],
		["?limit=101", "limit"],
		["?limit=-1", "limit"],
		["?limit=1.5", "limit"],
		["?limit=1e1", "limit"],
		["?limit=", "limit"],
		["?limit=ten", "limit"],
		["?limit=9999999999999999", "limit"],
		["?before=x", "before"],
		["?before=-1", "before"],
		["?before=", "before"],
		["?after=1.0", "after"],
		["?after=NaN", "after"],
		["?around=9007199254740993", "around"],
		["?around=1%20OR%201=1", "around"],
		["?around=%00", "around"],
		["?at=2026-11-24", "at"],
		["?at=-1", "at"],
	])("[PAGE-4] asked for by %s is refused, with the field that is wrong", async (query, field) => {
		const { fields } = await refused(await call("GET", `/api/rooms/pages/messages${query}`, { token }), "invalid");
		expect(Object.keys(fields ?? {})).toEqual([field]);
	});

	it.each(["?before=1&after=1", "?before=1&around=1", "?after=1&around=2&limit=3", "?before=1&after=1&around=1", "?at=1&before=1"])(
		"[PAGE-4] asked for by two places at once is refused: %s",
		async (query) => {
			await refused(await call("GET", `/api/rooms/pages/messages${query}`, { token }), "invalid");
		},
	);
});

it("[PAGE-1] a room where nobody said anything has an empty page", async () => {
	await env.ROOMS.getByName("quiet").create(roomInfo("quiet"), [owner(FOUNDER)]);
	expect(await read(await call("GET", "/api/rooms/quiet/messages", { token }), 200, PageReply)).toEqual({
		messages: [],
		more: { before: false, after: false },
	});
});

it("[HTTP-1] what goes wrong inside is told to the log and to nobody else", async () => {
	const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
	const room = env.ROOMS.getByName("broken");
	await room.create(roomInfo("broken"), [owner(FOUNDER)]);
	await runInDurableObject(room, (_, { storage }) => {
		storage.sql.exec("DROP TABLE messages");
	});
	const problem = await refused(await call("GET", "/api/rooms/broken/messages", { token }), "internal");
	expect(JSON.stringify(problem)).not.toMatch(/sql|table|messages/i);
	expect(log).toHaveBeenCalled();
	log.mockRestore();
});
