/** Random ids and codes: long enough that nobody guesses one and no two are the same. */
const GUEST_ID_BYTES = 12;
const SESSION_ID_BYTES = 18;
/** 32 letters and digits, none of which is taken for another: 5 bits each. */
const CODE_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const CODE_CHARS = 12;
const CODE_GROUP = 4;

/** A new guest's id. */
export function guestId(): string {
	return `~${random(GUEST_ID_BYTES)}`;
}

export function sessionId(): string {
	return random(SESSION_ID_BYTES);
}

/** A recovery code, "xxxx-xxxx-xxxx": 60 bits, so that a plain hash of it is enough. */
export function recoveryCode(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(CODE_CHARS));
	// 256 is a multiple of 32, so that each character is as likely as any other.
	const chars = Array.from(bytes, (byte) => CODE_ALPHABET.charAt(byte % CODE_ALPHABET.length)).join("");
	return chars.replace(new RegExp(`.{${CODE_GROUP}}(?=.)`, "g"), "$&-");
}

/** What is kept of a recovery code, however it was typed: the same for one code of one account. */
export async function hashRecoveryCode(handle: string, code: string): Promise<string> {
	const typed = code.toLowerCase().replace(/[\s-]/g, "").replaceAll("o", "0").replace(/[il]/g, "1");
	const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${handle}\n${typed}`));
	return new Uint8Array(hash).toBase64({ alphabet: "base64url", omitPadding: true });
}

function random(bytes: number): string {
	return crypto.getRandomValues(new Uint8Array(bytes)).toBase64({ alphabet: "base64url" });
}
