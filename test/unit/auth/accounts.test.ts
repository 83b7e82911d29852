/** Making an account and signing in to it. */
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { app } from "../../../src/app.ts";
import { hashPassword, spendPasswordTime } from "../../../src/auth/password.ts";
import { fromSecret } from "../../../src/auth/proof.ts";
import { AccountSchema } from "../../../src/protocol/accounts.ts";
import { UserReply } from "../../../src/protocol/api.ts";
import { SIGN_IN_REFUSED_MS } from "../../../src/protocol/limits.ts";
import { inAccount, newAccount, newHandle, PASSWORD, signUp, trySignIn } from "../support/accounts.ts";
import { call, HERE, read, refused, signIn, tokenIn } from "../support/http.ts";

/** For those that hash many passwords. */
const SLOW_MS = 60_000;
const WRONG = "not the pass phrase";

const make = (body: unknown, more: { token?: string; headers?: Record<string, string> } = {}) =>
	call("POST", "/api/accounts", { body, ...more });
/** The least time is the work itself; whatever is above it is what else the machine did. */
const least = (times: number[]) => Math.min(...times);

async function timed(run: () => Promise<unknown>): Promise<number> {
	const start = performance.now();
	await run();
	return performance.now() - start;
}

describe("who makes an account", () => {
	it("[ACC-1] is it by its handle in small letters, and is signed in", async () => {
		const response = await make({ handle: "Grace_Hopper", password: PASSWORD });
		const token = tokenIn(response);
		const { user } = await read(response, 201, UserReply);
		expect(user).toEqual({ id: "grace_hopper", name: "grace_hopper", kind: "account" });
		expect(response.headers.get("Set-Cookie")).toMatch(/^__Host-session=.*HttpOnly; Secure; SameSite=Lax/);
		expect(await read(await call("GET", "/api/session", { token }), 200, UserReply)).toEqual({ user });
		expect(await read(await call("GET", "/api/account", { token }), 200, AccountSchema)).toEqual({
			user,
			createdAt: expect.closeTo(Date.now(), -5),
			hasPassword: true,
			passkeys: 0,
			recoveryCodes: 0,
		});
	});

	it("[ACC-1] may have a name of their own, and change it", async () => {
		const { user, token } = await signUp(newHandle(), { name: " Ada \t Lovelace " });
		expect(user.name).toBe("Ada Lovelace");
		const renamed = { user: { ...user, name: "Countess" } };
		expect(await read(await call("PATCH", "/api/account", { token, body: { name: "Countess" } }), 200, UserReply)).toEqual(renamed);
		expect(await read(await call("GET", "/api/session", { token }), 200, UserReply)).toEqual(renamed);
		await refused(await call("PATCH", "/api/account", { token, body: { name: "Admin" } }), "invalid");
	});

	it("[ACC-2] gets no handle that somebody has, however it is written, and changes nothing for who has it", async () => {
		const { user, token } = await signUp();
		for (const handle of [user.id, user.id.toUpperCase()]) {
			await refused(await make({ handle, password: "another pass phrase" }), "handle_taken");
		}
		await refused(await trySignIn(user.id, "another pass phrase"), "bad_credentials");
		expect((await call("GET", "/api/session", { token })).status).toBe(200);
	});

	it(
		"[ACC-2] at the same time as others gets the handle, or another does",
		async () => {
			const handle = newHandle();
			const passwords = [1, 2, 3].map((n) => `${PASSWORD} ${n}`);
			const responses = await Promise.all(passwords.map((password) => make({ handle, password })));
			expect(responses.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
			const winner = responses.findIndex(({ status }) => status === 201);
			for (const [index, password] of passwords.entries()) {
				expect((await trySignIn(handle, password)).status, password).toBe(index === winner ? 201 : 401);
			}
		},
		SLOW_MS,
	);

	it.each<[string, Record<string, unknown>]>([
		["handle", { handle: "a", password: PASSWORD }],
		["handle", { handle: "-ada", password: PASSWORD }],
		["handle", { handle: "ada lovelace", password: PASSWORD }],
		["handle", { handle: "x".repeat(33), password: PASSWORD }],
		["handle", { handle: "admin", password: PASSWORD }],
		["handle", { handle: "Adm1n", password: PASSWORD }],
		["handle", { handle: "everyone", password: PASSWORD }],
		["handle", { handle: "~ada", password: PASSWORD }],
		["handle", { handle: "ädä", password: PASSWORD }],
		["handle", { handle: 7, password: PASSWORD }],
		["handle", { password: PASSWORD }],
		["name", { handle: "admin-ada", password: PASSWORD }],
		["name", { handle: "ada-0", password: PASSWORD, name: "Moderator" }],
		["name", { handle: "ada-0", password: PASSWORD, name: "" }],
		["password", { handle: "ada-0" }],
		["password", { handle: "ada-0", password: "seven 7" }],
		["password", { handle: "ada-0", password: "x".repeat(257) }],
		["password", { handle: "ada-0", password: "password1" }],
		["password", { handle: "ada-0", password: "xxxxxxxxxx" }],
		["password", { handle: "ada-0-ada-0", password: "ADA-0-ada-012" }],
		["password", { handle: "ada-0", password: 12_345_678 }],
	])("[ACC-3] is told that the %s is not valid in %j, and nothing is made", async (field, body) => {
		const { fields } = await refused(await make(body), "invalid");
		expect(fields).toEqual({ [field]: expect.any(String) });
		const handle = typeof body.handle === "string" ? body.handle.toLowerCase() : "ada-0";
		expect(await env.ACCOUNTS.getByName(handle).user()).toBeUndefined();
	});

	it("[ACC-4] is not taken in where the operator takes no new accounts, though who has one gets into it", async () => {
		const { user } = await signUp();
		const ask = (path: string, body: object) =>
			app.request(`${HERE}${path}`, { method: "POST", body: JSON.stringify(body) }, { ...env, SIGN_UP: "closed" });
		await refused(await ask("/api/accounts", { handle: newHandle(), password: PASSWORD }), "sign_up_closed");
		expect((await ask("/api/session", { handle: user.id, password: PASSWORD })).status).toBe(201);
	});

	it.each([
		["GET", "/api/account"],
		["PATCH", "/api/account"],
		["PUT", "/api/account/password"],
		["POST", "/api/account/recovery"],
		["GET", "/api/account/sessions"],
		["DELETE", "/api/account/sessions"],
		["DELETE", "/api/account/sessions/x"],
		["GET", "/api/account/passkeys"],
		["POST", "/api/account/passkeys/options"],
		["POST", "/api/account/passkeys"],
		["PATCH", "/api/account/passkeys/x"],
		["DELETE", "/api/account/passkeys/x"],
		["DELETE", "/api/account"],
	])("[ACC-5] is the only one for whom there is %s %s: not guests, not strangers", async (method, path) => {
		const { token } = await signIn("Guest");
		await refused(await call(method, path, { token }), "account_needed");
		await refused(await call(method, path, {}), "signed_out");
	});
});

describe("who signs in", () => {
	it("[ACC-6] is known by handle and password, the handle in any case", async () => {
		const { user } = await newAccount();
		for (const handle of [user.id, user.id.toUpperCase()]) {
			const response = await trySignIn(handle, PASSWORD);
			const token = tokenIn(response);
			expect(await read(response, 201, UserReply)).toEqual({ user });
			expect(await read(await call("GET", "/api/session", { token }), 200, UserReply)).toEqual({ user });
		}
	});

	it("[ACC-6] by a password whose hash is of an older cost has it hashed anew", async () => {
		const { user } = await newAccount();
		const old = (await hashPassword(PASSWORD)).split("$");
		expect(old.slice(0, 4)).toEqual(["scrypt", "16384", "8", "5"]);
		const { scryptSync } = await import("node:crypto");
		const salt = new Uint8Array(16);
		const key = scryptSync(PASSWORD, salt, 32, { N: 1_024, r: 8, p: 1 });
		const text = (bytes: Uint8Array) => bytes.toBase64({ alphabet: "base64url", omitPadding: true });
		await inAccount(user.id, (sql) =>
			sql.exec("UPDATE account SET hash = ?", `scrypt$1024$8$1$${text(salt)}$${text(new Uint8Array(key))}`),
		);
		expect((await trySignIn(user.id, PASSWORD)).status).toBe(201);
		const { hash } = await inAccount(user.id, (sql) => sql.exec<{ hash: string }>("SELECT hash FROM account").one());
		expect(hash).toMatch(/^scrypt\$16384\$8\$5\$/);
		expect((await trySignIn(user.id, PASSWORD)).status).toBe(201);
	});

	it(
		"[ACC-7] is told the same whether the handle is unknown, impossible or somebody's",
		async () => {
			const { user } = await newAccount();
			const bodies = await Promise.all(
				[user.id, newHandle(), "admin", "../x y"].map(async (handle) => {
					const response = await trySignIn(handle, WRONG);
					expect(response.status, handle).toBe(401);
					expect(response.headers.has("Set-Cookie")).toBe(false);
					return [await response.text(), JSON.stringify([...response.headers])].join("\n");
				}),
			);
			expect(new Set(bodies).size).toBe(1);
		},
		SLOW_MS,
	);

	it(
		"[ACC-7] is refused after the same time, however little or much there was to do",
		async () => {
			const { user } = await newAccount();
			const body = (handle: string, recoveryCode?: string) =>
				call("POST", "/api/session", { body: recoveryCode === undefined ? { handle, password: WRONG } : { handle, recoveryCode } });
			for (const ask of [() => body(user.id), () => body(newHandle()), () => body("admin"), () => body(newHandle(), "0000")]) {
				// A timer may go off a moment early.
				expect(await timed(ask)).toBeGreaterThan(SIGN_IN_REFUSED_MS - 5);
			}
		},
		SLOW_MS,
	);

	it(
		"[ACC-7] has as much done for an unknown handle as for a wrong password: one scrypt",
		async () => {
			const { user } = await newAccount();
			const unknown = newHandle();
			const tryAs = (handle: string) => fromSecret(env, handle, { password: WRONG }).catch(() => {});
			const [known, stranger, impossible, hash]: [number[], number[], number[], number[]] = [[], [], [], []];
			for (let round = 0; round < 5; round++) {
				known.push(await timed(() => tryAs(user.id)));
				stranger.push(await timed(() => tryAs(unknown)));
				impossible.push(await timed(() => tryAs("admin")));
				hash.push(await timed(() => spendPasswordTime(WRONG)));
			}
			const one = least(hash);
			expect(one).toBeGreaterThan(20);
			for (const times of [known, stranger, impossible]) {
				// Generous bounds: none would be about 0, two about 2.
				expect(least(times) / one).toBeGreaterThan(0.5);
				expect(least(times) / one).toBeLessThan(1.8);
			}
		},
		SLOW_MS,
	);

	it.each([{ handle: "ada-0" }, { handle: "ada-0", password: 7 }, { handle: 7, password: PASSWORD }, { handle: null, password: PASSWORD }])(
		"[ACC-6] is told what is missing in %j",
		async (body) => {
			await refused(await call("POST", "/api/session", { body }), "invalid");
		},
	);
});
