/** The calls about the passkeys of one's account. */
import { Hono } from "hono";
import { readBody, refusal } from "../problem.ts";
import { NewPasskeyBody, PasskeyPatchBody, ProofBody } from "../protocol/accounts.ts";
import { prove } from "./proof.ts";
import { signingKey } from "./signing-key.ts";
import { newPasskeyOptions, siteOf, verifyNewPasskey } from "./webauthn.ts";
import type { AppContext } from "./who.ts";

/** Behind `requireAccount`. */
export const passkeys = new Hono<AppContext>()
	.get("/", async (c) => c.json({ passkeys: await c.env.ACCOUNTS.getByName(c.var.session.user.id).passkeys() }))
	.post("/options", async (c) => {
		const { user } = c.var.session;
		await prove(c, await readBody(c.req, ProofBody));
		const known = await c.env.ACCOUNTS.getByName(user.id).knownPasskeys();
		return c.json(await newPasskeyOptions(siteOf(c.req.url, await signingKey(c.env)), user, known, Date.now()));
	})
	// The challenge that it answers was given for a proof.
	.post("/", async (c) => {
		const { id } = c.var.session.user;
		const { name, response } = await readBody(c.req, NewPasskeyBody);
		const verified = await verifyNewPasskey(siteOf(c.req.url, await signingKey(c.env)), id, response);
		if (!verified) throw refusal("bad_passkey");
		const passkey = await c.env.ACCOUNTS.getByName(id).addPasskey({ ...verified.passkey, name }, verified.answered);
		if (typeof passkey === "string") throw refusal(passkey);
		return c.json({ passkey }, 201);
	})
	.patch("/:id", async (c) => {
		const { name } = await readBody(c.req, PasskeyPatchBody);
		const passkey = await c.env.ACCOUNTS.getByName(c.var.session.user.id).renamePasskey(c.req.param("id"), name);
		if (!passkey) throw refusal("no_passkey");
		return c.json({ passkey });
	})
	.delete("/:id", async (c) => {
		if (!(await c.env.ACCOUNTS.getByName(c.var.session.user.id).removePasskey(c.req.param("id")))) throw refusal("no_passkey");
		return c.body(null, 204);
	});
