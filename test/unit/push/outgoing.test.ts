/// <reference types="@cloudflare/vitest-plugin/types" />
/** What an account sends to its devices, and what it does when a push service does not take it. */
import { runInDurableObject } from "cloudflare:test";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Account } from "../../../src/auth/account.ts";
import { PUSH_RETRY_FOR_MS, PUSH_RETRY_MS, PUSH_TTL_S } from "../../../src/protocol/limits.ts";
import type { MessageNotice } from "../../../src/protocol/push.ts";
import { inAccount, newAccount, type SignedIn, signInAgain } from "../support/accounts.ts";
import { accountOf, listening, servePushes } from "../support/push-service.ts";

beforeEach(() => {
	vi.useFakeTimers({ toFake: ["Date"] });
	servePushes();
});
afterEach(() => {
	vi.useRealTimers();
	vi.restoreAllMocks();
});

const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);
/** What the alarm does, whose clock is not the test's. */
const ring = (who: SignedIn) =>
	runInDurableObject(accountOf(who), async (account) => {
		if (!(account instanceof Account)) throw new Error("no account");
		await account.alarm();
	});
const notice = (text: string, more: Partial<MessageNotice> = {}): MessageNotice => ({
	type: "message",
	room: "book-club",
	title: "Book club",
	message: 1,
	author: "Ana",
	text,
	count: 1,
	...more,
});
const waiting = (who: SignedIn) =>
	inAccount(who.user.id, (sql) => sql.exec<{ due_at: number | null; tries: number }>("SELECT due_at, tries FROM pushes").toArray());
const status =
	(code: number, headers: Record<string, string> = {}) =>
	() =>
		new Response(null, { status: code, headers });

/** In how many milliseconds the account sends again, to within a second: the test's clock goes on while it waits. */
async function dueIn(who: SignedIn): Promise<number> {
	const [{ due_at } = { due_at: null }] = await waiting(who);
	return Math.round(((due_at ?? 0) - Date.now()) / 1_000) * 1_000;
}

/** Waits until an account has tried what it was told to send. */
async function tried(who: SignedIn, times = 1): Promise<void> {
	await vi.waitFor(async () => expect(await waiting(who)).toEqual([expect.objectContaining({ tries: times })]));
}

