/** The devices of an account that take notifications. */
import { env } from "cloudflare:workers";
import { verify } from "hono/jwt";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { PUSH_DEVICES_MAX, PUSH_TESTS_BURST, SESSION_MAX_AGE_S } from "../../../src/protocol/limits.ts";
import { DevicesReply } from "../../../src/protocol/push.ts";
import { inAccount, newAccount, ownSession, PASSWORD, type SignedIn, signInAgain } from "../support/accounts.ts";
import { call, HERE, read, refused, signIn } from "../support/http.ts";
import { accountOf, listening, newDevice, servePushes, subscribe } from "../support/push-service.ts";

beforeEach(servePushes);
afterEach(() => vi.restoreAllMocks());

const listOf = async ({ token }: Pick<SignedIn, "token">) => read(await call("GET", "/api/account/push", { token }), 200, DevicesReply);
const devicesOf = async (who: Pick<SignedIn, "token">) => (await listOf(who)).devices.map(({ id }) => id);
const test = ({ token }: Pick<SignedIn, "token">) => call("POST", "/api/account/push/test", { token });

describe("the devices that take notifications", () => {
	it("[PUSH-1] are listed with their sessions, and one in each session", async () => {
		const ada = await newAccount();
		const other = await signInAgain(ada);
		await listening(ada);
		await listening(ada);
		await listening(other);
		const { key, devices } = await listOf(ada);
		expect(Uint8Array.fromBase64(key, { alphabet: "base64url" })).toHaveLength(65);
		const known = { device: "A test", createdAt: expect.any(Number) };
		expect(devices).toHaveLength(2);
		expect(devices).toContainEqual({ id: await ownSession(ada), ...known, current: true });
		expect(devices).toContainEqual({ id: await ownSession(other), ...known });
		expect((await listOf(await newAccount())).key, "the key is the chat's").toBe(key);
	});

	it("[PUSH-1] are somebody else's when another session has the same browser", async () => {
		const ada = await newAccount();
		const other = await signInAgain(ada);
		const device = await listening(ada);
		expect((await subscribe(other, device)).status).toBe(204);
		expect(await devicesOf(ada)).toEqual([await ownSession(other)]);
	});

	it("[PUSH-1] are 20 at most: the one that came first makes room", async () => {
		const ada = await newAccount();
		const all = [ada];
		for (let n = 0; n < PUSH_DEVICES_MAX; n++) all.push(await signInAgain(ada));
		let at = 0;
		for (const one of all) {
			await listening(one);
			const session = await ownSession(one);
			await inAccount(ada.user.id, (sql) => sql.exec("UPDATE subscriptions SET created_at = ? WHERE session = ?", ++at, session));
		}
		const devices = await devicesOf(ada);
		expect(devices).toHaveLength(PUSH_DEVICES_MAX);
		expect(devices).not.toContain(await ownSession(ada));
	});

	it.each([
		["http", "http://push.example.com/a"],
		["a machine of its own", "https://127.0.0.1/a"],
		["a network of its own", "https://10.0.0.8/a"],
		["an address of six", "https://[::1]/a"],
		["a name of its own network", "https://router.local/a"],
		["another port", "https://push.example.com:8443/a"],
		["a password", "https://a:b@push.example.com/a"],
		["no address", "push.example.com"],
		["an address that is too long", `https://push.example.com/${"a".repeat(1_000)}`],
	])("[PUSH-2] do not lie at %s", async (_, endpoint) => {
		const ada = await newAccount();
		await refused(await subscribe(ada, { ...newDevice(), endpoint }), "invalid");
		expect(await devicesOf(ada)).toEqual([]);
	});

	it("[PUSH-1] have keys that something can be encrypted for", async () => {
		const ada = await newAccount();
		const { endpoint, browser } = newDevice();
		for (const keys of [{ ...browser.keys, p256dh: `BA${"A".repeat(85)}` }, { ...browser.keys, auth: "" }, { auth: browser.keys.auth }]) {
			await refused(await call("PUT", "/api/account/push", { token: ada.token, body: { endpoint, keys } }), "invalid");
		}
	});

	it("[ACC-5] are for accounts", async () => {
		const guest = await signIn("Passer");
		await refused(await subscribe(guest, newDevice()), "account_needed");
		await refused(await test(guest), "account_needed");
		await refused(await call("GET", "/api/account/push"), "signed_out");
	});
});

/** Each way in which a session ends. */
const ENDINGS: Record<string, (ada: SignedIn, other: SignedIn) => Promise<unknown>> = {
	"signing out": ({ token }) => call("DELETE", "/api/session", { token }),
	"being ended from elsewhere": async (ada, { token }) => call("DELETE", `/api/account/sessions/${await ownSession(ada)}`, { token }),
	"a new password": (_, { token }) =>
		call("PUT", "/api/account/password", { token, body: { password: PASSWORD, newPassword: "another pass phrase" } }),
	"turning notifications off": async (ada) => call("DELETE", `/api/account/push/${await ownSession(ada)}`, { token: ada.token }),
};

