/** The calls about who one is: choosing a name as a guest, signing in, asking who one is, leaving. */
import { type Context, Hono } from "hono";
import * as v from "valibot";
import { readBody, refusal } from "../problem.ts";
import { PasskeySignInBody, SignInBody } from "../protocol/accounts.ts";
import { GuestBody } from "../protocol/bodies.ts";
import { SIGN_IN_REFUSED_MS } from "../protocol/limits.ts";
import type { User } from "../protocol/message.ts";
import { isHandle } from "../protocol/names.ts";
import { readSettings } from "../settings.ts";
import { guestId } from "./ids.ts";
import { fromPasskey, fromSecret, wrong } from "./proof.ts";
import { clearSessionCookie } from "./session.ts";
import { keepSession, openSession } from "./sign-in.ts";
import { signingKey } from "./signing-key.ts";
import { refuseAtWall } from "./wall.ts";
import { passkeyOptions, siteOf } from "./webauthn.ts";
import { type AppContext, requireSession, sessionOf } from "./who.ts";

const AnyBody = v.looseObject({ handle: v.optional(v.unknown()) });

export const session = new Hono<AppContext>()
	.post("/", async (c) => {
		const { handle } = await readBody(c.req, AnyBody);
		return c.json({ user: handle === undefined ? await enterAsGuest(c) : await signIn(c) }, 201);
	})
	.get("/", requireSession, async (c) => {
		const { user, session: id, isAging } = c.var.session;
		if (isAging) await keepSession(c, user, id);
		return c.json({ user });
	})
	.delete("/", async (c) => {
		const known = await sessionOf(c);
		clearSessionCookie(c);
		if (known?.session !== undefined) await c.env.ACCOUNTS.getByName(known.user.id).endSession(known.session);
		return c.body(null, 204);
	})
	.post("/passkey/options", async (c) => c.json(await passkeyOptions(siteOf(c.req.url, await signingKey(c.env)), Date.now())))
	.post("/passkey", async (c) => {
		const { response } = await readBody(c.req, PasskeySignInBody);
		await refuseAtWall(c);
		const { handle, ...credential } = await fromPasskey(c, response);
		const user = await openSession(c, handle, credential);
		if (!user) throw refusal("bad_passkey");
		return c.json({ user }, 201);
	});

async function enterAsGuest(c: Context<AppContext>): Promise<User> {
	if (!readSettings(c.env).guests) throw refusal("guests_off");
	const { name } = await readBody(c.req, GuestBody);
	const known = await sessionOf(c);
	// A guest who chooses a name again is the same person under another name.
	const id = known?.user.kind === "guest" ? known.user.id : guestId();
	const user: User = { id, name, kind: "guest" };
	await keepSession(c, user, undefined);
	return user;
}

async function signIn(c: Context<AppContext>): Promise<User> {
	const body = await readBody(c.req, SignInBody);
	await refuseAtWall(c);
	const earliest = scheduler.wait(SIGN_IN_REFUSED_MS);
	try {
		return await signInBy(c, body);
	} catch (error) {
		await earliest;
		throw error;
	}
}

async function signInBy(c: Context<AppContext>, { handle: typed, ...secret }: v.InferOutput<typeof SignInBody>): Promise<User> {
	const handle = typed.toLowerCase();
	const credential = await fromSecret(c.env, handle, secret);
	const user = isHandle(handle) ? await openSession(c, handle, credential) : undefined;
	if (!user) throw wrong(secret.password === undefined ? "recoveryCode" : "password");
	return user;
}
