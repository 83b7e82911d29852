/** The HTTP calls of the page about accounts: making one, getting into it, looking after it, closing it. */
import * as v from "valibot";
import {
	type AccountInfo,
	AccountSchema,
	NewPasskeyOptions,
	type PasskeyInfo,
	PasskeyOptions,
	PasskeyReply,
	PasskeysReply,
	RecoveryReply,
	type SessionInfo,
	SessionsReply,
} from "../protocol/accounts.ts";
import { UserReply } from "../protocol/api.ts";
import type { User } from "../protocol/message.ts";
import { CallError, call } from "./call.ts";
import { t } from "./texts/later.ts";

/** A new account. Without a name it gets the guest's that one is, or else its handle; what the guest wrote is then the account's. */
export interface NewAccount {
	handle: string;
	name?: string;
	password: string;
}

/** What shows that who is signed in is who the account is of: the password, a recovery code, which is used up, or `byPasskey()`. */
export type Proof = { password: string } | { recoveryCode: string } | { passkey: unknown };

/** Makes an account and signs in. Refused as `handle_taken`, `invalid` (with `fields`), `sign_up_closed` or `rate_limited`. */
export async function signUp(account: NewAccount): Promise<User> {
	return (await call("POST", "/api/accounts", UserReply, account)).user;
}

/** Refused as `bad_credentials`, or as `rate_limited` after too many tries. */
export async function signInWithPassword(handle: string, password: string): Promise<User> {
	return (await call("POST", "/api/session", UserReply, { handle, password })).user;
}

/** Uses the code up. Refused as a wrong password is. */
export async function signInWithRecoveryCode(handle: string, recoveryCode: string): Promise<User> {
	return (await call("POST", "/api/session", UserReply, { handle, recoveryCode })).user;
}

/** Has the browser ask for a passkey, which knows its account by itself. Refused as `bad_passkey`, or see `askPasskey`. */
export async function signInWithPasskey(): Promise<User> {
	return (await call("POST", "/api/session/passkey", UserReply, { response: await askPasskey() })).user;
}

export async function fetchAccount(): Promise<AccountInfo> {
	return call("GET", "/api/account", AccountSchema);
}

export async function rename(name: string): Promise<User> {
	return (await call("PATCH", "/api/account", UserReply, { name })).user;
}

/** A passkey as a proof. It is good for one call, for five minutes; throws as `askPasskey` does. */
export async function byPasskey(): Promise<Proof> {
	return { passkey: await askPasskey() };
}

/** Sets a new password; all other sessions end. A wrong proof is refused as `bad_credentials`, as it is in all calls that take one. */
export async function changePassword(proof: Proof, newPassword: string): Promise<void> {
	await call("PUT", "/api/account/password", v.unknown(), { ...proof, newPassword });
}

/** The sessions of the account, the last used first; `current` is this one. */
export async function fetchSessions(): Promise<SessionInfo[]> {
	return (await call("GET", "/api/account/sessions", SessionsReply)).sessions;
}

/** Signs a session out, wherever it is. */
export async function endSession(id: string): Promise<void> {
	await call("DELETE", `/api/account/sessions/${encodeURIComponent(id)}`, v.unknown());
}

/** Signs out everywhere, here too. */
export async function endAllSessions(): Promise<void> {
	await call("DELETE", "/api/account/sessions", v.unknown());
}

/** Closes the account for good and signs out. What was written stays, under "deleted account", or goes. */
export async function closeAccount(proof: Proof, messages: "keep" | "remove"): Promise<void> {
	await call("DELETE", "/api/account", v.unknown(), { ...proof, messages });
}

/** Ten new codes, which the server never shows again. Earlier ones are no longer good. */
export async function newRecoveryCodes(proof: Proof): Promise<string[]> {
	return (await call("POST", "/api/account/recovery", RecoveryReply, proof)).codes;
}

/** The passkeys of the account, the oldest first. */
export async function fetchPasskeys(): Promise<PasskeyInfo[]> {
	return (await call("GET", "/api/account/passkeys", PasskeysReply)).passkeys;
}

/** Has the browser make a passkey. Refused as `passkey_known` where the device has one of this account, or see `askPasskey`. */
export async function addPasskey(name: string, proof: Proof): Promise<PasskeyInfo> {
	const options = await call("POST", "/api/account/passkeys/options", NewPasskeyOptions, proof);
	const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
	const response = await fromAuthenticator(() => navigator.credentials.create({ publicKey }));
	return (await call("POST", "/api/account/passkeys", PasskeyReply, { name, response })).passkey;
}

export async function renamePasskey(id: string, name: string): Promise<PasskeyInfo> {
	return (await call("PATCH", `/api/account/passkeys/${encodeURIComponent(id)}`, PasskeyReply, { name })).passkey;
}

export async function removePasskey(id: string): Promise<void> {
	await call("DELETE", `/api/account/passkeys/${encodeURIComponent(id)}`, v.unknown());
}

/** Whether passkeys work here: in a browser that knows them, over https or on localhost, and not at a mere IP address. */
export function canUsePasskeys(): boolean {
	const isKnown = typeof PublicKeyCredential === "function" && typeof PublicKeyCredential.parseRequestOptionsFromJSON === "function";
	return isKnown && !/^[\d.]+$|^\[/.test(location.hostname);
}

/** Throws a CallError "cancelled" where the person let it be, and "passkey_failed" where the browser could not. */
async function askPasskey(): Promise<unknown> {
	const options = await call("POST", "/api/session/passkey/options", PasskeyOptions);
	const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
	return fromAuthenticator(() => navigator.credentials.get({ publicKey }));
}

/** What the authenticator answers, ready to be sent. */
async function fromAuthenticator(ask: () => Promise<Credential | null>): Promise<unknown> {
	try {
		const credential = await ask();
		if (credential instanceof PublicKeyCredential) return credential.toJSON();
	} catch (error) {
		const name = error instanceof DOMException ? error.name : "";
		// Browsers do not tell a "no" from a wait that was too long, so that a site learns nothing about a device.
		if (name === "NotAllowedError" || name === "AbortError") throw new CallError("cancelled", t.proof.notChosen);
		if (name === "InvalidStateError") throw new CallError("passkey_known", t.proof.known);
		console.error("account-api: a passkey failed", error);
	}
	throw new CallError("passkey_failed", t.proof.failed);
}
