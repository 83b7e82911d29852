/** Opening a conversation of two. */
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { app } from "../../../src/app.ts";
import { NewRoomReply, RoomReply } from "../../../src/protocol/api.ts";
import { type Actor, newActor, newGuest } from "../support/cast.ts";
import { call, HERE, read, refused } from "../support/http.ts";
import { guest } from "../support/room.ts";

let ada: Actor;
let bob: Actor;
let eve: Actor;

beforeAll(async () => {
	[ada, bob, eve] = [await newActor("Ada"), await newActor("Bob"), await newActor("Eve")];
});

const open = (who: Actor, handle: unknown) => call("POST", "/api/direct", { token: who.token, body: { handle } });
const opened = async (who: Actor, handle: string) => (await read(await open(who, handle), 201, NewRoomReply)).room;

describe("a conversation of two", () => {
	it("[DIRECT-1] is the same for both, and however often it is opened", async () => {
		const rooms = await Promise.all([opened(ada, "bob"), opened(bob, "ada"), opened(ada, "BOB")]);
		expect(rooms[0]).toMatchObject({ slug: expect.stringMatching(/^dm-[0-9a-f]{40}$/), direct: true, visibility: "private" });
		for (const room of rooms) expect(room).toEqual(rooms[0]);
		for (const who of [ada, bob]) expect((await env.ACCOUNTS.getByName(who.user.id).rooms()).joined).toContain(rooms[0]?.slug);
		expect((await opened(ada, "eve")).slug).not.toBe(rooms[0]?.slug);
	});

	it("[DIRECT-2] is not there for anybody else, by any call", async () => {
		const { slug } = await opened(ada, "bob");
		for (const path of ["", "/messages", "/members", "/bans", "/audit", "/invites"]) {
			await refused(await call("GET", `/api/rooms/${slug}${path}`, { token: eve.token }), "no_room");
		}
		await refused(await call("PUT", `/api/rooms/${slug}/members/eve`, { token: eve.token, body: { role: "owner" } }), "no_room");
		await refused(await call("POST", `/api/rooms/${slug}/invites`, { token: ada.token, body: {} }), "not_allowed");
	});

	it("[DIRECT-3] that one has left is in their list again once either opens it", async () => {
		const { slug } = await opened(ada, "bob");
		expect((await call("DELETE", `/api/rooms/${slug}/members/ada`, { token: ada.token })).status).toBe(204);
		await refused(await call("GET", `/api/rooms/${slug}`, { token: ada.token }), "no_room");
		expect((await opened(bob, "ada")).slug).toBe(slug);
		const view = await read(await call("GET", `/api/rooms/${slug}`, { token: ada.token }), 200, RoomReply);
		expect(view.you.role).toBe("member");
		expect((await env.ACCOUNTS.getByName("ada").rooms()).joined).toContain(slug);
	});

	it("[DIRECT-4] begins anew, empty and elsewhere, with whoever has the handle of one who is no more", async () => {
		const first = await opened(ada, "eve");
		await env.ROOMS.getByName(first.slug).forget(["eve"], guest("ghost"), false);
		const second = await opened(eve, "ada");
		expect(second.slug).not.toBe(first.slug);
		expect((await opened(ada, "eve")).slug).toBe(second.slug);
		await refused(await call("GET", `/api/rooms/${first.slug}`, { token: eve.token }), "no_room");
		expect((await read(await call("GET", `/api/rooms/${first.slug}`, { token: ada.token }), 200, RoomReply)).room.archivedAt).toBeDefined();
	});

	it.each(["ada", "nobody-has-this", "Ada"])("[DIRECT-1] with %s is none, if one is Ada", async (handle) => {
		await refused(await open(ada, handle), "no_person");
	});

	it.each(["", "~guest", "a b", "../x", 7, null, undefined])("[DIRECT-1] with what is no handle is none: %j", async (handle) => {
		const { fields } = await refused(await open(ada, handle), "invalid");
		expect(fields).toHaveProperty("handle");
	});

	it("[DIRECT-1] is nothing for guests", async () => {
		await refused(await open(await newGuest("Gast"), "ada"), "account_needed");
		await refused(await call("POST", "/api/direct", { body: { handle: "ada" } }), "signed_out");
	});

	it("[ROOM-3] is nothing for others where only the owner opens rooms", async () => {
		await newActor("Zoe");
		const ask = (who: Actor) =>
			app.request(
				`${HERE}/api/direct`,
				{ method: "POST", headers: { Authorization: `Bearer ${who.token}` }, body: '{"handle":"zoe"}' },
				{ ...env, ROOM_CREATION: "owner", OWNER: "Ada" },
			);
		await refused(await ask(bob), "not_allowed");
		expect((await ask(ada)).status).toBe(201);
	});
});

it.each(["dm-x", "dm-0123456789012345678901234567890123456789"])("[DIRECT-1] nobody takes the address %s for a room", async (slug) => {
	const { fields } = await refused(await call("POST", "/api/rooms", { token: ada.token, body: { title: "Mine", slug } }), "invalid");
	expect(fields).toHaveProperty("slug");
});

it.each(["DM", "dm-", "DM 12", "dm dm"])("[DIRECT-1] nor by the title %s", async (title) => {
	for (const visibility of ["public", "private"]) {
		const body = { title, visibility };
		const { room } = await read(await call("POST", "/api/rooms", { token: eve.token, body }), 201, NewRoomReply);
		expect(room.slug).not.toMatch(/^dm-/);
	}
});