describe("a notification", () => {
	it("[PUSH-4] goes to all devices of the account, and to nobody's else", async () => {
		const [ada, ben] = [await newAccount(), await newAccount()];
		const devices = [await listening(ada), await listening(await signInAgain(ada))];
		const other = await listening(ben);
		expect(await accountOf(ada).tell(notice("hi"))).toBe(true);
		await vi.waitFor(() => expect(devices.map(({ told }) => told)).toEqual([["Ana: hi (1)"], ["Ana: hi (1)"]]));
		expect(other.came).toEqual([]);
		expect(await accountOf(await newAccount()).tell(notice("hi"))).toBe(false);
	});

	it.each([429, 500, 503])("[PUSH-6] is sent again that a push service has answered by %i, later each time", async (code) => {
		const ada = await newAccount();
		const device = await listening(ada);
		device.answers = [status(code), status(code)];
		await accountOf(ada).tell(notice("hi"));
		await tried(ada);
		expect(await dueIn(ada)).toBe(PUSH_RETRY_MS);
		await ring(ada);
		expect(device.came).toHaveLength(1);
		pass(PUSH_RETRY_MS);
		await ring(ada);
		expect(await dueIn(ada)).toBe(2 * PUSH_RETRY_MS);
		pass(2 * PUSH_RETRY_MS);
		await ring(ada);
		expect(device.told).toEqual(Array(3).fill("Ana: hi (1)"));
		expect(await waiting(ada)).toEqual([{ due_at: null, tries: 0 }]);
	});

	it.each([
		["seconds", () => "120"],
		["a time", () => new Date(Date.now() + 120_000).toUTCString()],
	])("[PUSH-6] waits as long as the push service says, in %s, and what comes meanwhile takes its place", async (_, after) => {
		// Such a time has whole seconds.
		vi.setSystemTime(Math.ceil(Date.now() / 1_000) * 1_000);
		const ada = await newAccount();
		const device = await listening(ada);
		device.answers = [status(429, { "Retry-After": after() })];
		await accountOf(ada).tell(notice("one"));
		await tried(ada);
		expect(await dueIn(ada)).toBe(120_000);
		await accountOf(ada).tell(notice("two", { count: 2 }));
		expect(await dueIn(ada)).toBe(120_000);
		pass(121_000);
		await ring(ada);
		expect(device.told).toEqual(["Ana: one (1)", "Ana: two (2)"]);
	});

	it("[PUSH-6] is given up after four hours", async () => {
		const ada = await newAccount();
		const device = await listening(ada);
		device.answers = Array(3).fill(status(503));
		await accountOf(ada).tell(notice("hi"));
		await tried(ada);
		pass(PUSH_RETRY_FOR_MS - 10_000);
		await ring(ada);
		await tried(ada, 2);
		pass(PUSH_RETRY_FOR_MS);
		await ring(ada);
		expect(await waiting(ada)).toEqual([]);
		expect(device.came).toHaveLength(3);
	});

	it.each([400, 403, 413])("[PUSH-6] is not sent again that a push service refuses by %i", async (code) => {
		const ada = await newAccount();
		const device = await listening(ada);
		device.answers = [status(code)];
		await accountOf(ada).tell(notice("hi"));
		await vi.waitFor(async () => expect(await waiting(ada)).toEqual([]));
		expect(await accountOf(ada).devices()).toHaveLength(1);
	});

	it.each([404, 410])("[PUSH-6] finds a device gone that its push service answers by %i, and the others go on", async (code) => {
		const ada = await newAccount();
		const [gone, stays] = [await listening(ada), await listening(await signInAgain(ada))];
		gone.answers = [status(code)];
		await accountOf(ada).tell(notice("one"));
		await vi.waitFor(async () => expect(await accountOf(ada).devices()).toHaveLength(1));
		await accountOf(ada).tell(notice("two"));
		await vi.waitFor(() => expect(stays.told).toHaveLength(2));
		expect(gone.came).toHaveLength(1);
	});

	it("[PUSH-4] that was not sent, whatever stopped it, is sent by the alarm", async () => {
		const ada = await newAccount();
		const device = await listening(ada);
		await inAccount(ada.user.id, (sql) => {
			const body = JSON.stringify(notice("hi"));
			sql.exec("INSERT INTO pushes SELECT session, 'r', ?, 'message', ?, ?, 0 FROM subscriptions", body, Date.now(), Date.now());
		});
		await ring(ada);
		expect(device.told).toEqual(["Ana: hi (1)"]);
	});
});

describe("what was read", () => {
	it("[NOTIFY-7] is taken back from devices that have got it, and not sent to the others any more", async () => {
		const ada = await newAccount();
		const [got, waits] = [await listening(ada), await listening(await signInAgain(ada))];
		waits.answers = [status(503)];
		await accountOf(ada).tell(notice("hi"));
		await vi.waitFor(async () =>
			expect((await waiting(ada)).map(({ due_at, tries }) => [due_at === null, tries]).toSorted()).toEqual([
				[false, 1],
				[true, 0],
			]),
		);
		await accountOf(ada).noteRead("another-room");
		await accountOf(ada).noteRead("book-club");
		await accountOf(ada).noteRead("book-club");
		await vi.waitFor(async () => expect(await waiting(ada)).toEqual([]));
		expect(got.came.map((came) => came.notice.type)).toEqual(["message", "read"]);
		expect(got.came.map(({ headers }) => headers.get("Urgency"))).toEqual(["high", "low"]);
		expect(waits.came).toHaveLength(1);
	});

	it("[NOTIFY-7] is forgotten after a day that nobody has read it", async () => {
		const ada = await newAccount();
		const device = await listening(ada);
		await accountOf(ada).tell(notice("hi", { room: "old" }));
		await vi.waitFor(() => expect(device.told).toHaveLength(1));
		pass(PUSH_TTL_S * 1_000 + 1);
		await accountOf(ada).tell(notice("hi"));
		expect(await waiting(ada)).toHaveLength(1);
	});
});
