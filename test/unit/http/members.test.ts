/** The calls about the people of a room, and about the room itself: what they take, and what they answer. */
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { AuditReply, BansReply, MemberSchema, MembersReply, NewRoomReply, RoomsReply } from "../../../src/protocol/api.ts";
import { type Actor, newActor, wordFor } from "../support/cast.ts";
import { call, read, refused, signIn } from "../support/http.ts";
import { owner, roomInfo } from "../support/room.ts";

let mia: Actor;
let moe: Actor;
let made = 0;

beforeAll(async () => {
	mia = await newActor("Mia");
	moe = await newActor("Moe");
});

/** A room of Mia's, with Moe in it. */
async function open(): Promise<string> {
	const slug = `members-${++made}`;
	await env.ROOMS.getByName(slug).create(roomInfo(slug), [owner(mia.user), { user: moe.user, role: "member" }]);
	return `/api/rooms/${slug}`;
}

describe("the calls about people", () => {
	it("[ROLE-2] [MOD-1] [MOD-2] [MOD-10] [MEMBERS-1] give what was decided", async () => {
		const room = await open();
		const { token } = mia;
		expect((await read(await call("GET", `${room}/members`, { token }), 200, MembersReply)).members).toEqual([
			{ user: mia.user, role: "owner" },
			{ user: moe.user, role: "member" },
		]);
		const promoted = await call("PUT", `${room}/members/moe`, { token, body: { role: "moderator" } });
		expect(await read(promoted, 200, MemberSchema)).toEqual({ user: moe.user, role: "moderator" });
		const before = Date.now();
		expect((await call("DELETE", `${room}/members/moe?ban=1d&purge=15m`, { token })).status).toBe(204);
		const { bans } = await read(await call("GET", `${room}/bans`, { token }), 200, BansReply);
		expect(bans).toEqual([{ user: moe.user, until: expect.any(Number) }]);
		expect(bans[0]?.until).toBeGreaterThanOrEqual(before + 86_400_000);
		expect((await call("DELETE", `${room}/bans/moe`, { token })).status).toBe(204);
		const { entries } = await read(await call("GET", `${room}/audit?limit=4`, { token }), 200, AuditReply);
		expect(entries.map(({ act, target }) => [act, target?.id])).toEqual([
			["unban", "moe"],
			["purge", "moe"],
			["ban", "moe"],
			["remove", "moe"],
		]);
		const older = await read(await call("GET", `${room}/audit?before=${entries.at(-1)?.id}`, { token }), 200, AuditReply);
		expect(older.entries.map(({ act }) => act)).toEqual(["role"]);
	});

	it("[MOD-1] find a guest by an id that has a sign in it", async () => {
		const room = await open();
		const { user } = await signIn("Gil");
		await env.ROOMS.getByName(room.slice("/api/rooms/".length)).setMember(mia.visitor, user.id, {});
		await refused(await call("DELETE", `${room}/members/${encodeURIComponent(user.id)}`, { token: mia.token }), "no_person");
		await refused(await call("PUT", `${room}/members/%00`, { token: mia.token, body: { muted: "1h" } }), "no_person");
	});

	it.each([
		["PUT", "/members/moe", { role: "king" }, "role"],
		["PUT", "/members/moe", { role: null }, "role"],
		["PUT", "/members/moe", { muted: "1y" }, "muted"],
		["PUT", "/members/moe", { muted: true }, "muted"],
		["PUT", "/members/moe", { rank: 1 }, "rank"],
		["DELETE", "/members/moe?ban=2h", undefined, "ban"],
		["DELETE", "/members/moe?ban=", undefined, "ban"],
		["DELETE", "/members/moe?purge=forever", undefined, "purge"],
		["GET", "/audit?limit=0", undefined, "limit"],
		["GET", "/audit?limit=101", undefined, "limit"],
		["GET", "/audit?before=x", undefined, "before"],
		["PATCH", "", { title: "" }, "title"],
		["PATCH", "", { topic: "x".repeat(251) }, "topic"],
		["PATCH", "", { topic: "a\u202eb" }, "topic"],
		["PATCH", "", { slowMode: -1 }, "slowMode"],
		["PATCH", "", { slowMode: 1.5 }, "slowMode"],
		["PATCH", "", { slowMode: 21_601 }, "slowMode"],
		["PATCH", "", { retentionDays: -1 }, "retentionDays"],
		["PATCH", "", { retentionDays: 0.5 }, "retentionDays"],
		["PATCH", "", { retentionDays: 36_501 }, "retentionDays"],
		["PATCH", "", { visibility: "hidden" }, "visibility"],
		["PATCH", "", { paused: 1 }, "paused"],
		["PATCH", "", { slug: "other" }, "slug"],
		["PATCH", "", { direct: true }, "direct"],
		["DELETE", "", { slug: "another" }, "slug"],
		["DELETE", "", {}, "slug"],
	])("[ROOM-9] %s %s with %j say what is wrong, and change nothing", async (method, path, body, field) => {
		const room = await open();
		const before = await (await call("GET", room, { token: mia.token })).text();
		const problem = await refused(await call(method, room + path, { token: mia.token, ...(body ? { body } : {}) }), "invalid");
		expect(Object.keys(problem.fields ?? {})).toEqual([field]);
		expect(await (await call("GET", room, { token: mia.token })).text()).toBe(before);
		const { entries } = await read(await call("GET", `${room}/audit`, { token: mia.token }), 200, AuditReply);
		expect(entries).toEqual([]);
	});
});

