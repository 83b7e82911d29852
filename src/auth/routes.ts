/** The calls about who one is: choosing a name as a guest, asking who one is, leaving. */
import { Hono } from "hono";
import { readBody, refusal } from "../problem.ts";
import { GuestBody } from "../protocol/api.ts";
import type { User } from "../protocol/message.ts";
import { readSettings } from "../settings.ts";
import { clearSessionCookie, setSessionCookie, signSession } from "./session.ts";
import { signingKey } from "./signing-key.ts";
import { type AppContext, requireSession, sessionOf } from "./who.ts";

const GUEST_ID_BYTES = 12;

export const session = new Hono<AppContext>()
	.post("/", async (c) => {
		if (!readSettings(c.env).guests) throw refusal("guests_off");
		const { name } = await readBody(c.req, GuestBody);
		const key = await signingKey(c.env);
		const known = await sessionOf(c);
		// A guest who chooses a name again is the same person under another name.
		const id = known?.user.kind === "guest" ? known.user.id : `~${randomId()}`;
		const user: User = { id, name, kind: "guest" };
		setSessionCookie(c, await signSession(user, key, Date.now()));
		return c.json({ user }, 201);
	})
	.get("/", requireSession, async (c) => {
		const { user, isAging } = c.var.session;
		if (isAging) setSessionCookie(c, await signSession(user, await signingKey(c.env), Date.now()));
		return c.json({ user });
	})
	.delete("/", (c) => {
		clearSessionCookie(c);
		return c.body(null, 204);
	});

function randomId(): string {
	return crypto.getRandomValues(new Uint8Array(GUEST_ID_BYTES)).toBase64({ alphabet: "base64url" });
}
