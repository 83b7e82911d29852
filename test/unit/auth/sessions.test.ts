/** The sessions of an account: listing them, ending them, and what that does to whoever is in them. */
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { signSession } from "../../../src/auth/session.ts";
import { signingKey } from "../../../src/auth/signing-key.ts";
import { CLOSE } from "../../../src/protocol/errors.ts";
import { SESSION_MAX_AGE_S, SESSION_RENEW_AFTER_S, SESSION_TOUCH_MS, SESSIONS_MAX } from "../../../src/protocol/limits.ts";
import type { User } from "../../../src/protocol/message.ts";
import {
	comeInto,
	connectTo,
	inAccount,
	newAccount,
	newRoom,
	ownSession,
	PASSWORD,
	type SignedIn,
	sessionsOf,
	signInAgain,
	trySignIn,
	useUpTries,
} from "../support/accounts.ts";
import { call, refused, signIn, tokenIn } from "../support/http.ts";

const NEW_PASSWORD = "another pass phrase";
const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

const whoAmI = ({ token }: SignedIn) => call("GET", "/api/session", { token });
const endSession = (who: SignedIn, id: string) => call("DELETE", `/api/account/sessions/${id}`, { token: who.token });
const changePassword = ({ token }: SignedIn, password: string, newPassword = NEW_PASSWORD) =>
	call("PUT", "/api/account/password", { token, body: { password, newPassword } });
const signed = async (user: User, session: string | undefined, at = Date.now()) =>
	signSession(session === undefined ? { user } : { user, session }, await signingKey(env), at);

/** Waits until a socket is closed because its session has ended, for a second at most. */
async function signedOut(client: Awaited<ReturnType<typeof comeInto>>): Promise<void> {
	await client.until("the end of the session to close the socket", () => client.closed, 1_000);
	expect(client.closed).toEqual(CLOSE.signed_out);
}

describe("the list of sessions", () => {
	it("[ACC-10] has each with its device and its times, the last used first, and says which one asks", async () => {
		const first = await newAccount();
		const second = { ...first, token: tokenIn(await trySignIn(first.user.id, PASSWORD, { "User-Agent": FIREFOX })) };
		await inAccount(first.user.id, (sql) =>
			sql.exec("UPDATE sessions SET used_at = used_at - 5000, created_at = created_at - 5000 WHERE device NOT LIKE 'Firefox%'"),
		);
		const now = expect.closeTo(Date.now(), -5);
		const [own, other] = await sessionsOf(second);
		expect(own).toEqual({ id: await ownSession(second), device: "Firefox on Linux", createdAt: now, usedAt: now, current: true });
		expect(other).toEqual({ id: await ownSession(first), device: "A test", createdAt: now, usedAt: now });
	});

	it("[ACC-10] is one's own: nobody ends another's", async () => {
		const [ada, ben] = [await newAccount(), await newAccount()];
		await refused(await endSession(ben, await ownSession(ada)), "no_session");
		expect((await whoAmI(ada)).status).toBe(200);
	});

	it("[ACC-10] has 100 at most: the one that was not used for longest makes room, and its socket closes", async () => {
		const first = await newAccount();
		const slug = await newRoom(first);
		const client = await comeInto(slug, first);
		await inAccount(first.user.id, (sql) => {
			const now = Date.now();
			for (let n = 1; n < SESSIONS_MAX; n++) sql.exec("INSERT INTO sessions VALUES (?, 'x', ?, ?)", `filler-${n}`, now, now + 1_000 + n);
		});
		const newest = await signInAgain(first);
		expect(await sessionsOf(newest)).toHaveLength(SESSIONS_MAX);
		await refused(await whoAmI(first), "signed_out");
		await signedOut(client);
	});

	it("[ACC-10] notes the last use, to within ten minutes", async () => {
		const ada = await newAccount();
		const move = (ms: number) => inAccount(ada.user.id, (sql) => sql.exec("UPDATE sessions SET used_at = ?", Date.now() - ms));
		for (const [ms, isNoted] of [
			[SESSION_TOUCH_MS - 5_000, false],
			[SESSION_TOUCH_MS + 5_000, true],
		] as const) {
			await move(ms);
			const [own] = await sessionsOf(ada);
			expect(Date.now() - (own?.usedAt ?? 0) < SESSION_TOUCH_MS - 60_000).toBe(isNoted);
		}
	});
});

describe("a session that is ended", () => {
	it("[ACC-11] is none any more, and its sockets close within a second while those of the others stay", async () => {
		const ada = await newAccount();
		const phone = await signInAgain(ada);
		const [one, two] = [await newRoom(ada), await newRoom(ada)];
		const [lost, lostToo, kept] = [await comeInto(one, phone), await comeInto(two, phone), await comeInto(one, ada)];
		expect((await endSession(ada, await ownSession(phone))).status).toBe(204);
		await signedOut(lost);
		await signedOut(lostToo);
		await refused(await whoAmI(phone), "signed_out");
		expect((await connectTo(one, phone)).closed ?? (await (await connectTo(one, phone)).closing())).toEqual(CLOSE.signed_out);
		expect(await sessionsOf(ada)).toHaveLength(1);
		expect(await kept.say("still here")).toBeGreaterThan(0);
		await kept.close();
	});

	it("[ACC-11] is ended by signing out too", async () => {
		const ada = await newAccount();
		const phone = await signInAgain(ada);
		const client = await comeInto(await newRoom(phone), phone);
		const response = await call("DELETE", "/api/session", { token: phone.token });
		expect(response.status).toBe(204);
		expect(response.headers.get("Set-Cookie")).toMatch(/^__Host-session=;.*Max-Age=0/);
		await signedOut(client);
		await refused(await whoAmI(phone), "signed_out");
		expect((await whoAmI(ada)).status).toBe(200);
	});

	it("[ACC-11] may be one's own", async () => {
		const ada = await newAccount();
		const response = await endSession(ada, await ownSession(ada));
		expect(response.headers.get("Set-Cookie")).toMatch(/^__Host-session=;.*Max-Age=0/);
		await refused(await whoAmI(ada), "signed_out");
	});

	it("[ACC-12] ends with all others by signing out everywhere", async () => {
		const ada = await newAccount();
		const phone = await signInAgain(ada);
		const slug = await newRoom(ada);
		const clients = [await comeInto(slug, ada), await comeInto(slug, phone)];
		expect((await call("DELETE", "/api/account/sessions", { token: ada.token })).status).toBe(204);
		for (const client of clients) await signedOut(client);
		for (const one of [ada, phone]) await refused(await whoAmI(one), "signed_out");
		expect((await trySignIn(ada.user.id, PASSWORD)).status).toBe(201);
	});
});

