/** One notification to one push service: encrypted, signed (VAPID, RFC 8292), and what came of it. */
import { sign } from "hono/jwt";
import type { VapidKey } from "../auth/signing-key.ts";
import { PUSH_TIMEOUT_MS, PUSH_TTL_S } from "../protocol/limits.ts";
import { publicUrl } from "../protocol/public-url.ts";
import { encrypt, type Keys } from "./encrypt.ts";

/** How long a push service believes a signature; it may be a day at most. */
const SIGNED_FOR_S = 12 * 60 * 60;

/** Where a notification goes. */
export interface Target extends Keys {
	endpoint: string;
	/** The address of this chat, by which the push service's operator can reach us. */
	site: string;
}

export interface Push {
	body: string;
	urgency: "low" | "normal" | "high";
	/** Of pushes of one topic that wait for a device, the push service keeps the last. 32 characters of base64url at most. */
	topic?: string;
}

/** `gone`: the device takes no notifications any more. `later`: perhaps it can be done then; Unix milliseconds, if it was said when. */
export type Posted = { kind: "sent" | "gone" | "refused" } | { kind: "later"; at?: number };

/** Whether an address may be one of a push service: https on the public web, or where the operator allows it. */
export function isPushService(endpoint: string, origins: readonly string[]): boolean {
	return origins.includes(URL.parse(endpoint)?.origin ?? "") || publicUrl(endpoint)?.protocol === "https:";
}

/** Never throws: whatever goes wrong on the way may go well later. */
export async function post(push: Push, target: Target, key: VapidKey, now: number): Promise<Posted> {
	try {
		const response = await fetch(target.endpoint, {
			method: "POST",
			headers: {
				Authorization: await vapid(target, key, now),
				"Content-Encoding": "aes128gcm",
				"Content-Type": "application/octet-stream",
				TTL: String(PUSH_TTL_S),
				Urgency: push.urgency,
				...(push.topic === undefined ? {} : { Topic: push.topic }),
			},
			body: await encrypt(push.body, target),
			// Nobody leads us elsewhere.
			redirect: "manual",
			signal: AbortSignal.timeout(PUSH_TIMEOUT_MS),
		});
		await response.body?.cancel();
		return read(response, now);
	} catch (error) {
		console.warn("push: a push service could not be reached", error);
		return { kind: "later" };
	}
}

async function vapid({ endpoint, site }: Target, { publicKey, privateKey }: VapidKey, now: number): Promise<string> {
	// A contact has to be https, also where the chat itself is not.
	const sub = site.replace(/^http:/, "https:");
	const exp = Math.floor(now / 1_000) + SIGNED_FOR_S;
	return `vapid t=${await sign({ aud: new URL(endpoint).origin, exp, sub }, privateKey, "ES256")}, k=${publicKey}`;
}

function read({ ok, status, headers }: Response, now: number): Posted {
	if (ok) return { kind: "sent" };
	if (status === 404 || status === 410) return { kind: "gone" };
	if (status !== 429 && status < 500) {
		console.error("push: a push service refused a notification", status);
		return { kind: "refused" };
	}
	const after = headers.get("Retry-After") ?? "";
	const at = /^\d+$/.test(after) ? now + Number(after) * 1_000 : Date.parse(after);
	return { kind: "later", ...(Number.isNaN(at) ? {} : { at }) };
}
