/** Who is asking: the signed session, in the cookie of a browser or the Authorization header of a script. */
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { sign, verify } from "hono/jwt";
import * as v from "valibot";
import { SESSION_MAX_AGE_S, SESSION_RENEW_AFTER_S } from "../protocol/limits.ts";
import { type User, UserSchema } from "../protocol/message.ts";

/** An account's session has an id, by which it is listed and ended; a guest's is good for as long as it is signed. */
const ClaimsSchema = v.object({ user: UserSchema, session: v.exactOptional(v.string()), iat: v.number() });

/** What a token says. */
export interface Claims {
	user: User;
	session?: string;
	/** Whether it is old enough to be signed anew. */
	isAging: boolean;
}

/** The token that says who somebody is, for `SESSION_MAX_AGE_S` from now. */
export async function signSession({ user, session }: Pick<Claims, "user" | "session">, key: string, now: number): Promise<string> {
	const iat = Math.floor(now / 1_000);
	return sign({ user, ...(session === undefined ? {} : { session }), iat, exp: iat + SESSION_MAX_AGE_S }, key, "HS256");
}

/** What a token says; undefined if it is malformed, forged or too old. */
export async function readSession(token: string, key: string, now: number): Promise<Claims | undefined> {
	try {
		const claims: unknown = await verify(token, key, "HS256");
		const { iat, ...who } = v.parse(ClaimsSchema, claims);
		return { ...who, isAging: now / 1_000 - iat > SESSION_RENEW_AFTER_S };
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
