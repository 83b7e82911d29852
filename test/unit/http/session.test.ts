/** Choosing a name, asking who one is, leaving. */
import { env } from "cloudflare:workers";
import { sign } from "hono/jwt";
import { describe, expect, it } from "vitest";
import { app } from "../../../src/app.ts";
import { signSession } from "../../../src/auth/session.ts";
import { signingKey } from "../../../src/auth/signing-key.ts";
import { SettingsReply, UserReply } from "../../../src/protocol/api.ts";
import { SESSION_MAX_AGE_S, SESSION_RENEW_AFTER_S } from "../../../src/protocol/limits.ts";
import type { User } from "../../../src/protocol/message.ts";
import { call, HERE, read, refused, signIn, tokenIn } from "../support/http.ts";

const KNOWN: User = { id: "~known", name: "Known", kind: "guest" };
const DAY_S = 24 * 60 * 60;

/** A token that the server signed so many seconds ago. */
async function signedAgo(seconds: number, user = KNOWN): Promise<string> {
	return signSession({ user }, await signingKey(env), Date.now() - seconds * 1_000);
}

const encode = (value: unknown) => btoa(JSON.stringify(value)).replaceAll("=", "").replaceAll("+", "-").replaceAll("/", "_");
const whoAmI = (token: string) => call("GET", "/api/session", { token });

describe("a guest", () => {
	it("[SESS-1] chooses a name, and gets a random id that no account can have", async () => {
		const { user } = await read(await call("POST", "/api/session", { body: { name: "  Ana \n B " } }), 201, UserReply);
		expect(user).toEqual({ id: expect.stringMatching(/^~[\w-]{16}$/), name: "Ana B", kind: "guest" });
		expect((await signIn("Ana B")).user.id).not.toBe(user.id);
	});

	it("[SESS-2] over https gets a cookie that is bound to the host and that no script reads", async () => {
		const cookie = (await call("POST", "/api/session", { body: { name: "Ana" } })).headers.get("Set-Cookie") ?? "";
		expect(cookie).toMatch(/^__Host-session=[\w.-]+;/);
		for (const flag of ["Secure", "HttpOnly", "SameSite=Lax", "Path=/", `Max-Age=${SESSION_MAX_AGE_S}`]) expect(cookie).toContain(flag);
		expect(cookie).not.toContain("Domain");
	});

	it("[SESS-2] over http, as on a laptop, gets one that works there", async () => {
		const response = await call("POST", "/api/session", { body: { name: "Ana" }, base: "http://localhost:8787" });
		const cookie = response.headers.get("Set-Cookie") ?? "";
		expect(cookie).toMatch(/^session=/);
		expect(cookie).not.toContain("Secure");
		for (const flag of ["HttpOnly", "SameSite=Lax", "Path=/"]) expect(cookie).toContain(flag);
		const mine = await call("GET", "/api/session", { cookie: `session=${tokenIn(response)}`, base: "http://localhost:8787" });
		expect(mine.status).toBe(200);
	});

	it("[SESS-3] is known by the cookie or by the same value as a Bearer token", async () => {
		const { user, token } = await signIn("Ana");
		expect(await read(await call("GET", "/api/session", { cookie: `__Host-session=${token}` }), 200, UserReply)).toEqual({ user });
		expect(await read(await whoAmI(token), 200, UserReply)).toEqual({ user });
		expect(await read(await call("GET", "/api/session", { headers: { Authorization: `bearer ${token}` } }), 200, UserReply)).toEqual({
			user,
		});
	});

	it("[SESS-3] is whom the Bearer token names, where the cookie names somebody else", async () => {
		const [ana, ben] = [await signIn("Ana"), await signIn("Ben")];
		const response = await call("GET", "/api/session", { token: ana.token, cookie: `__Host-session=${ben.token}` });
		expect(await read(response, 200, UserReply)).toEqual({ user: ana.user });
	});

	it("[SESS-1] is not let in where the operator takes no guests, and who is in stays in", async () => {
		const { token } = await signIn("Ana");
		const ask = (method: string) =>
			app.request(
				`${HERE}/api/session`,
				{ method, headers: { Authorization: `Bearer ${token}` }, ...(method === "POST" ? { body: '{"name":"Ana"}' } : {}) },
				{ ...env, GUESTS: "off" },
			);
		await refused(await ask("POST"), "guests_off");
		expect((await ask("GET")).status).toBe(200);
	});

	it("[SESS-3] is not known over https by a cookie that another host could have set", async () => {
		const { token } = await signIn("Ana");
		await refused(await call("GET", "/api/session", { cookie: `session=${token}` }), "signed_out");
	});

	it("[SESS-5] who chooses a name again stays the same person", async () => {
		const { user, token } = await signIn("Ana");
		const again = await call("POST", "/api/session", { token, body: { name: "Anastasia" } });
		const renamed = { ...user, name: "Anastasia" };
		expect(await read(again.clone(), 201, UserReply)).toEqual({ user: renamed });
		expect(await read(await whoAmI(tokenIn(again)), 200, UserReply)).toEqual({ user: renamed });
	});

	it("[SESS-5] with a session that is no good any more chooses a name like a new one", async () => {
		const old = await signedAgo(SESSION_MAX_AGE_S + 1);
		const { user } = await read(await call("POST", "/api/session", { token: old, body: { name: "Ana" } }), 201, UserReply);
		expect(user.id).not.toBe(KNOWN.id);
	});

	it("[SESS-7] who leaves has the cookie cleared", async () => {
		const { token } = await signIn("Ana");
		const response = await call("DELETE", "/api/session", { cookie: `__Host-session=${token}` });
		expect(response.status).toBe(204);
		expect(response.headers.get("Set-Cookie")).toMatch(/^__Host-session=;.*Max-Age=0/);
		const local = await call("DELETE", "/api/session", { base: "http://localhost" });
		expect(local.headers.get("Set-Cookie")).toMatch(/^session=;.*Max-Age=0/);
	});
});