describe("a device takes no notifications any more", () => {
	it.each(Object.entries(ENDINGS))("[PUSH-3] after %s, and others go on", async (_, end) => {
		const ada = await newAccount();
		const other = await signInAgain(ada);
		const [gone, stays] = [await listening(ada), await listening(other)];
		await end(ada, other);
		expect(await devicesOf(other)).toEqual([await ownSession(other)]);
		await accountOf(ada).tell({ type: "message", room: "r", title: "R", message: 1, author: "Ben", text: "hi", count: 1 });
		await vi.waitFor(() => expect(stays.told).toEqual(["Ben: hi (1)"]));
		expect(gone.came).toEqual([]);
	});

	it("[PUSH-3] once its session was not used for too long", async () => {
		const ada = await newAccount();
		const device = await listening(ada);
		await inAccount(ada.user.id, (sql) => sql.exec("UPDATE sessions SET used_at = used_at - ?", SESSION_MAX_AGE_S * 1_000 + 1));
		const notice = { type: "message", room: "r", title: "R", message: 1, author: "Ben", text: "hi", count: 1 } as const;
		expect(await accountOf(ada).tell(notice)).toBe(false);
		expect(device.came).toEqual([]);
	});

	it("[PUSH-3] when the account is closed", async () => {
		const ada = await newAccount();
		await listening(ada);
		await call("DELETE", "/api/account", { token: ada.token, body: { password: PASSWORD, messages: "keep" } });
		expect(await inAccount(ada.user.id, (sql) => sql.exec("SELECT * FROM subscriptions").toArray())).toEqual([]);
	});

	it("[PUSH-3] and there is none to turn off", async () => {
		const ada = await newAccount();
		const ben = await newAccount();
		await listening(ada);
		await refused(await call("DELETE", `/api/account/push/${await ownSession(ada)}`, { token: ben.token }), "no_device");
	});
});

describe("a test", () => {
	it("[PUSH-5] goes to the device that asks, encrypted for it and signed by the chat for its push service", async () => {
		const ada = await newAccount();
		const device = await listening(ada);
		const other = await listening(await signInAgain(ada));
		expect((await test(ada)).status).toBe(204);
		expect(device.came.map(({ notice }) => notice)).toEqual([{ type: "test" }]);
		expect(other.came).toEqual([]);
		const headers = device.came[0]?.headers ?? new Headers();
		expect(headers.get("Content-Encoding")).toBe("aes128gcm");
		expect(headers.get("TTL")).toBe("86400");
		const { key } = await listOf(ada);
		const [, token = "", named] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(headers.get("Authorization") ?? "") ?? [];
		expect(named).toBe(key);
		const raw = Uint8Array.fromBase64(key, { alphabet: "base64url" });
		const publicKey = await crypto.subtle.importKey("raw", raw, { name: "ECDSA", namedCurve: "P-256" }, true, ["verify"]);
		const claims = await verify(token, publicKey, "ES256");
		expect(claims).toEqual({ aud: "https://push.example.com", sub: HERE, exp: expect.closeTo(Date.now() / 1_000 + 12 * 60 * 60, -2) });
		expect((await listOf(ada)).devices).toContainEqual(expect.objectContaining({ current: true, sentAt: expect.any(Number) }));
	});

	it.each([404, 410])("[PUSH-6] finds a device gone that its push service answers by %i", async (status) => {
		const ada = await newAccount();
		const device = await listening(ada);
		device.answers = [() => new Response(null, { status })];
		await refused(await test(ada), "no_device");
		expect(await devicesOf(ada)).toEqual([]);
		await refused(await test(ada), "no_device");
	});

	it.each([400, 403, 429, 500])("[PUSH-5] says that a push service has answered by %i", async (status) => {
		const ada = await newAccount();
		const device = await listening(ada);
		device.answers = [() => new Response("no", { status })];
		await refused(await test(ada), "unavailable");
		expect(await devicesOf(ada)).toHaveLength(1);
	});

	it("[PUSH-5] says that a push service cannot be reached, and follows nobody elsewhere", async () => {
		const ada = await newAccount();
		await subscribe(ada, { ...newDevice(), endpoint: "https://nowhere.example.com/" });
		await refused(await test(ada), "unavailable");
		const ben = await newAccount();
		const device = await listening(ben);
		const elsewhere = newDevice("elsewhere.example.com", device.browser);
		device.answers = [() => new Response(null, { status: 307, headers: { Location: elsewhere.endpoint } })];
		await refused(await test(ben), "unavailable");
		expect(elsewhere.came).toEqual([]);
	});

	it("[PUSH-5] may be asked for five times a minute", async () => {
		const ada = await newAccount();
		await listening(ada);
		for (let n = 0; n < PUSH_TESTS_BURST; n++) expect((await test(ada)).status).toBe(204);
		await refused(await test(ada), "rate_limited");
	});
});

it("[PUSH-2] goes where the operator allows it, and nowhere else on that network", async () => {
	const ada = await newAccount();
	Object.assign(env, { PUSH_ORIGINS: "http://127.0.0.1:1234, https://push.corp" });
	for (const endpoint of ["http://127.0.0.1:1234/a", "https://push.corp/b"]) {
		expect((await subscribe(ada, { ...newDevice(), endpoint })).status).toBe(204);
	}
	for (const endpoint of ["http://127.0.0.1:1235/a", "http://push.corp/b"]) {
		await refused(await subscribe(ada, { ...newDevice(), endpoint }), "invalid");
	}
	Object.assign(env, { PUSH_ORIGINS: "" });
});
