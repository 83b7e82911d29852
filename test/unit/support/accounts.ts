/// <reference types="@cloudflare/vitest-plugin/types" />
/** Accounts of a test's own, made and used over HTTP, and rooms that they come into by the real route. */
import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { sessionId } from "../../../src/auth/ids.ts";
import { hashPassword } from "../../../src/auth/password.ts";
import { signSession } from "../../../src/auth/session.ts";
import { signingKey } from "../../../src/auth/signing-key.ts";
import { SessionsReply } from "../../../src/protocol/accounts.ts";
import { NewRoomReply, UserReply } from "../../../src/protocol/api.ts";
import type { User } from "../../../src/protocol/message.ts";
import { Client } from "./client.ts";
import { call, read, refused, tokenIn } from "./http.ts";

export const PASSWORD = "a pass phrase";

/** Somebody who is signed in. */
export interface SignedIn {
	user: User;
	token: string;
}

let made = 0;

/** A handle that no other test uses. */
export const newHandle = (stem = "ada"): string => `${stem}-${++made}`;

/** Makes an account, from a guest's session where one is given. */
export async function signUp(handle = newHandle(), more: { token?: string; name?: string } = {}): Promise<SignedIn> {
	const { token, ...named } = more;
	const body = { handle, password: PASSWORD, ...named };
	const response = await call("POST", "/api/accounts", { body, ...(token === undefined ? {} : { token }) });
	const { user } = await read(response.clone(), 201, UserReply);
	return { user, token: tokenIn(response) };
}

/** Tries to sign in; the answer is not read yet. */
export const trySignIn = (handle: string, password: string, headers: Record<string, string> = {}) =>
	call("POST", "/api/session", { body: { handle, password }, headers });

let hashed: Promise<string> | undefined;

/** The same account without a call, and without the time that hashing its password takes. */
export async function newAccount(handle = newHandle()): Promise<SignedIn> {
	hashed ??= hashPassword(PASSWORD);
	await env.ACCOUNTS.getByName(handle).create(handle, handle, await hashed, undefined);
	return signInAgain({ user: { id: handle, name: handle, kind: "account" } });
}

/** Opens one more session of an account that `newAccount` has made, in the same way. */
export async function signInAgain({ user: { id } }: Pick<SignedIn, "user">): Promise<SignedIn> {
	const session = sessionId();
	const hash = (await hashed) ?? "";
	const identity = await env.ACCOUNTS.getByName(id).openSession(session, "A test", { kind: "password", hash });
	if (!identity) throw new Error(`${id} was not let in`);
	const { user } = identity;
	return { user, token: await signSession({ user, session }, await signingKey(env), Date.now()) };
}

/** Makes as many wrong tries to sign in, by recovery codes, which cost no hashing. */
export async function useUpTries(handle: string, tries: number): Promise<void> {
	// At once, since a refusal takes its time.
	const tried = Array.from({ length: tries }, async () => {
		await refused(await call("POST", "/api/session", { body: { handle, recoveryCode: "0000-0000-0000" } }), "bad_credentials");
	});
	await Promise.all(tried);
}

export async function sessionsOf({ token }: SignedIn) {
	return (await read(await call("GET", "/api/account/sessions", { token }), 200, SessionsReply)).sessions;
}

/** The id of the session that asks. */
export async function ownSession(who: SignedIn): Promise<string> {
	const own = (await sessionsOf(who)).find(({ current }) => current);
	if (!own) throw new Error(`${who.user.id} is in no session`);
	return own.id;
}

/** Opens a room; its address. */
export async function newRoom({ token }: SignedIn): Promise<string> {
	return (await read(await call("POST", "/api/rooms", { token, body: { title: "A room" } }), 201, NewRoomReply)).room.slug;
}

/** Opens a connection to a room; it may be refused. */
export async function connectTo(slug: string, { user, token }: SignedIn): Promise<Client> {
	return new Client(await call("GET", `/api/rooms/${slug}/socket`, { token, headers: { Upgrade: "websocket" } }), user.name);
}

/** Opens a connection and waits until it is welcome. */
export async function comeInto(slug: string, who: SignedIn): Promise<Client> {
	const client = await connectTo(slug, who);
	await client.welcome();
	return client;
}

/** Changes what an account has stored, past its limits: to move its times. */
export function inAccount<T>(handle: string, run: (sql: SqlStorage) => T): Promise<T> {
	return runInDurableObject(env.ACCOUNTS.getByName(handle), (_, { storage }) => run(storage.sql));
}
