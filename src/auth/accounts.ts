/** The calls about accounts: making one, and what somebody does with their own. */
import { Hono } from "hono";
import * as v from "valibot";
import { readBody, refusal } from "../problem.ts";
import { AccountPatchBody, CloseAccountBody, NewAccountBody, PasswordBody, ProofBody } from "../protocol/accounts.ts";
import { RECOVERY_CODES } from "../protocol/limits.ts";
import { GuestNameSchema } from "../protocol/names.ts";
import { push } from "../push/routes.ts";
import { readSettings } from "../settings.ts";
import { hashRecoveryCode, recoveryCode } from "./ids.ts";
import { passkeys } from "./passkeys.ts";
import { hashPassword, isWeakPassword } from "./password.ts";
import { prove } from "./proof.ts";
import { clearSessionCookie } from "./session.ts";
import { openSession } from "./sign-in.ts";
import { refuseAtWall, refuseTooManyAccounts } from "./wall.ts";
import { type AppContext, requireAccount, sessionOf } from "./who.ts";

export const accounts = new Hono<AppContext>().post("/", async (c) => {
	if (!readSettings(c.env).signUp) throw refusal("sign_up_closed");
	const { handle, password, ...asked } = await readBody(c.req, NewAccountBody);
	refuseWeak(password, handle, "password");
	const known = await sessionOf(c);
	const guest = known?.user.kind === "guest" ? known.user : undefined;
	const name = asked.name ?? guest?.name ?? handle;
	// A handle may have a word in it that a name may not.
	if (!v.is(GuestNameSchema, name)) throw refusal("invalid", { fields: { name: "This name is reserved. Please choose another." } });
	await refuseAtWall(c);
	const account = c.env.ACCOUNTS.getByName(handle);
	// Asked first, since hashing costs more than anything else here; the object decides.
	if (await account.isTaken()) throw refusal("handle_taken");
	await refuseTooManyAccounts(c);
	const hash = await hashPassword(password);
	if (!(await account.create(handle, name, hash, guest?.id))) throw refusal("handle_taken");
	const user = await openSession(c, handle, { kind: "password", hash });
	if (!user) throw refusal("handle_taken");
	return c.json({ user }, 201);
});

export const account = new Hono<AppContext>()
	.use(requireAccount)
	.get("/", async (c) => {
		const info = await c.env.ACCOUNTS.getByName(c.var.session.user.id).info();
		if (!info) throw refusal("signed_out");
		return c.json(info);
	})
	.patch("/", async (c) => {
		const { name } = await readBody(c.req, AccountPatchBody);
		const user = await c.env.ACCOUNTS.getByName(c.var.session.user.id).rename(name);
		if (!user) throw refusal("signed_out");
		return c.json({ user });
	})
	.put("/password", async (c) => {
		const { user, session } = c.var.session;
		const { newPassword, ...proof } = await readBody(c.req, PasswordBody);
		refuseWeak(newPassword, user.id, "newPassword");
		await prove(c, proof);
		await c.env.ACCOUNTS.getByName(user.id).changePassword(await hashPassword(newPassword), session);
		return c.body(null, 204);
	})
	.post("/recovery", async (c) => {
		const { id } = c.var.session.user;
		await prove(c, await readBody(c.req, ProofBody));
		const codes = Array.from({ length: RECOVERY_CODES }, recoveryCode);
		await c.env.ACCOUNTS.getByName(id).setRecovery(await Promise.all(codes.map((code) => hashRecoveryCode(id, code))));
		return c.json({ codes }, 201);
	})
	.get("/sessions", async (c) => {
		const { user, session } = c.var.session;
		const sessions = await c.env.ACCOUNTS.getByName(user.id).sessions();
		return c.json({ sessions: sessions.map((one) => (one.id === session ? { ...one, current: true } : one)) });
	})
	.delete("/sessions/:id", async (c) => {
		const { user, session } = c.var.session;
		const id = c.req.param("id");
		if (!(await c.env.ACCOUNTS.getByName(user.id).endSession(id))) throw refusal("no_session");
		if (id === session) clearSessionCookie(c);
		return c.body(null, 204);
	})
	.delete("/sessions", async (c) => {
		await c.env.ACCOUNTS.getByName(c.var.session.user.id).endOthers(undefined);
		clearSessionCookie(c);
		return c.body(null, 204);
	})
	.delete("/", async (c) => {
		const { messages, ...proof } = await readBody(c.req, CloseAccountBody);
		await prove(c, proof);
		await c.env.ACCOUNTS.getByName(c.var.session.user.id).close(messages === "remove");
		clearSessionCookie(c);
		return c.body(null, 204);
	})
	.route("/passkeys", passkeys)
	.route("/push", push);

function refuseWeak(password: string, handle: string, field: string): void {
	if (isWeakPassword(password, handle)) throw refusal("invalid", { fields: { [field]: "This password is too easy to guess." } });
}
