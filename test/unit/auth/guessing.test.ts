/// <reference types="@cloudflare/vitest-plugin/types" />
/** Guessing at accounts, and what slows it down. */
import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { netOf } from "../../../src/auth/net.ts";
import { signingKey } from "../../../src/auth/signing-key.ts";
import { DIRECTORY } from "../../../src/protocol/addresses.ts";
import { inAccount, newAccount, newHandle, PASSWORD, trySignIn, useUpTries } from "../support/accounts.ts";
import { call, refused } from "../support/http.ts";

/** As RATE_SIGN_INS has it. */
const TRIES = 10;
const REFILL_S = 90;
const WRONG = "not the pass phrase";

const make = (body: unknown, more: { headers?: Record<string, string> } = {}) => call("POST", "/api/accounts", { body, ...more });

describe("who guesses", () => {
	it.each(["known", "unknown"])("[ACC-8] at an account with a handle that is %s has to wait after 10 tries", async (which) => {
		const handle = which === "known" ? (await newAccount()).user.id : newHandle();
		await refused(await trySignIn(handle, WRONG), "bad_credentials");
		await useUpTries(handle, TRIES - 1);
		const response = await trySignIn(handle, PASSWORD);
		const { retryAfter } = await refused(response, "rate_limited");
		expect(retryAfter).toBeGreaterThan(REFILL_S - 30);
		expect(retryAfter).toBeLessThanOrEqual(REFILL_S);
		expect(response.headers.get("Retry-After")).toBe(String(retryAfter));
	});

	it("[ACC-8] leaves the owner the tries who signs in, and nothing stored where there is no account", async () => {
		const { user } = await newAccount();
		for (let round = 0; round < 2; round++) {
			await useUpTries(user.id, TRIES - 1);
			expect((await trySignIn(user.id, PASSWORD)).status).toBe(201);
		}
		const unknown = newHandle();
		await refused(await trySignIn(unknown, WRONG), "bad_credentials");
		const tables = await inAccount(unknown, (sql) => sql.exec("SELECT name FROM sqlite_master WHERE name NOT LIKE '_cf_%'").toArray());
		expect(tables).toEqual([]);
	});

	it("[ACC-8] does not get more tries by waiting until the account sleeps", async () => {
		const { user } = await newAccount();
		await useUpTries(user.id, TRIES);
		await evictDurableObject(env.ACCOUNTS.getByName(user.id));
		await refused(await trySignIn(user.id, PASSWORD), "rate_limited");
	});

	it("[ACC-25] makes no more accounts from one network than it may, whatever the handles, and others do", async () => {
		const from = (address: string) => ({ headers: { "CF-Connecting-IP": address } });
		const sign = (address: string, handle = newHandle()) => make({ handle, password: PASSWORD }, from(address));
		const { user } = await newAccount();
		await refused(await sign("192.0.2.1", user.id), "handle_taken");
		const net = await netOf("192.0.2.1", await signingKey(env));
		for (let n = 0; n < 99; n++) await env.DIRECTORY.getByName(DIRECTORY).takeSignUpToken(net);
		expect((await sign("192.0.2.1")).status).toBe(201);
		const { retryAfter } = await refused(await sign("192.0.2.1"), "rate_limited");
		expect(retryAfter).toBeGreaterThan(30);
		expect((await sign("192.0.2.2")).status).toBe(201);
	});

	it("[ACC-9] from one network has to wait after 30 tries, whatever the handles; others do not", async () => {
		const from = (address: string) => ({ headers: { "CF-Connecting-IP": address } });
		const body = { response: { id: "x", rawId: "x", type: "public-key", clientExtensionResults: {}, response: ANSWER } };
		const ask = (address: string) => call("POST", "/api/session/passkey", { body, ...from(address) });
		for (let n = 0; n < 30; n++) await refused(await ask(`2001:db8::${n + 1}`), "bad_passkey");
		const { retryAfter } = await refused(await ask("2001:db8:0:0:ffff::1"), "rate_limited");
		expect(retryAfter).toBe(60);
		for (const blocked of [
			() => trySignIn(newHandle(), WRONG, from("2001:db8::1").headers),
			() => make({ handle: newHandle(), password: PASSWORD }, from("2001:db8::1")),
		]) {
			await refused(await blocked(), "rate_limited");
		}
		await refused(await ask("2001:db8:0:1::1"), "bad_passkey");
		await refused(await ask("203.0.113.7"), "bad_passkey");
	});
});

const ANSWER = { clientDataJSON: "e30", authenticatorData: "AA", signature: "AA", userHandle: btoa("nobody-here").replaceAll("=", "") };
