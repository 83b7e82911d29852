/** Passkeys of a test's own: the calls about them, and an account that has one. */
import { env } from "cloudflare:workers";
import { newChallenge } from "../../../src/auth/challenge.ts";
import { signingKey } from "../../../src/auth/signing-key.ts";
import { NewPasskeyOptions, PasskeyOptions, PasskeyReply, PasskeysReply } from "../../../src/protocol/accounts.ts";
import { newAccount, PASSWORD, type SignedIn } from "./accounts.ts";
import { Authenticator, text } from "./authenticator.ts";
import { call, HERE, read } from "./http.ts";

export const PATH = "/api/account/passkeys";

export const optionsFor = async ({ token }: SignedIn, proof: object = { password: PASSWORD }) =>
	read(await call("POST", `${PATH}/options`, { token, body: proof }), 200, NewPasskeyOptions);
export const signInOptions = async (base = HERE) => read(await call("POST", "/api/session/passkey/options", { base }), 200, PasskeyOptions);
export const send = ({ token }: SignedIn, response: unknown, name = "My phone") => call("POST", PATH, { token, body: { name, response } });
export const signInBy = (response: unknown, more: { token?: string; base?: string } = {}) =>
	call("POST", "/api/session/passkey", { body: { response }, ...more });
export const listed = async ({ token }: SignedIn) => (await read(await call("GET", PATH, { token }), 200, PasskeysReply)).passkeys;
export const challenge = async (purpose: Parameters<typeof newChallenge>[0], at = Date.now()) =>
	text(new TextEncoder().encode(await newChallenge(purpose, await signingKey(env), at)));

/** An account and a device that has a passkey of it. */
export async function withPasskey() {
	const ada = await newAccount();
	const phone = new Authenticator();
	const { passkey } = await read(await send(ada, await phone.create(await optionsFor(ada))), 201, PasskeyReply);
	return { ada, phone, passkey };
}
