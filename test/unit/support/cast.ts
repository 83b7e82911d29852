/// <reference types="@cloudflare/vitest-plugin/types" />
/** Accounts that are signed in without the time that a password takes, and what a call came to in one word. */
import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect } from "vitest";
import { signSession } from "../../../src/auth/session.ts";
import { signingKey } from "../../../src/auth/signing-key.ts";
import { ERRORS } from "../../../src/protocol/errors.ts";
import type { User } from "../../../src/protocol/message.ts";
import type { Visitor } from "../../../src/room/visitor.ts";
import { refused, signIn } from "./http.ts";
import { visitor } from "./room.ts";

/** Somebody with what they prove it by, and as a room is told of them. */
export interface Actor {
	user: User;
	token: string;
	visitor: Visitor;
}

/** A new account with an open session. */
export async function newActor(name: string): Promise<Actor> {
	const user: User = { id: name.toLowerCase(), name, kind: "account" };
	const session = `session of ${user.id}`;
	const account = env.ACCOUNTS.getByName(user.id);
	await account.create(user.id, name, "no password has this hash", undefined);
	const now = Date.now();
	await runInDurableObject(account, (_, { storage }) => {
		storage.sql.exec("INSERT INTO sessions (id, device, created_at, used_at) VALUES (?, 'a test', ?, ?)", session, now, now);
	});
	return { user, token: await signSession({ user, session }, await signingKey(env), Date.now()), visitor: visitor(user, { session }) };
}

/** A new guest. */
export async function newGuest(name: string): Promise<Actor> {
	const { user, token } = await signIn(name);
	return { user, token, visitor: visitor(user) };
}

/** "ok", or the code of a refusal that is in the form and of the status that it should be. */
export async function wordFor(response: Response): Promise<string> {
	if (response.ok) return "ok";
	const text = await response.clone().text();
	const code = Object.keys(ERRORS).find((one): one is keyof typeof ERRORS => one in ERRORS && text.includes(`"code":"${one}"`));
	if (code === undefined) expect.fail(`no refusal: ${response.status} ${text}`);
	return (await refused(response, code)).code;
}
