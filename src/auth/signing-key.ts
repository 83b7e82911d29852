/**
 * The key that sessions are signed with, unless the operator has set one as a secret, and the one that notifications are
 * signed with. Both are made on first use and kept here.
 */
import { DurableObject } from "cloudflare:workers";

const NAME = "key";
const VAPID = "vapid";
const KEY_BYTES = 32;

/** An object of its own, since whoever can call it can sign in as anybody: no other Worker is bound to it. */
export class SigningKey extends DurableObject<Env> {
	async get(): Promise<string> {
		const kept = this.ctx.storage.kv.get<string>(NAME);
		if (kept !== undefined) return kept;
		const made = crypto.getRandomValues(new Uint8Array(KEY_BYTES)).toHex();
		this.ctx.storage.kv.put(NAME, made);
		return made;
	}

	async vapid(): Promise<VapidKey> {
		const kept = this.ctx.storage.kv.get<VapidKey>(VAPID);
		if (kept !== undefined) return kept;
		const made = await makeVapidKey();
		// Another call may have made one meanwhile.
		const first = this.ctx.storage.kv.get<VapidKey>(VAPID) ?? made;
		this.ctx.storage.kv.put(VAPID, first);
		return first;
	}
}

/** What push services know this chat by (VAPID, RFC 8292). Browsers are subscribed to it, so it never changes. */
export interface VapidKey {
	/** In base64url, uncompressed. */
	publicKey: string;
	privateKey: JsonWebKey;
}

async function makeVapidKey(): Promise<VapidKey> {
	const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign"]);
	if (!("publicKey" in pair)) throw new Error("a pair of keys was asked for");
	const raw = await crypto.subtle.exportKey("raw", pair.publicKey);
	const privateKey = await crypto.subtle.exportKey("jwk", pair.privateKey);
	if (!(raw instanceof ArrayBuffer) || privateKey instanceof ArrayBuffer) throw new Error("the forms of keys were asked for");
	return {
		publicKey: new Uint8Array(raw).toBase64({ alphabet: "base64url", omitPadding: true }),
		privateKey: { ...privateKey, alg: "ES256" },
	};
}

let cached: string | undefined;
let cachedVapid: VapidKey | undefined;

/** The signing key. Asked for once per isolate. */
export async function signingKey(env: Env): Promise<string> {
	if (env.SESSION_KEY) return env.SESSION_KEY;
	const key = cached ?? (await env.SIGNING_KEY.getByName(NAME).get());
	cached = key;
	return key;
}

/** The key that notifications are signed with. Asked for once per isolate. */
export async function vapidKey(env: Env): Promise<VapidKey> {
	const key = cachedVapid ?? (await env.SIGNING_KEY.getByName(NAME).vapid());
	cachedVapid = key;
	return key;
}
