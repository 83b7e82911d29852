/** Who is refused at the door, and that being refused costs nothing. */
import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { Client } from "../support/client.ts";
import { call, refused, signIn } from "../support/http.ts";
import { ANA, connect, given, openRoom, owner, roomInfo, visitor } from "../support/room.ts";

const upgrade = (path: string, token?: string, headers: Record<string, string> = {}) =>
	call("GET", path, { ...(token === undefined ? {} : { token }), headers: { Upgrade: "websocket", ...headers } });

/** What an object has in its store. */
const tablesOf = (slug: string) =>
	runInDurableObject(env.ROOMS.getByName(slug), (_, { storage }) =>
		storage.sql
			.exec("SELECT name FROM sqlite_master")
			.toArray()
			.map(({ name }) => name),
	);

describe("a connection", () => {
	it("[CLOSE-3] of somebody who is not signed in is closed with 4401", async () => {
		const client = new Client(await upgrade("/api/rooms/lobby/socket"), "nobody");
		expect(await client.closing()).toMatchObject({ code: 4401 });
		expect(client.frames).toEqual([]);
	});

	it.each(["garbage", "a.b.c", "x".repeat(5_000)])("[CLOSE-3] with the token %.20s is closed with 4401", async (token) => {
		const client = new Client(await upgrade("/api/rooms/lobby/socket", token), "nobody");
		expect(await client.closing()).toMatchObject({ code: 4401 });
	});

	it.each(["no-such-room", "UPPER", "-dash", "x".repeat(49), "a%2Fb", "__proto__"])(
		"[CLOSE-3] to the room %s, which is not there, is closed with 4404",
		async (slug) => {
			const { token } = await signIn("Ana");
			const client = new Client(await upgrade(`/api/rooms/${slug}/socket`, token), "Ana");
			expect(await client.closing()).toMatchObject({ code: 4404 });
			expect(client.frames).toEqual([]);
		},
	);

	it("[ROOM-8] to a room that is not there stores nothing, and the room can be founded all the same", async () => {
		const room = env.ROOMS.getByName("not-yet");
		const client = await connect(room, ANA);
		expect(await client.closing()).toMatchObject({ code: 4404 });
		expect(await room.view(visitor(ANA))).toEqual({ ok: false, code: "no_room" });
		expect(await room.page(visitor(ANA), { limit: 1 })).toEqual({ ok: false, code: "no_room" });
		expect(await room.answer(1, { ok: true, text: "x" })).toBe("unknown");
		expect(await tablesOf("not-yet")).toEqual([]);
		expect(await room.create(roomInfo("not-yet"), [owner(ANA)])).toBe(true);
		expect(await tablesOf("not-yet")).toContain("messages");
	});

	it("[CLOSE-3] of somebody who is signed in is welcome in the lobby, which always is", async () => {
		const { user, token } = await signIn("Ana");
		const client = new Client(await upgrade("/api/rooms/lobby/socket", token), "Ana");
		expect(await client.welcome()).toMatchObject({ room: { slug: "lobby" }, you: { user, role: "member" } });
		await client.close();
	});

	it("[SESS-3] is made by a cookie as well", async () => {
		const { user, token } = await signIn("Ana");
		const response = await call("GET", "/api/rooms/lobby/socket", {
			cookie: `other=1; __Host-session=${token}`,
			headers: { Upgrade: "WebSocket" },
		});
		const client = new Client(response, "Ana");
		expect((await client.welcome()).you.user).toEqual(user);
		await client.close();
	});

	it("[SEND-3] cannot say who it is by any header", async () => {
		const { user, token } = await signIn("Ana");
		const somebody = encodeURIComponent(JSON.stringify({ id: "boss", name: "Boss", kind: "account" }));
		const client = new Client(await upgrade("/api/rooms/lobby/socket", token, { "X-Chattorum-User": somebody }), "Ana");
		expect((await client.welcome()).you.user).toEqual(user);
		await client.close();
	});

	it("[SINCE-1] gets what came since the revision that it names", async () => {
		const { token } = await signIn("Ana");
		const first = new Client(await upgrade("/api/rooms/lobby/socket", token), "Ana");
		const id = await first.say("one");
		await first.say("two");
		await first.close();
		const second = new Client(await upgrade(`/api/rooms/lobby/socket?since=${id}`, token), "Ana");
		const { reset, messages } = await second.welcome();
		expect([reset, messages.map(({ text }) => text)]).toEqual([false, ["two"]]);
		await second.close();
	});

	it.each(["abc", "-1", "1.5", "1e3", "", "NaN", "9007199254740993", "0x1", "1;DROP TABLE messages"])(
		"[SINCE-6] that asks for what came since %j is refused",
		async (since) => {
			const { token } = await signIn("Ana");
			const response = await upgrade(`/api/rooms/lobby/socket?since=${encodeURIComponent(since)}`, token);
			expect((await refused(response, "invalid")).fields).toHaveProperty("since");
		},
	);
});

it.each([undefined, "h2c"])(
	"[HTTP-7] a request to a socket's address that asks for the upgrade %s is told what it takes",
	async (Upgrade) => {
		const { token } = await signIn("Ana");
		await refused(
			await call("GET", "/api/rooms/lobby/socket", { token, ...(Upgrade === undefined ? {} : { headers: { Upgrade } }) }),
			"not_an_upgrade",
		);
	},
);

it("[ROOM-4] a room that exists is founded by nobody again", async () => {
	const room = await openRoom();
	expect(await room.create(roomInfo("another"), [owner(ANA)])).toBe(false);
	expect(given(await room.view(visitor(ANA))).role).toBe("member");
});
