/** Invitations over HTTP: a token that leads to one room, and says nothing else. */
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { InvitesReply, NewInviteReply, NewRoomReply, RoomReply } from "../../../src/protocol/api.ts";
import { type Actor, newActor, newGuest } from "../support/cast.ts";
import { call, HERE, read, refused } from "../support/http.ts";
import { owner, roomInfo } from "../support/room.ts";

const DAY = 86_400_000;
let ina: Actor;
let ivo: Actor;
let room: string;

beforeAll(async () => {
	ina = await newActor("Ina");
	ivo = await newActor("Ivo");
	room = "/api/rooms/secret-1";
	await env.ROOMS.getByName("secret-1").create({ ...roomInfo("secret-1"), visibility: "private" }, [owner(ina.user)]);
});

const create = async (body: object) => read(await call("POST", `${room}/invites`, { token: ina.token, body }), 201, NewInviteReply);

it("[INVITE-1] leads from the owner to the room: given out, looked at, accepted", async () => {
	const before = Date.now();
	const { token, url, expiresAt } = await create({ maxUses: 1 });
	expect(token).toMatch(/^secret-1\.[\w-]{24}$/);
	expect(url).toBe(`${HERE}/i/${token}`);
	expect(expiresAt).toBeGreaterThanOrEqual(before + 7 * DAY);
	const { invites } = await read(await call("GET", `${room}/invites`, { token: ina.token }), 200, InvitesReply);
	expect(invites).toMatchObject([{ role: "member", usesLeft: 1, by: "ina", expiresAt }]);
	expect(JSON.stringify(invites)).not.toContain(token.slice("secret-1.".length));
	const looked = await read(await call("GET", `/api/invites/${token}`, { token: ivo.token }), 200, NewRoomReply);
	expect(looked.room.slug).toBe("secret-1");
	await refused(await call("GET", room, { token: ivo.token }), "no_room");
	await read(await call("POST", `/api/invites/${token}`, { token: ivo.token }), 200, NewRoomReply);
	const view = await read(await call("GET", room, { token: ivo.token }), 200, RoomReply);
	expect(view.you).toEqual({ user: ivo.user, role: "member", files: true });
	await refused(await call("POST", `/api/invites/${token}`, { token: (await newGuest("Late")).token }), "invite_gone");
});

it("[INVITE-3] is revoked by its id, which is not its token", async () => {
	const { token } = await create({});
	const { invites } = await read(await call("GET", `${room}/invites`, { token: ina.token }), 200, InvitesReply);
	for (const { id } of invites) expect((await call("DELETE", `${room}/invites/${id}`, { token: ina.token })).status).toBe(204);
	await refused(await call("GET", `/api/invites/${token}`, { token: ivo.token }), "invite_gone");
	await refused(await call("DELETE", `${room}/invites/${invites[0]?.id}`, { token: ina.token }), "invite_gone");
});

describe("a token that is none", () => {
	it("[INVITE-3] [PRIVATE-1] is answered alike whatever is wrong with it: the room, the secret, the form", async () => {
		const { token } = await create({});
		const secret = token.slice("secret-1.".length);
		const wrong = [
			`secret-1.${secret.slice(1)}`,
			`secret-2.${secret}`,
			`lobby.${secret}`,
			`SECRET-1.${secret}`,
			"secret-1.",
			"secret-1",
			`.${secret}`,
			"%00.%00",
			`__proto__.${secret}`,
			`${"x".repeat(300)}.${secret}`,
		];
		const bodies = new Set<string>();
		for (const one of wrong) {
			for (const method of ["GET", "POST"]) {
				const response = await call(method, `/api/invites/${one}`, { token: ivo.token });
				bodies.add(await response.clone().text());
				await refused(response, "invite_gone");
			}
		}
		expect(bodies.size).toBe(1);
	});

	it("[SESS-4] is nothing for who is not signed in, and neither is a good one", async () => {
		const { token } = await create({});
		await refused(await call("GET", `/api/invites/${token}`), "signed_out");
		await refused(await call("POST", `/api/invites/${token}`), "signed_out");
	});
});

it.each([
	[{ expiresIn: 59 }, "expiresIn"],
	[{ expiresIn: 31_536_001 }, "expiresIn"],
	[{ expiresIn: "1d" }, "expiresIn"],
	[{ maxUses: 0 }, "maxUses"],
	[{ maxUses: 10_001 }, "maxUses"],
	[{ maxUses: 1.5 }, "maxUses"],
	[{ role: "owner" }, "role"],
	[{ id: "mine" }, "id"],
])("[INVITE-2] with %j is not given out", async (body, field) => {
	const { fields } = await refused(await call("POST", `${room}/invites`, { token: ina.token, body }), "invalid");
	expect(Object.keys(fields ?? {})).toEqual([field]);
});
