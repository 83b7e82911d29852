/**
 * Which addresses the Workers may ask: those of the public web. What people write must not lead them to machines that only
 * their own network reaches. A deployed Worker has no such network; one on a laptop or behind a tunnel has.
 */

/** Names that are never on the public web (RFC 6761, RFC 6762, RFC 8375, and what routers and firms use at home). */
const LOCAL_NAMES = "localhost local localdomain internal intranet private corp home lan arpa test invalid example onion alt".split(" ");

/** Networks that are nobody's on the public internet (IANA's special-purpose registries): first address and prefix length. */
const SPECIAL_V4: readonly (readonly [string, number])[] = [
	["0.0.0.0", 8],
	["10.0.0.0", 8],
	["100.64.0.0", 10],
	["127.0.0.0", 8],
	["169.254.0.0", 16],
	["172.16.0.0", 12],
	["192.0.0.0", 24],
	["192.0.2.0", 24],
	["192.88.99.0", 24],
	["192.168.0.0", 16],
	["198.18.0.0", 15],
	["198.51.100.0", 24],
	["203.0.113.0", 24],
	["224.0.0.0", 3],
];

/** The address if it is one of a public website at a usual port; undefined for anything else. */
export function publicUrl(text: string): URL | undefined {
	const url = URL.parse(text);
	if (!url || !/^https?:$/.test(url.protocol) || url.port !== "" || url.username !== "" || url.password !== "") return undefined;
	// The parser has brought every way of writing an IPv4 address into the one with dots.
	const host = url.hostname.replace(/\.$/, "");
	if (host.startsWith("[")) return undefined;
	if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return SPECIAL_V4.some(([first, bits]) => isWithin(host, first, bits)) ? undefined : url;
	const labels = host.split(".");
	return labels.length > 1 && !LOCAL_NAMES.includes(labels.at(-1) ?? "") ? url : undefined;
}

function isWithin(address: string, first: string, bits: number): boolean {
	const shift = 32 - bits;
	return toNumber(address) >>> shift === toNumber(first) >>> shift;
}

function toNumber(address: string): number {
	return address.split(".").reduce((number, part) => number * 256 + Number(part), 0);
}
