/**
 * What shows that somebody is who an account is of: its password, a recovery code, a passkey. The costly part happens here,
 * in the Worker, and says the same and takes as long whether the account exists or not. The account has the last word.
 */
import type { Context } from "hono";
import type * as v from "valibot";
import { refusal, refuseTooFast } from "../problem.ts";
import type { PasskeyResponse, Proof } from "../protocol/accounts.ts";
import { isHandle } from "../protocol/names.ts";
import type { Credential } from "./credential.ts";
import { hashRecoveryCode } from "./ids.ts";
import { hashPassword, spendPasswordTime, verifyPassword } from "./password.ts";
import { signingKey } from "./signing-key.ts";
import { siteOf, verifyPasskey } from "./webauthn.ts";
import type { AppContext } from "./who.ts";

/** Makes sure that who is signed in is who the account is of. Refuses a wrong proof, too many of them, and none at all. */
export async function prove(c: Context<AppContext>, { passkey, ...secret }: Proof): Promise<void> {
	const { id } = c.var.session.user;
	const credential = passkey ? await fromPasskey(c, passkey, id) : await fromSecret(c.env, id, secret);
	if (await c.env.ACCOUNTS.getByName(id).prove(credential)) return;
	throw credential.kind === "passkey" ? refusal("bad_passkey") : wrong(credential.kind);
}

/** The credential that a password or a recovery code is. Refuses a wrong password; of a code the account knows whether it is one. */
export async function fromSecret(
	env: Env,
	handle: string,
	{ password, recoveryCode }: Pick<Proof, "password" | "recoveryCode">,
): Promise<Credential> {
	if (password !== undefined) return fromPassword(env, handle, password);
	if (recoveryCode !== undefined) return fromRecoveryCode(env, handle, recoveryCode);
	throw refusal("invalid", { fields: { password: "A password is needed." } });
}

/** The account's handle and the credential that a passkey's answer is. Refuses one that is not right, or of another account than `owner`. */
export async function fromPasskey(
	c: Context<AppContext>,
	response: v.InferOutput<typeof PasskeyResponse>,
	owner?: string,
): Promise<Credential & { handle: string }> {
	const handle = handleIn(response.response.userHandle);
	if (handle === undefined || (owner !== undefined && handle !== owner)) throw refusal("bad_passkey");
	const key = await c.env.ACCOUNTS.getByName(handle).passkeyKey(response.id);
	const verified = key && (await verifyPasskey(siteOf(c.req.url, await signingKey(c.env)), response, key));
	if (!verified) throw refusal("bad_passkey");
	return { kind: "passkey", id: response.id, ...verified, handle };
}

/** The refusal of a secret. It says the same whether the secret is wrong or there is no such account. */
export function wrong(kind: "password" | "recoveryCode"): ReturnType<typeof refusal> {
	return refusal("bad_credentials", kind === "password" ? {} : { detail: "The handle or the recovery code is wrong." });
}

async function fromPassword(env: Env, handle: string, password: string): Promise<Credential> {
	const hash = await takeTry(env, handle);
	if (hash === undefined) {
		await spendPasswordTime(password);
		throw wrong("password");
	}
	const { ok, isOutdated } = await verifyPassword(password, hash);
	if (!ok) throw wrong("password");
	if (!isOutdated) return { kind: "password", hash };
	const renewed = await hashPassword(password);
	const isRenewed = await env.ACCOUNTS.getByName(handle).renewHash(hash, renewed);
	return { kind: "password", hash: isRenewed ? renewed : hash };
}

async function fromRecoveryCode(env: Env, handle: string, code: string): Promise<Credential> {
	await takeTry(env, handle);
	return { kind: "recoveryCode", hash: await hashRecoveryCode(handle, code) };
}

/** Counts a try against the account; the hash of its password, if there is one. What can be nobody's handle asks no object. */
async function takeTry(env: Env, handle: string): Promise<string | undefined> {
	if (!isHandle(handle)) return undefined;
	const { waitMs, hash } = await env.ACCOUNTS.getByName(handle).attempt();
	refuseTooFast(waitMs);
	return hash;
}

/** The handle that a passkey keeps; undefined if it can be none. */
function handleIn(userHandle: string): string | undefined {
	try {
		const text = new TextDecoder().decode(Uint8Array.fromBase64(userHandle, { alphabet: "base64url" }));
		return isHandle(text) ? text : undefined;
	} catch {
		return undefined;
	}
}
