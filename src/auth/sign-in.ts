/** Opening sessions, and giving the browser what shows that it has one. */
import type { Context } from "hono";
import type { User } from "../protocol/message.ts";
import type { Credential } from "./credential.ts";
import { deviceOf } from "./device.ts";
import { sessionId } from "./ids.ts";
import { setSessionCookie, signSession } from "./session.ts";
import { signingKey } from "./signing-key.ts";
import type { AppContext } from "./who.ts";

/** Opens a session of an account and sets its cookie. Undefined where the account does not take the credential. */
export async function openSession(c: Context<AppContext>, handle: string, credential: Credential): Promise<User | undefined> {
	const id = sessionId();
	const identity = await c.env.ACCOUNTS.getByName(handle).openSession(id, deviceOf(c.req.header("User-Agent")), credential);
	if (identity) await keepSession(c, identity.user, id);
	return identity?.user;
}

/** Sets the cookie of a session, for `SESSION_MAX_AGE_S` from now. A guest's has no id. */
export async function keepSession(c: Context<AppContext>, user: User, id: string | undefined): Promise<void> {
	const claims = id === undefined ? { user } : { user, session: id };
	setSessionCookie(c, await signSession(claims, await signingKey(c.env), Date.now()));
}
