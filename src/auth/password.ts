/** Passwords as the server keeps them: only as salted scrypt hashes, and none that anybody would guess. */
import { scryptSync, timingSafeEqual } from "node:crypto";
import { normalizePassword } from "../protocol/passwords.ts";
import { COMMON_PASSWORDS } from "./common-passwords.ts";

interface Cost {
	N: number;
	r: number;
	p: number;
}

interface StoredHash {
	cost: Cost;
	salt: Uint8Array;
	key: Uint8Array;
}

/** 16 MiB and about 130 ms. PBKDF2 is refused in production beyond 100,000 rounds, which is too few today. */
const COST: Cost = { N: 16_384, r: 8, p: 5 };
/** The runtime refuses more than this for N * r * p in production (workerd, `limit-enforcer.h`). */
const COST_MAX = 2 ** 20;
/** The most for N * r, at 128 bytes each: with twice as much, scrypt passes its default limit of 32 MiB and fails. */
const BLOCKS_MAX = 2 ** 17;
const SALT_BYTES = 16;
const KEY_BYTES = 32;
/** `scrypt$N$r$p$salt$key`, the last two as base64url: 22 and 43 characters are 16 and 32 bytes. */
const STORED = /^scrypt\$([1-9]\d{0,6})\$([1-9]\d{0,6})\$([1-9]\d{0,6})\$([\w-]{22})\$([\w-]{43})$/;

const NO_SALT = new Uint8Array(SALT_BYTES);
const NO_KEY = new Uint8Array(KEY_BYTES);

/**
 * A string to keep in the place of a password. Carries its salt and its cost, so that hashes of an older cost go on to be
 * verified. Two hashes of one password differ. Blocks the isolate for about 130 ms: call it in the Worker, never in a room.
 */
export async function hashPassword(password: string): Promise<string> {
	const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
	const key = derive(password, salt, COST);
	return ["scrypt", COST.N, COST.r, COST.p, base64url(salt), base64url(key)].join("$");
}

/**
 * Whether a password is the one that was hashed, and whether its hash has another cost than a new one would have, in which
 * case it should be hashed anew while the password is at hand. Throws when what is stored is no hash of ours; nobody is
 * let in by that. Takes as long as `hashPassword`.
 */
export async function verifyPassword(password: string, stored: string): Promise<{ ok: boolean; isOutdated: boolean }> {
	const { cost, salt, key } = parseHash(stored);
	const ok = timingSafeEqual(derive(password, salt, cost), key);
	return { ok, isOutdated: cost.N !== COST.N || cost.r !== COST.r || cost.p !== COST.p };
}

/**
 * Takes the time that verifying a wrong password takes. For a sign-in whose account does not exist, so that the time does
 * not tell. No hash is kept for it: one made beforehand would go out of date, and one made on first use would give itself
 * away by taking twice as long.
 */
export async function spendPasswordTime(password: string): Promise<void> {
	timingSafeEqual(derive(password, NO_SALT, COST), NO_KEY);
}

/**
 * Whether a password is one of the first that anybody would try: among the hundred most common, one character again and
 * again, or the handle, as it is, repeated, or with up to two digits behind it. Case does not count.
 */
export function isWeakPassword(password: string, handle: string): boolean {
	const text = normalizePassword(password).toLowerCase();
	const own = handle.toLowerCase();
	// What the handle leaves of the text: nothing of its repetitions, or the digits behind them.
	const isOwn = own !== "" && text.startsWith(own) && /^\d{0,2}$/.test(text.replaceAll(own, ""));
	return COMMON_PASSWORDS.has(text) || isOwn || /^(.)\1*$/su.test(text);
}

// The callback form of scrypt exists, but it does the whole work before it returns and no other request gets a turn: it
// would only look as if it did not block.
function derive(password: string, salt: Uint8Array, cost: Cost): Uint8Array {
	return scryptSync(normalizePassword(password), salt, KEY_BYTES, cost);
}

function parseHash(stored: string): StoredHash {
	const [, N, r, p, salt, key] = STORED.exec(stored) ?? [];
	// The text itself stays out of the error, which goes to the log.
	if (salt === undefined || key === undefined) throw new Error("A stored password hash is malformed.");
	const cost = { N: Number(N), r: Number(r), p: Number(p) };
	const isPowerOfTwo = cost.N > 1 && Number.isInteger(Math.log2(cost.N));
	if (!isPowerOfTwo || cost.N * cost.r > BLOCKS_MAX || cost.N * cost.r * cost.p > COST_MAX) {
		throw new Error("A stored password hash has a cost that cannot be computed here.");
	}
	return { cost, salt: fromBase64url(salt), key: fromBase64url(key) };
}

function base64url(bytes: Uint8Array): string {
	return bytes.toBase64({ alphabet: "base64url", omitPadding: true });
}

function fromBase64url(text: string): Uint8Array {
	return Uint8Array.fromBase64(text, { alphabet: "base64url" });
}
