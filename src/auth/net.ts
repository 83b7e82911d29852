/** Where somebody comes from, as a hash that says nothing to who has no key and is the same for the same network. */

/** Bytes of the hash: enough that no two networks share one by chance. */
const HASH_BYTES = 12;

/** An IPv4 address as IPv6 writes it. */
const MAPPED = /^::ffff:(?=\d+\.)/i;

/**
 * The hash of an address, or of its network where it is IPv6, of which everybody has more than they can count. Empty
 * where the address is not known, or is this machine's: in development all people come from there.
 */
export async function netOf(from: string | undefined, key: string): Promise<string> {
	const address = from?.replace(MAPPED, "") ?? "";
	if (address === "" || address === "::1" || address.startsWith("127.")) return "";
	const bytes = new TextEncoder();
	const secret = await crypto.subtle.importKey("raw", bytes.encode(`net:${key}`), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
	const hash = await crypto.subtle.sign("HMAC", secret, bytes.encode(networkOf(address)));
	return new Uint8Array(hash, 0, HASH_BYTES).toBase64({ alphabet: "base64url" });
}

/** An IPv4 address, or the first 64 bits of an IPv6 address, written out. */
function networkOf(address: string): string {
	if (!address.includes(":")) return address;
	const [head = "", tail] = address.split("::");
	const before = head === "" ? [] : head.split(":");
	const after = tail === undefined || tail === "" ? [] : tail.split(":");
	const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
	const groups = [...before, ...Array(Math.max(0, zeros)).fill("0"), ...after];
	return groups
		.slice(0, 4)
		.map((group) => group.toLowerCase().replace(/^0+(?=.)/, ""))
		.join(":");
}