describe("a new password", () => {
	it("[ACC-13] ends all other sessions, and from then on is the only one that is good", async () => {
		const ada = await newAccount();
		const phone = await signInAgain(ada);
		const slug = await newRoom(ada);
		const [kept, lost] = [await comeInto(slug, ada), await comeInto(slug, phone)];
		expect((await changePassword(ada, PASSWORD)).status).toBe(204);
		await signedOut(lost);
		await refused(await whoAmI(phone), "signed_out");
		expect((await whoAmI(ada)).status).toBe(200);
		await refused(await trySignIn(ada.user.id, PASSWORD), "bad_credentials");
		expect((await trySignIn(ada.user.id, NEW_PASSWORD)).status).toBe(201);
		expect(await kept.say("still here")).toBeGreaterThan(0);
		await kept.close();
	});

	it("[ACC-13] needs the old one, which nobody finds out by trying", async () => {
		const ada = await newAccount();
		await refused(await changePassword(ada, "wrong"), "bad_credentials");
		await useUpTries(ada.user.id, 9);
		await refused(await changePassword(ada, PASSWORD), "rate_limited");
		expect((await whoAmI(ada)).status).toBe(200);
	});

	it.each(["short", "password1", "ada", 7])("[ACC-3] cannot be %j", async (newPassword) => {
		const ada = await newAccount();
		const body = { password: PASSWORD, newPassword };
		const { fields } = await refused(await call("PUT", "/api/account/password", { token: ada.token, body }), "invalid");
		expect(fields).toEqual({ newPassword: expect.any(String) });
	});

	it("[ACC-13] that is set while somebody signs in by the old one leaves no session of theirs, and is not set back", async () => {
		const ada = await newAccount();
		const account = env.ACCOUNTS.getByName(ada.user.id);
		// What a Worker knows of the account while it checks the old password.
		const { hash = "" } = await account.attempt();
		await changePassword(ada, PASSWORD);
		expect(await account.renewHash(hash, hash)).toBe(false);
		expect(await account.openSession("late", "A device", { kind: "password", hash })).toBeUndefined();
		expect(await sessionsOf(ada)).toHaveLength(1);
		expect((await trySignIn(ada.user.id, NEW_PASSWORD)).status).toBe(201);
	});
});

describe("an account's token", () => {
	it("[ACC-14] is signed anew after a day, for the same session", async () => {
		const ada = await newAccount();
		const id = await ownSession(ada);
		const old = await signed(ada.user, id, Date.now() - (SESSION_RENEW_AFTER_S + 10) * 1_000);
		const response = await call("GET", "/api/session", { token: old });
		expect(response.status).toBe(200);
		const renewed = { ...ada, token: tokenIn(response) };
		expect(await ownSession(renewed)).toBe(id);
	});

	it("[ACC-14] is none once its session was not used for 30 days, however new it is", async () => {
		const ada = await newAccount();
		await inAccount(ada.user.id, (sql) => sql.exec("UPDATE sessions SET used_at = ?", Date.now() - SESSION_MAX_AGE_S * 1_000 - 5_000));
		await refused(await whoAmI(ada), "signed_out");
	});

	it("[ACC-14] that names no session, one of another account or none that there is, is none", async () => {
		const [ada, ben] = [await newAccount(), await newAccount()];
		const session = await ownSession(ada);
		const nobody: User = { id: "nobody-yet", name: "Nobody", kind: "account" };
		for (const token of [
			await signed(ada.user, undefined),
			await signed(ben.user, session),
			await signed(ada.user, "made-up"),
			await signed(nobody, session),
			await signed({ ...ada.user, id: ada.user.id.toUpperCase() }, session),
			await signSession({ user: ada.user, session }, "another key", Date.now()),
		]) {
			await refused(await call("GET", "/api/session", { token }), "signed_out");
		}
	});

	it("[ACC-14] says what the account says of who it is, whatever it says itself", async () => {
		const ada = await newAccount();
		const token = await signed({ ...ada.user, name: "Somebody else" }, await ownSession(ada));
		expect(await (await call("GET", "/api/session", { token })).json()).toEqual({ user: ada.user });
	});

	it("[ACC-14] is not a guest's: whoever signs a guest's keeps a guest's id", async () => {
		const ada = await newAccount();
		const response = await call("POST", "/api/session", { token: ada.token, body: { name: "Ada again" } });
		expect(await response.json()).toEqual({ user: { id: expect.stringMatching(/^~/), name: "Ada again", kind: "guest" } });
		const guest = await signIn("Guest");
		expect((await call("GET", "/api/account", { token: guest.token })).status).toBe(403);
	});
});
