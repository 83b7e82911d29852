/// <reference types="@cloudflare/vitest-plugin/types" />
/** Closing an account: what stays, what goes, and when the handle is free again. */
import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { PageReply } from "../../../src/protocol/api.ts";
import { CLOSE } from "../../../src/protocol/errors.ts";
import { CLOSING_ROOMS, HANDLE_KEPT_MS } from "../../../src/protocol/limits.ts";
import {
	comeInto,
	connectTo,
	inAccount,
	newAccount,
	newHandle,
	newRoom,
	PASSWORD,
	type SignedIn,
	signUp,
	trySignIn,
} from "../support/accounts.ts";
import { call, read, refused, signIn, tokenIn } from "../support/http.ts";

const close = ({ token }: SignedIn, messages: unknown, password = PASSWORD) =>
	call("DELETE", "/api/account", { token, body: { password, messages } });
const pageOf = async (slug: string, { token }: SignedIn) =>
	(await read(await call("GET", `/api/rooms/${slug}/messages`, { token }), 200, PageReply)).messages;

/** Somebody with a message of theirs, one of the guest that they were, and one of somebody else, in a room. */
async function withMessages() {
	const [guest, ben] = [await signIn("Ada"), await signIn("Ben")];
	const slug = await newRoom(ben);
	const as = async (who: SignedIn, text: string) => {
		const client = await comeInto(slug, who);
		await client.say(text);
		return client;
	};
	await (await as(guest, "as a guest")).close();
	const ada = await signUp(newHandle(), { token: guest.token });
	const mine = await as(ada, "with an account");
	const bens = await as(ben, "of somebody else");
	return { ada, ben, slug, mine, bens };
}

describe("who closes their account", () => {
	it("[ACC-16] is out everywhere: no session, no socket, no password", async () => {
		const { ada, slug, mine, bens } = await withMessages();
		const phone = { ...ada, token: tokenIn(await trySignIn(ada.user.id, PASSWORD)) };
		const response = await close(ada, "keep");
		expect(response.status).toBe(204);
		expect(response.headers.get("Set-Cookie")).toMatch(/^__Host-session=;.*Max-Age=0/);
		await mine.until("the socket to close", () => mine.closed, 1_000);
		expect(mine.closed).toEqual(CLOSE.signed_out);
		for (const { token } of [ada, phone]) await refused(await call("GET", "/api/session", { token }), "signed_out");
		expect(await (await connectTo(slug, phone)).closing()).toEqual(CLOSE.signed_out);
		await refused(await trySignIn(ada.user.id, PASSWORD), "bad_credentials");
		expect(await bens.say("goes on")).toBeGreaterThan(0);
		await bens.close();
	});

	it('[ACC-17] and keeps the messages leaves them to nobody, under the name "deleted account"', async () => {
		const { ada, ben, slug, mine, bens } = await withMessages();
		await close(ada, "keep");
		await mine.closing();
		const messages = await pageOf(slug, ben);
		expect(messages.map(({ text }) => text)).toEqual(["as a guest", "with an account", "of somebody else"]);
		const ghost = { id: expect.stringMatching(/^~[\w-]{16}$/), name: "deleted account", kind: "guest" };
		expect(messages.map(({ author }) => author)).toEqual([ghost, ghost, ben.user]);
		expect(messages[0]?.author.id).toBe(messages[1]?.author.id);
		await bens.close();
	});

	it("[ACC-17] and removes them leaves their places, and everybody in the room sees them go", async () => {
		const { ada, ben, slug, mine, bens } = await withMessages();
		await close(ada, "remove");
		await mine.closing();
		const ghost = { id: expect.stringMatching(/^~/), name: "deleted account", kind: "guest" };
		const gone = { text: null, deletedAt: expect.closeTo(Date.now(), -5), author: ghost };
		const messages = await pageOf(slug, ben);
		expect(messages).toMatchObject([gone, gone, { text: "of somebody else", author: ben.user }]);
		for (const message of messages.slice(0, 2)) {
			expect(await bens.message("the removal", ({ id, text }) => id === message.id && text === null)).toMatchObject({ rev: message.rev });
		}
		const stored = await runInDurableObject(env.ROOMS.getByName(slug), (_, { storage }) =>
			storage.sql.exec("SELECT * FROM messages JOIN people").toArray(),
		);
		for (const trace of ["as a guest", "with an account", ada.user.id]) expect(JSON.stringify(stored)).not.toContain(`"${trace}"`);
		await bens.close();
	});

	it.each([
		["a wrong password", { password: "wrong", messages: "keep" }, "bad_credentials"],
		["no proof", { messages: "keep" }, "invalid"],
		["no word on the messages", { password: PASSWORD }, "invalid"],
		["another word on the messages", { password: PASSWORD, messages: "burn" }, "invalid"],
		["anything else besides", { password: PASSWORD, messages: "keep", handle: "ben" }, "invalid"],
	] as const)("[ACC-16] does not with %s", async (_, body, code) => {
		const ada = await newAccount();
		await refused(await call("DELETE", "/api/account", { token: ada.token, body }), code);
		expect((await call("GET", "/api/session", { token: ada.token })).status).toBe(200);
	});
});

