/** Who is asking: the signed session, in the cookie of a browser or the Authorization header of a script. */
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { sign, verify } from "hono/jwt";
import * as v from "valibot";
import { SESSION_MAX_AGE_S, SESSION_RENEW_AFTER_S } from "../protocol/limits.ts";
import { type User, UserSchema } from "../protocol/message.ts";

const ClaimsSchema = v.object({ user: UserSchema, iat: v.number() });

export interface Session {
	user: User;
	/** Whether it is old enough to be signed anew. */
	isAging: boolean;
}

/** The token that says who somebody is, for `SESSION_MAX_AGE_S` from now. */
export async function signSession(user: User, key: string, now: number): Promise<string> {
	const iat = Math.floor(now / 1_000);
	return sign({ user, iat, exp: iat + SESSION_MAX_AGE_S }, key, "HS256");
}

/** The session that a token stands for; undefined if it is malformed, forged or too old. */
export async function readSession(token: string, key: string, now: number): Promise<Session | undefined> {
	try {
		const claims: unknown = await verify(token, key, "HS256");
		const { user, iat } = v.parse(ClaimsSchema, claims);
		return { user, isAging: now / 1_000 - iat > SESSION_RENEW_AFTER_S };
	} catch {
		return undefined;
	}
}

/** The token that came with a request. */
export function tokenOf(c: Context): string | undefined {
	const [, bearer] = /^Bearer ([\w.-]+)$/i.exec(c.req.header("Authorization") ?? "") ?? [];
	return bearer ?? (isSecure(c) ? getCookie(c, "session", "host") : getCookie(c, "session"));
}

/** Gives the browser its session. Over https the cookie is bound to this host (`__Host-`), which plain http has no way to. */
export function setSessionCookie(c: Context, token: string): void {
	setCookie(c, "session", token, { ...cookieOptions(c), maxAge: SESSION_MAX_AGE_S });
}

export function clearSessionCookie(c: Context): void {
	deleteCookie(c, isSecure(c) ? "__Host-session" : "session", { path: "/", secure: isSecure(c) });
}

function cookieOptions(c: Context) {
	const base = { path: "/", httpOnly: true, sameSite: "Lax" } as const;
	return isSecure(c) ? ({ ...base, secure: true, prefix: "host" } as const) : base;
}

function isSecure(c: Context): boolean {
	return new URL(c.req.url).protocol === "https:";
}
