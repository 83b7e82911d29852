/** Encrypts what only one browser can read: Message Encryption for Web Push (RFC 8291), with the content coding of RFC 8188. */

/** What a browser has said to encrypt for; both in base64url. */
export interface Keys {
	p256dh: string;
	auth: string;
}

/** What is made anew for each message; given in tests alone. */
export interface Ephemeral {
	pair: CryptoKeyPair;
	salt: Uint8Array;
}

const CURVE = { name: "ECDH", namedCurve: "P-256" };
/** Bytes of a record, of which there is one. */
const RECORD_SIZE = 4096;
const LAST_RECORD = 2;

/** The body of a push. Throws where the key is no point on the curve. */
export async function encrypt(text: string, keys: Keys, made?: Ephemeral): Promise<Uint8Array> {
	const { pair, salt } = made ?? (await ephemeral());
	const theirs = decode(keys.p256dh);
	const ours = await exportRaw(pair.publicKey);
	const secret = await sharedSecret(pair.privateKey, theirs);
	const keyInfo = concat(bytes("WebPush: info\0"), theirs, ours);
	const ikm = await hkdf(decode(keys.auth), secret, keyInfo, 32);
	const key = await hkdf(salt, ikm, bytes("Content-Encoding: aes128gcm\0"), 16);
	const nonce = await hkdf(salt, ikm, bytes("Content-Encoding: nonce\0"), 12);
	const aes = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["encrypt"]);
	const record = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, aes, concat(bytes(text), Uint8Array.of(LAST_RECORD)));
	const size = new Uint8Array(4);
	new DataView(size.buffer).setUint32(0, RECORD_SIZE);
	return concat(salt, size, Uint8Array.of(ours.length), ours, new Uint8Array(record));
}

/** Whether a browser's keys are such that something can be encrypted for them. */
export async function areGood({ p256dh, auth }: Keys): Promise<boolean> {
	try {
		await crypto.subtle.importKey("raw", decode(p256dh), CURVE, false, []);
		return decode(auth).length === 16;
	} catch {
		return false;
	}
}

async function ephemeral(): Promise<Ephemeral> {
	const pair = await crypto.subtle.generateKey(CURVE, true, ["deriveBits"]);
	if (!("publicKey" in pair)) throw new Error("a pair of keys was asked for");
	return { pair, salt: crypto.getRandomValues(new Uint8Array(16)) };
}

async function sharedSecret(ours: CryptoKey, theirs: Uint8Array): Promise<ArrayBuffer> {
	// The types of the runtime call it `$public`; the runtime calls it as everybody does.
	const algorithm = { ...CURVE, public: await crypto.subtle.importKey("raw", theirs, CURVE, false, []) };
	return crypto.subtle.deriveBits(algorithm, ours, 256);
}

async function exportRaw(key: CryptoKey): Promise<Uint8Array> {
	const raw = await crypto.subtle.exportKey("raw", key);
	if (!(raw instanceof ArrayBuffer)) throw new Error("a raw key was asked for");
	return new Uint8Array(raw);
}

async function hkdf(salt: Uint8Array, secret: ArrayBuffer, info: Uint8Array, length: number): Promise<ArrayBuffer> {
	const key = await crypto.subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]);
	return crypto.subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt, info }, key, length * 8);
}

function decode(text: string): Uint8Array {
	return Uint8Array.fromBase64(text, { alphabet: "base64url" });
}

function bytes(text: string): Uint8Array {
	return new TextEncoder().encode(text);
}

function concat(...parts: Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