describe("the handle of a closed account", () => {
	const take = (handle: string) => call("POST", "/api/accounts", { body: { handle, password: "another pass phrase" } });

	it("[ACC-18] is free after 30 days, for somebody who is not who had it", async () => {
		const { ada, ben, slug, mine, bens } = await withMessages();
		const { id } = ada.user;
		await close(ada, "keep");
		await mine.closing();
		await refused(await take(id), "handle_taken");
		await inAccount(id, (sql) => sql.exec("UPDATE account SET closed_at = closed_at - ?", HANDLE_KEPT_MS - 60_000));
		await runDurableObjectAlarm(env.ACCOUNTS.getByName(id));
		await refused(await take(id), "handle_taken");
		await inAccount(id, (sql) => sql.exec("UPDATE account SET closed_at = closed_at - 60000"));
		await runDurableObjectAlarm(env.ACCOUNTS.getByName(id));
		const next = await signUp(id);
		await refused(await call("GET", "/api/session", { token: ada.token }), "signed_out");
		const client = await comeInto(slug, next);
		expect((await client.welcome()).messages.map(({ author }) => author.id)).not.toContain(id);
		expect((await pageOf(slug, ben)).filter(({ clientId }) => clientId !== undefined)).toHaveLength(1);
		await Promise.all([client.close(), bens.close()]);
	});

	it("[ACC-18] is not freed by an alarm that comes again", async () => {
		const ada = await newAccount();
		await runInDurableObject(env.ACCOUNTS.getByName(ada.user.id), (_, { storage }) => storage.setAlarm(Date.now() + 60_000));
		await runDurableObjectAlarm(env.ACCOUNTS.getByName(ada.user.id));
		expect((await call("GET", "/api/session", { token: ada.token })).status).toBe(200);
	});

	it("[ACC-17] waits until every room has let the account go, however many they are", async () => {
		const { ada, ben, slug, mine, bens } = await withMessages();
		const { id } = ada.user;
		await inAccount(id, (sql) => {
			for (let n = 0; n <= CLOSING_ROOMS; n++) sql.exec("INSERT INTO rooms VALUES (?, 0)", `a-room-${n}`);
		});
		await close(ada, "keep");
		for (let run = 0; run < 2; run++) await runDurableObjectAlarm(env.ACCOUNTS.getByName(id));
		await mine.closing();
		expect((await pageOf(slug, ben)).map(({ author }) => author.name)).toEqual(["deleted account", "deleted account", "Ben"]);
		const left = await inAccount(id, (sql) => sql.exec("SELECT slug AS left FROM rooms UNION ALL SELECT id FROM guests").toArray());
		expect(left).toEqual([]);
		await bens.close();
	});
});