describe("a session", () => {
	it.each([
		[0, false],
		[SESSION_RENEW_AFTER_S - 10, false],
		[SESSION_RENEW_AFTER_S + 10, true],
		[29 * DAY_S, true],
	])("[SESS-6] that is %i seconds old is signed anew when it is asked for: %s", async (age, isRenewed) => {
		const response = await whoAmI(await signedAgo(age));
		expect(await read(response.clone(), 200, UserReply)).toEqual({ user: KNOWN });
		expect(response.headers.has("Set-Cookie")).toBe(isRenewed);
		if (isRenewed) expect((await whoAmI(tokenIn(response))).headers.has("Set-Cookie")).toBe(false);
	});

	it("[SESS-4] that is older than 30 days is none", async () => {
		await refused(await whoAmI(await signedAgo(SESSION_MAX_AGE_S + 1)), "signed_out");
	});

	it("[SESS-4] that was signed by anybody else is none", async () => {
		await refused(await whoAmI(await signSession({ user: KNOWN }, "another key", Date.now())), "signed_out");
	});

	it("[SESS-4] that was changed after it was signed is none", async () => {
		const { token } = await signIn("Ana");
		const [header = "", , signature = ""] = token.split(".");
		const iat = Math.floor(Date.now() / 1_000);
		const claims = { user: { id: "boss", name: "Boss", kind: "account" }, iat, exp: iat + 1_000 };
		const unsigned = encode({ alg: "none", typ: "JWT" });
		for (const forged of [
			`${header}.${encode(claims)}.${signature}`,
			`${unsigned}.${encode(claims)}.`,
			`${unsigned}.${encode(claims)}.${signature}`,
			`${encode({ alg: "HS512", typ: "JWT" })}.${encode(claims)}.${signature}`,
		]) {
			await refused(await whoAmI(forged), "signed_out");
			await refused(await call("GET", "/api/session", { cookie: `__Host-session=${forged}` }), "signed_out");
		}
	});

	it.each(["", "x", "a.b", "a.b.c", "....", "null", "__proto__", "x".repeat(8_000), "%00", '"', "a.b.c; session=x"])(
		"[SESS-4] of garbage is none: %.30j",
		async (garbage) => {
			await refused(await call("GET", "/api/session", { headers: { Authorization: `Bearer ${garbage}` } }), "signed_out");
			await refused(await call("GET", "/api/session", { cookie: `__Host-session=${garbage}` }), "signed_out");
			await refused(await call("GET", "/api/session", { cookie: garbage }), "signed_out");
		},
	);

	it.each([{}, { user: null }, { user: "Ana" }, { user: { id: "", name: "x", kind: "guest" } }, { user: { ...KNOWN, kind: "root" } }])(
		"[SESS-4] that is signed but says nothing of use is none: %j",
		async (claims) => {
			const token = await sign({ ...claims, exp: Math.floor(Date.now() / 1_000) + 60 }, await signingKey(env), "HS256");
			await refused(await whoAmI(token), "signed_out");
		},
	);

	it.each([
		["GET", "/api/session"],
		["GET", "/api/rooms"],
		["POST", "/api/rooms"],
		["GET", "/api/rooms/lobby"],
		["GET", "/api/rooms/no-such-room"],
		["GET", "/api/rooms/lobby/messages"],
	])("[SESS-4] is needed for %s %s", async (method, path) => {
		await refused(await call(method, path, { headers: { Origin: HERE } }), "signed_out");
	});
});

it.each([
	[{}, { guests: true, signUp: true }],
	[{ GUESTS: "off" }, { guests: false, signUp: true }],
	[{ SIGN_UP: "closed" }, { guests: true, signUp: false }],
])("[SESS-8] with %j the page is told %j", async (vars, told) => {
	const response = await app.request("https://chat.example/api/settings", {}, { ...env, ...vars });
	expect(await read(response, 200, SettingsReply)).toEqual(told);
});
