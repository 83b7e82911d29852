/** Puts the person who asks beside the request, and keeps out those who may not ask. */
import type { Context, MiddlewareHandler } from "hono";
import { refusal } from "../problem.ts";
import type { Visitor } from "../room/visitor.ts";
import { netOf } from "./net.ts";
import { type Claims, readSession, tokenOf } from "./session.ts";
import { signingKey } from "./signing-key.ts";

/** Who asks. */
export interface Session extends Omit<Claims, "user">, Visitor {}

export interface AppContext {
	Bindings: Env;
	Variables: { session: Session };
}

/** The session of who asks; undefined for nobody that is known here, or whose session was ended. */
export async function sessionOf(c: Context<AppContext>): Promise<Session | undefined> {
	const token = tokenOf(c);
	const key = await signingKey(c.env);
	const claims = token === undefined ? undefined : await readSession(token, key, Date.now());
	if (!claims) return undefined;
	const net = await netOf(c.req.header("CF-Connecting-IP"), key);
	const { user, session, isAging } = claims;
	if (user.kind !== "account") return { user, was: [], net, isAging };
	const identity = session === undefined ? undefined : await c.env.ACCOUNTS.getByName(user.id).use(session);
	return identity && session !== undefined ? { ...identity, session, net, isAging } : undefined;
}

/** What a room is told of who asks. */
export function visitorOf({ user, session, was, net }: Session): Visitor {
	return { user, ...(session === undefined ? {} : { session }), was, net };
}

/** Refuses who is not signed in; behind it, `c.var.session` says who is. */
export const requireSession: MiddlewareHandler<AppContext> = async (c, next) => {
	const session = await sessionOf(c);
	if (!session) throw refusal("signed_out");
	c.set("session", session);
	await next();
};

/** Refuses guests too. */
export const requireAccount: MiddlewareHandler<AppContext> = async (c, next) => {
	const session = await sessionOf(c);
	if (!session) throw refusal("signed_out");
	if (session.user.kind !== "account") throw refusal("account_needed");
	c.set("session", session);
	await next();
};

/** What `Sec-Fetch-Site` says of others; "same-site" is a sibling under one domain. Values that the standard does not know are to be ignored. */
const FOREIGN_SITES = ["cross-site", "same-site"];

/**
 * Refuses what another site's page has its visitor's browser do: a browser names the page's origin in every request
 * that changes something and in every upgrade, and scripts, which have no visitor, name none. Most browsers also say
 * how the page's site relates to this one. That tells schemes apart, as `isOwn` cannot.
 */
export const refuseForeignOrigin: MiddlewareHandler<AppContext> = async (c, next) => {
	const origin = c.req.header("Origin");
	const isUpgrade = c.req.header("Upgrade") !== undefined;
	const isSafe = c.req.method === "GET" || c.req.method === "HEAD";
	const isForeign =
		FOREIGN_SITES.includes(c.req.header("Sec-Fetch-Site") ?? "") || (origin !== undefined && !isOwn(origin, new URL(c.req.url)));
	if (isForeign && (isUpgrade || !isSafe)) throw refusal("foreign_origin");
	await next();
};

function isOwn(origin: string, url: URL): boolean {
	// Hosts are compared, not schemes: in front of a local server there may be a tunnel that speaks https.
	return URL.canParse(origin) && new URL(origin).host === url.host;
}