describe("one's list of rooms", () => {
	const listed = async ({ token }: Actor) => (await read(await call("GET", "/api/rooms", { token }), 200, RoomsReply)).rooms;
	const find = async (who: Actor, slug: string) => (await listed(who)).find((room) => room.slug === slug);

	it("[PRIVATE-5] has a private room for as long as one belongs to it", async () => {
		const body = { title: "Ours", slug: "ours", visibility: "private" };
		await read(await call("POST", "/api/rooms", { token: mia.token, body }), 201, NewRoomReply);
		await vi.waitUntil(() => find(mia, "ours"));
		expect(await find(mia, "ours")).toMatchObject({ visibility: "private", joined: true });
		expect(await find(moe, "ours")).toBeUndefined();
		const room = env.ROOMS.getByName("ours");
		await room.invite(mia.visitor, {}, "i", "hash");
		await room.acceptInvite(moe.visitor, "hash");
		await vi.waitUntil(() => find(moe, "ours"));
		expect((await call("DELETE", "/api/rooms/ours/members/moe", { token: mia.token })).status).toBe(204);
		await vi.waitUntil(async () => (await find(moe, "ours")) === undefined);
		expect(await find(mia, "ours")).toBeDefined();
	});

	it("[PRIVATE-5] marks the public rooms that one was in, on whatever device", async () => {
		const body = { title: "Market", slug: "market" };
		await read(await call("POST", "/api/rooms", { token: mia.token, body }), 201, NewRoomReply);
		await vi.waitUntil(() => find(moe, "market"));
		expect(await find(moe, "market")).not.toHaveProperty("entered");
		const socket = await call("GET", "/api/rooms/market/socket", { token: moe.token, headers: { Upgrade: "websocket" } });
		socket.webSocket?.accept();
		await vi.waitUntil(async () => (await find(moe, "market"))?.entered);
		socket.webSocket?.close();
		expect(await find(moe, "market")).not.toHaveProperty("joined");
	});

	it("[PRIVATE-5] has nobody else's room that took the address of a deleted one", async () => {
		const body = { title: "First", slug: "again", visibility: "private" };
		await call("POST", "/api/rooms", { token: mia.token, body });
		await vi.waitUntil(() => find(mia, "again"));
		expect((await call("DELETE", "/api/rooms/again", { token: mia.token, body: { slug: "again" } })).status).toBe(204);
		expect(await find(mia, "again")).toBeUndefined();
		expect(await wordFor(await call("POST", "/api/rooms", { token: moe.token, body: { ...body, title: "Second" } }))).toBe("ok");
		await vi.waitUntil(() => find(moe, "again"));
		await vi.waitUntil(async () => (await env.ACCOUNTS.getByName("mia").rooms()).joined.includes("again") === false);
		expect(await find(mia, "again")).toBeUndefined();
	});
});
