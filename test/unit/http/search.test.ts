/** Searching a room over HTTP. What is found is shown in test/unit/search. */
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { SearchReply } from "../../../src/protocol/api.ts";
import { SEARCH_PAGE, SEARCHES_BURST } from "../../../src/protocol/limits.ts";
import { call, read, refused, signIn } from "../support/http.ts";
import { FOUNDER, owner, roomInfo, seed } from "../support/room.ts";

let token: string;
const asked = (query: string, as = token) => call("GET", `/api/rooms/zoo/search${query}`, { token: as });

beforeAll(async () => {
	const room = env.ROOMS.getByName("zoo");
	await room.create(roomInfo("zoo"), [owner(FOUNDER)]);
	await seed(room, (history) => {
		for (let n = 1; n <= SEARCH_PAGE + 5; n++) history.append({ sender: FOUNDER, clientId: `c${n}`, text: `zebra & co ${n}` }, n);
	});
	token = (await signIn("Ana")).token;
});

describe("a search", () => {
	it("[SEARCH-7] gives the newest first, and the rest by its cursor", async () => {
		const first = await read(await asked("?q=zebra"), 200, SearchReply);
		expect(first.messages.map(({ id }) => id)).toEqual(Array.from({ length: SEARCH_PAGE }, (_, i) => SEARCH_PAGE + 5 - i));
		const second = await read(await asked(`?q=zebra&cursor=${first.cursor}`), 200, SearchReply);
		expect(second.messages.map(({ id }) => id)).toEqual([5, 4, 3, 2, 1]);
		expect(second.cursor).toBeUndefined();
	});

	it("[SEARCH-3] finds nothing without an error", async () => {
		expect(await read(await asked("?q=giraffe"), 200, SearchReply)).toEqual({ messages: [] });
	});

	it.each(
		[
			["", "q"],
			["?q=", "q"],
			["?q=%20", "q"],
			["?q=%00", "q"],
			["?q=from:", "q"],
			["?q=after:2026-01-01%20before:2026-01-01", "q"],
			[`?q=${"x".repeat(10_000)}`, "q"],
			[`?q=${"%F0%9F%98%80".repeat(301)}`, "q"],
			["?q=zebra&cursor=x", "cursor"],
			["?q=zebra&cursor=-1", "cursor"],
			["?q=zebra&cursor=", "cursor"],
		].map(([query = "", field = ""]) => ({ query, field, shown: query.slice(0, 40) })),
	)("[SEARCH-2] $shown is refused, with the field that is wrong", async ({ query, field }) => {
		const { fields } = await refused(await asked(query), "invalid");
		expect(Object.keys(fields ?? {})).toEqual([field]);
		expect(fields?.[field]).toMatch(/^[A-Z].{10,}\.$/);
	});

	it.each(['" OR *', "NEAR(zebra co)", "zebra^2", "text:zebra", '"""', "zebra AND", "(", "-zebra", "{x}:zebra", "%", "ze*bra"])(
		"[SEARCH-3] %s is text, or nothing to look for, and never an error of the server",
		async (typed) => {
			const { token: other } = await signIn("Cem");
			expect([200, 422]).toContain((await asked(`?q=${encodeURIComponent(typed)}`, other)).status);
		},
	);

	it("[SEARCH-9] is done so often at once and no more", async () => {
		const { token: eager } = await signIn("Eager");
		let answered = 0;
		let response = await asked("?q=zebra", eager);
		// While they are asked, some come back.
		while (response.ok && ++answered < 5 * SEARCHES_BURST) response = await asked("?q=zebra", eager);
		expect(answered).toBeGreaterThanOrEqual(SEARCHES_BURST);
		expect(response.headers.get("Retry-After")).toBe("1");
		expect(await refused(response, "rate_limited")).toMatchObject({ retryAfter: 1 });
		expect((await asked("?q=zebra", (await signIn("Other")).token)).status).toBe(200);
	});
});
