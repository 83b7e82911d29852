/// <reference path="./http_ece.d.ts" />
/** A browser that takes notifications: it has keys that pushes are encrypted for, and reads what it gets by another's code than ours. */
import { Buffer } from "node:buffer";
import { createECDH, randomBytes } from "node:crypto";
import ece from "http_ece";
import * as v from "valibot";
import { type Notice, NoticeSchema } from "../../src/protocol/push.ts";

export interface PushBrowser {
	readonly keys: { p256dh: string; auth: string };
	/** What a push says. Throws on what it cannot read. */
	read(body: ArrayBuffer): Notice;
}

export function newPushBrowser(): PushBrowser {
	const curve = createECDH("prime256v1");
	const p256dh = curve.generateKeys().toString("base64url");
	const authSecret = randomBytes(16).toString("base64url");
	return {
		keys: { p256dh, auth: authSecret },
		read: (body) => {
			const text = ece.decrypt(Buffer.from(body), { version: "aes128gcm", privateKey: curve, authSecret }).toString("utf8");
			return v.parse(NoticeSchema, JSON.parse(text));
		},
	};
}
