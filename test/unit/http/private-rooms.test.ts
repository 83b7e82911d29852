/** A private room is to outsiders as one that does not exist: on every path, to the last byte. */
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { app } from "../../../src/app.ts";
import { NewRoomReply } from "../../../src/protocol/api.ts";
import { type Actor, newActor, newGuest, wordFor } from "../support/cast.ts";
import { Client } from "../support/client.ts";
import { call, HERE, read, refused } from "../support/http.ts";
import { given, owner, roomInfo } from "../support/room.ts";

let pat: Actor;
const outsiders: Record<string, Actor> = {};

beforeAll(async () => {
	pat = await newActor("Pat");
	outsiders["an account"] = await newActor("Pry");
	outsiders["a guest"] = await newGuest("Peek");
	outsiders["somebody who was banned"] = await newActor("Pest");
	outsiders["somebody who left"] = await newActor("Past");
	const room = env.ROOMS.getByName("hidden");
	const former = ["somebody who was banned", "somebody who left"].map((who) => outsiders[who]?.user).filter((user) => user !== undefined);
	await room.create({ ...roomInfo("hidden"), visibility: "private" }, [
		owner(pat.user),
		...former.map((user) => ({ user, role: "moderator" as const })),
	]);
	given(await room.removeMember(pat.visitor, "pest", { ban: "forever" }));
	given(await room.removeMember(outsiders["somebody who left"]?.visitor ?? pat.visitor, "past", {}));
});

const CALLS: [string, string, unknown?][] = [
	["GET", ""],
	["GET", "/messages"],
	["GET", "/messages?before=5"],
	["GET", "/messages?limit=0"],
	["GET", "/members"],
	["GET", "/bans"],
	["GET", "/audit"],
	["GET", "/invites"],
	["GET", "/no-such-call"],
	["PATCH", "", { title: "Mine" }],
	["PATCH", "", { title: "" }],
	["PATCH", "", { archived: true }],
	["DELETE", "", { slug: "SLUG" }],
	["DELETE", "", { slug: "another" }],
	["PUT", "/members/pat", { role: "member" }],
	["PUT", "/members/nobody", { muted: "1h" }],
	["PUT", "/members/ME", { role: "owner" }],
	["DELETE", "/members/pat"],
	["DELETE", "/members/ME"],
	["DELETE", "/members/ME?ban=1h"],
	["DELETE", "/bans/ME"],
	["POST", "/invites", {}],
	["POST", "/invites", { role: "moderator" }],
	["DELETE", "/invites/x"],
	["POST", "/messages", { text: "hello" }],
];

describe.each(["an account", "a guest", "somebody who was banned", "somebody who left"])("to %s", (name) => {
	it.each(CALLS)("[PRIVATE-1] %s %s %j is answered for a private room as for none", async (method, path, body) => {
		const who = outsiders[name] ?? pat;
		const answers = [];
		for (const slug of ["hidden", "absent"]) {
			const sent = body === undefined ? {} : { raw: JSON.stringify(body).replace("SLUG", slug) };
			const response = await call(method, `/api/rooms/${slug}${path.replace("ME", who.user.id)}`, { token: who.token, ...sent });
			const headers = [...response.headers].toSorted(([a], [b]) => a.localeCompare(b));
			answers.push({ status: response.status, headers, body: await response.text() });
		}
		expect(answers[0]).toEqual(answers[1]);
		expect(answers[0]?.status).toBeGreaterThanOrEqual(400);
	});

	it("[PRIVATE-1] its socket is closed as that of none", async () => {
		const who = outsiders[name] ?? pat;
		const closes = [];
		for (const slug of ["hidden", "absent"]) {
			const response = await call("GET", `/api/rooms/${slug}/socket`, { token: who.token, headers: { Upgrade: "websocket" } });
			const client = new Client(response, name);
			closes.push(await client.closing());
			expect(client.frames).toEqual([]);
		}
		expect(closes[0]).toEqual(closes[1]);
		expect(closes[0]?.code).toBe(4404);
	});
});

it("[PRIVATE-1] an address that nobody chose cannot be guessed from the title", async () => {
	const body = { title: "Board of directors", visibility: "private" };
	const { room } = await read(await call("POST", "/api/rooms", { token: pat.token, body }), 201, NewRoomReply);
	expect(room.slug).toMatch(/^board-of-directors-[0-9a-f]{16}$/);
});

describe("who may open rooms", () => {
	it.each([
		["everybody", "ok", "ok", "ok"],
		["accounts", "ok", "ok", "account_needed"],
		["owner", "ok", "not_allowed", "account_needed"],
		["whoever", "ok", "ok", "ok"],
	])("[ROOM-3] with ROOM_CREATION %s: the owner %s, an account %s, a guest %s", async (ROOM_CREATION, ...expected) => {
		const words = [];
		for (const who of [pat, outsiders["an account"] ?? pat, outsiders["a guest"] ?? pat]) {
			const init = { method: "POST", headers: { Authorization: `Bearer ${who.token}` }, body: '{"title":"A room"}' };
			words.push(await wordFor(await app.request(`${HERE}/api/rooms`, init, { ...env, ROOM_CREATION, OWNER: "pat" })));
		}
		expect(words).toEqual(expected);
	});
});

it("[JOB-4] no call of the outside reaches what bots answer by", async () => {
	for (const path of ["/answer", "/fetch", "/create", "/forget", "/signOut", "/alarm"]) {
		for (const method of ["GET", "POST", "PUT"]) {
			await refused(
				await call(method, `/api/rooms/lobby${path}`, { token: pat.token, ...(method === "GET" ? {} : { body: {} }) }),
				"no_such_call",
			);
		}
	}
});
