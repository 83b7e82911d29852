/** The key that sessions are signed with: made on first use and kept here, unless the operator has set one as a secret. */
import { DurableObject } from "cloudflare:workers";

const NAME = "key";
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
}

let cached: string | undefined;

/** The signing key. Asked for once per isolate. */
export async function signingKey(env: Env): Promise<string> {
	if (env.SESSION_KEY) return env.SESSION_KEY;
	const key = cached ?? (await env.SIGNING_KEY.getByName(NAME).get());
	cached = key;
	return key;
}
