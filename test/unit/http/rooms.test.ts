/** Listing and opening rooms, and looking at one. */
import { describe, expect, it, vi } from "vitest";
import { isSlug } from "../../../src/protocol/addresses.ts";
import { NewRoomReply, RoomReply, RoomsReply } from "../../../src/protocol/api.ts";
import { call, read, refused, signIn } from "../support/http.ts";

/** The burst of RATE_ROOMS in wrangler.toml, which is in force here. */
const BURST = 20;

const open = (token: string, body: unknown) => call("POST", "/api/rooms", { token, body });
const list = async (token: string) => (await read(await call("GET", "/api/rooms", { token }), 200, RoomsReply)).rooms;

describe("the list of rooms", () => {
	it("[ROOM-2] has the lobby in it from the start", async () => {
		const { token } = await signIn("Ana");
		for (let n = 0; n < 2; n++) {
			expect(await list(token)).toEqual([
				{
					slug: "lobby",
					title: "Lobby",
					topic: "",
					visibility: "public",
					slowMode: 0,
					createdAt: expect.any(Number),
					online: 0,
					lastAt: 0,
				},
			]);
		}
	});

	it("[ROOM-1] has a room that was opened", async () => {
		const { token } = await signIn("Ana");
		const { room } = await read(await open(token, { title: "Listed", slug: "listed" }), 201, NewRoomReply);
		const listed = await vi.waitUntil(async () => (await list(token)).find(({ slug }) => slug === "listed"), {
			timeout: 5_000,
			interval: 5,
		});
		expect(listed).toEqual({ ...room, online: 0, lastAt: 0 });
	});
});

describe("a room that is opened", () => {
	it("[ROOM-3] under an address belongs to who opened it", async () => {
		const { user, token } = await signIn("Ana");
		const before = Date.now();
		const { room } = await read(await open(token, { title: "  Book \n club ", slug: "books" }), 201, NewRoomReply);
		expect(room).toEqual({
			slug: "books",
			title: "Book club",
			topic: "",
			visibility: "public",
			slowMode: 0,
			createdAt: expect.any(Number),
		});
		expect(room.createdAt).toBeGreaterThanOrEqual(before);
		expect(await read(await call("GET", "/api/rooms/books", { token }), 200, RoomReply)).toEqual({
			room,
			you: { user, role: "owner", files: true },
		});
		const ben = await signIn("Ben");
		const view = await read(await call("GET", "/api/rooms/books", { token: ben.token }), 200, RoomReply);
		expect(view.you).toEqual({ user: ben.user, role: "member", files: true });
	});

	it.each(["lobby", "taken"])("[ROOM-4] under an address that is taken is refused: %s", async (slug) => {
		const { token } = await signIn("Ana");
		await open(token, { title: "First", slug: "taken" });
		await refused(await open(token, { title: "Second", slug }), "slug_taken");
		const { room } = await read(await call("GET", `/api/rooms/${slug}`, { token }), 200, RoomReply);
		expect(room.title).not.toBe("Second");
	});

	it("[ROOM-4] by ten people at once under one address belongs to one of them", async () => {
		const people = await Promise.all(Array.from({ length: 10 }, (_, i) => signIn(`P${i}`)));
		const statuses = await Promise.all(people.map(async ({ token }) => (await open(token, { title: "Race", slug: "race" })).status));
		expect(statuses.toSorted()).toEqual([201, ...Array(9).fill(409)]);
	});

	it("[ROOM-5] without an address gets one that resembles its title, and where that is taken one with an end of its own", async () => {
		const { token } = await signIn("Ana");
		const first = await read(await open(token, { title: "Crème brûlée!" }), 201, NewRoomReply);
		expect(first.room.slug).toBe("creme-brulee");
		const second = await read(await open(token, { title: "Crème brûlée!" }), 201, NewRoomReply);
		expect(second.room.slug).toMatch(/^creme-brulee-[0-9a-f]{6}$/);
		expect(second.room.title).toBe("Crème brûlée!");
	});

	it.each(["読書会", "كتب", "🎉", "Ж".repeat(60), `${"x".repeat(60)}`])(
		"[ROOM-5] gets an address whatever its title is: %s",
		async (title) => {
			const { token } = await signIn("Ana");
			for (let n = 0; n < 2; n++) {
				const { room } = await read(await open(token, { title }), 201, NewRoomReply);
				expect(room.title).toBe(title);
				expect(isSlug(room.slug), room.slug).toBe(true);
			}
		},
	);

	it("[ROOM-6] by a guest is public: a private one needs an account", async () => {
		const { token } = await signIn("Ana");
		await refused(await open(token, { title: "Secret", slug: "secret", visibility: "private" }), "account_needed");
		await refused(await call("GET", "/api/rooms/secret", { token }), "no_room");
		const { room } = await read(await open(token, { title: "Open", slug: "open", visibility: "public" }), 201, NewRoomReply);
		expect(room.visibility).toBe("public");
	});

	it.each([
		[{}, ["title"]],
		[{ title: "" }, ["title"]],
		[{ title: 7 }, ["title"]],
		[{ title: "x".repeat(61) }, ["title"]],
		[{ title: "a\u202eb" }, ["title"]],
		[{ title: "A", slug: "" }, ["slug"]],
		[{ title: "A", slug: "Books" }, ["slug"]],
		[{ title: "A", slug: "../x" }, ["slug"]],
		[{ title: "A", slug: "x".repeat(49) }, ["slug"]],
		[{ title: "A", slug: null }, ["slug"]],
		[{ title: "A", visibility: "hidden" }, ["visibility"]],
		[{ title: "", slug: "-" }, ["title", "slug"]],
	])("[ROOM-3] with %j is told what is wrong", async (body, names) => {
		const { token } = await signIn("Ana");
		const { fields } = await refused(await open(token, body), "invalid");
		expect(Object.keys(fields ?? {})).toEqual(names);
	});

	it("[LIMIT-5] one after the other is at some point too many, for this person and nobody else", async () => {
		const { token } = await signIn("Ana");
		// Each try counts, whatever comes of it.
		const replies = [];
		for (let n = 0; n < BURST; n++) replies.push((await open(token, { title: "Again", slug: "again" })).status);
		expect(replies).toEqual([201, ...Array(BURST - 1).fill(409)]);
		const response = await open(token, { title: "One more" });
		const { retryAfter } = await refused(response.clone(), "rate_limited");
		expect(retryAfter).toBeGreaterThan(0);
		expect(retryAfter).toBeLessThanOrEqual(600 / BURST);
		expect(response.headers.get("Retry-After")).toBe(String(retryAfter));
		expect((await open((await signIn("Ben")).token, { title: "Mine" })).status).toBe(201);
	});
});

it.each(["no-such-room", "UPPER", "-dash", "a_b", "x".repeat(49), "%00", "a%2Fb", "__proto__", "%F0%9F%8E%89"])(
	"[ROOM-7] the room %s, which is not there, is not found by any call",
	async (slug) => {
		const { token } = await signIn("Ana");
		await refused(await call("GET", `/api/rooms/${slug}`, { token }), "no_room");
		await refused(await call("GET", `/api/rooms/${slug}/messages`, { token }), "no_room");
	},
);
