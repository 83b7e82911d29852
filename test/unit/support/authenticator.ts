/** A device with passkeys, in software: ES256, without attestation. It answers what it is asked, or what a test makes of it. */
import type * as v from "valibot";
import type { NewPasskeyOptions, PasskeyOptions } from "../../../src/protocol/accounts.ts";
import { HERE } from "./http.ts";

const FLAGS = { present: 0x01, verified: 0x04, attested: 0x40 };
const COORDINATE_BYTES = 32;

/** What a device may say that is not as it was asked. */
export interface Twist {
	origin?: string;
	type?: string;
	rpId?: string;
	challenge?: string;
	/** Whether it has made sure who holds it. */
	isVerified?: boolean;
	counter?: number;
	attestation?: [string, unknown][];
	/** Another device's key in the place of its own. */
	signer?: CryptoKey;
}

export const text = (bytes: Uint8Array): string => bytes.toBase64({ alphabet: "base64url", omitPadding: true });
const utf8 = (string: string): Uint8Array => new TextEncoder().encode(string);
const join = (...parts: (Uint8Array | number[])[]): Uint8Array => new Uint8Array(parts.flatMap((part) => [...part]));
const sha256 = async (bytes: Uint8Array): Promise<Uint8Array> => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));

export class Authenticator {
	readonly id = crypto.getRandomValues(new Uint8Array(16));
	#keys: CryptoKeyPair | undefined;
	#userHandle = "";
	counter = 0;

	get signer(): CryptoKey {
		if (!this.#keys) throw new Error("there is no key yet");
		return this.#keys.privateKey;
	}

	/** Makes a passkey, as `navigator.credentials.create` and `toJSON` do. */
	async create(options: v.InferOutput<typeof NewPasskeyOptions>, twist: Twist = {}) {
		const keys = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
		if (!("privateKey" in keys)) throw new Error("not a pair of keys");
		this.#keys = keys;
		this.#userHandle = options.user.id;
		const raw = await crypto.subtle.exportKey("raw", keys.publicKey);
		if (!(raw instanceof ArrayBuffer)) throw new Error("not a raw key");
		const [x, y] = [new Uint8Array(raw, 1, COORDINATE_BYTES), new Uint8Array(raw, 1 + COORDINATE_BYTES)];
		const cose = cbor(
			new Map<unknown, unknown>([
				[1, 2],
				[3, -7],
				[-1, 1],
				[-2, x],
				[-3, y],
			]),
		);
		const attested = join(new Uint8Array(16), [0, this.id.length], this.id, cose);
		const authData = join(await this.#authData(options.rp.id, FLAGS.attested, twist), attested);
		const attestation = twist.attestation ?? [
			["fmt", "none"],
			["attStmt", new Map()],
		];
		const clientData = this.#clientData("webauthn.create", options.challenge, twist);
		return this.#answer({
			clientDataJSON: text(clientData),
			attestationObject: text(cbor(new Map<unknown, unknown>([...attestation, ["authData", authData]]))),
			transports: ["internal"],
		});
	}

	/** Answers a challenge, as `navigator.credentials.get` and `toJSON` do. */
	async get(options: v.InferOutput<typeof PasskeyOptions>, twist: Twist = {}) {
		const authenticatorData = await this.#authData(options.rpId, 0, twist);
		const clientData = this.#clientData("webauthn.get", options.challenge, twist);
		const signed = join(authenticatorData, await sha256(clientData));
		const raw = new Uint8Array(await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, twist.signer ?? this.signer, signed));
		return this.#answer({
			clientDataJSON: text(clientData),
			authenticatorData: text(authenticatorData),
			signature: text(der(raw)),
			userHandle: this.#userHandle,
		});
	}

	#answer<Response extends object>(response: Response) {
		const id = text(this.id);
		return {
			id,
			rawId: id,
			type: "public-key",
			authenticatorAttachment: "platform",
			clientExtensionResults: { credProps: { rk: true } },
			response,
		};
	}

	#clientData(type: string, challenge: string, twist: Twist): Uint8Array {
		return utf8(
			JSON.stringify({
				type: twist.type ?? type,
				challenge: twist.challenge ?? challenge,
				origin: twist.origin ?? HERE,
				crossOrigin: false,
			}),
		);
	}

	async #authData(rpId: string, more: number, { rpId: other, isVerified = true, counter = this.counter }: Twist): Promise<Uint8Array> {
		const flags = FLAGS.present | (isVerified ? FLAGS.verified : 0) | more;
		const count = new Uint8Array(4);
		new DataView(count.buffer).setUint32(0, counter);
		return join(await sha256(utf8(other ?? rpId)), [flags], count);
	}
}

/** The part of CBOR (RFC 8949) that a key and its attestation need. */
function cbor(value: unknown): Uint8Array {
	if (typeof value === "number") return value < 0 ? head(1, -1 - value) : head(0, value);
	if (value instanceof Uint8Array) return join(head(2, value.length), value);
	if (typeof value === "string") return join(head(3, utf8(value).length), utf8(value));
	if (Array.isArray(value)) return join(head(4, value.length), ...value.map(cbor));
	if (value instanceof Map) return join(head(5, value.size), ...[...value].flat().map(cbor));
	throw new Error(`no CBOR for ${typeof value}`);
}

function head(major: number, length: number): Uint8Array {
	const type = major << 5;
	if (length < 24) return join([type | length]);
	return length < 256 ? join([type | 24, length]) : join([type | 25, length >> 8, length & 255]);
}

/** Two numbers side by side, as WebCrypto signs, in ASN.1, as WebAuthn does. */
function der(raw: Uint8Array): Uint8Array {
	const numbers = [raw.subarray(0, COORDINATE_BYTES), raw.subarray(COORDINATE_BYTES)].map((number) => {
		const from = Math.max(
			0,
			number.findIndex((byte) => byte !== 0),
		);
		const bytes = number.subarray(from);
		const positive = (bytes[0] ?? 0) > 127 ? join([0], bytes) : bytes;
		return join([2, positive.length], positive);
	});
	const both = join(...numbers);
	return join([48, both.length], both);
}
