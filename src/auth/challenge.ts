/**
 * What a passkey signs to show that it is there now. A challenge is signed itself and says what it is for and until when it
 * is good, so that handing one out stores nothing, for whoever asks and however often. That it is good only once is the
 * account's to see to, when a key of its has answered it (`PasskeyStore.useChallenge`). No cookie ties it to a browser: a
 * key signs for this site's origin only, and requests of other sites' pages are refused, so nobody can have another's
 * browser answer one or send one.
 */
import { sign, verify } from "hono/jwt";
import * as v from "valibot";
import { CHALLENGE_MAX_AGE_S } from "../protocol/limits.ts";
import type { Answered } from "./passkey-store.ts";

/** What an answer to a challenge does: sign somebody in or confirm who they are, or give this account another key. */
export type Purpose = "sign in" | `add to ${string}`;

const NONCE_BYTES = 16;
const ClaimsSchema = v.object({ nonce: v.string(), purpose: v.string(), exp: v.number() });

/** A new challenge, as a text; the browser is given its bytes. */
export async function newChallenge(purpose: Purpose, key: string, now: number): Promise<string> {
	const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES)).toBase64({ alphabet: "base64url", omitPadding: true });
	return sign({ nonce, purpose, exp: Math.floor(now / 1_000) + CHALLENGE_MAX_AGE_S }, keyOf(key), "HS256");
}

/** Reads a challenge that comes back as base64url. Undefined if it is not ours, for something else, or too old. */
export async function readChallenge(challenge: string, purpose: Purpose, key: string): Promise<Answered | undefined> {
	try {
		const token = new TextDecoder().decode(Uint8Array.fromBase64(challenge, { alphabet: "base64url" }));
		const claims: unknown = await verify(token, keyOf(key), "HS256");
		const { nonce, purpose: signedFor, exp } = v.parse(ClaimsSchema, claims);
		return signedFor === purpose ? { id: nonce, expiresAt: exp * 1_000 } : undefined;
	} catch {
		return undefined;
	}
}

/** A key apart from that of sessions, so that neither can ever be taken for the other. */
function keyOf(key: string): string {
	return `challenge:${key}`;
}
