/** What a file is, by its first bytes. Neither its name nor what the sender says of it is asked. */
import type { FileType } from "../protocol/files.ts";

/** What a file of a type has at which place; a character stands for a byte. The first that fits counts. */
const SIGNATURES: readonly (readonly [FileType, ...(readonly [at: number, ...anyOf: string[]])[]])[] = [
	["image/png", [0, "\x89PNG\r\n\x1a\n"]],
	["image/jpeg", [0, "\xff\xd8\xff"]],
	["image/gif", [0, "GIF87a", "GIF89a"]],
	["image/webp", [0, "RIFF"], [8, "WEBP"]],
	["audio/wav", [0, "RIFF"], [8, "WAVE"]],
	["image/avif", [4, "ftypavif", "ftypavis"]],
	["audio/mp4", [4, "ftypM4A ", "ftypM4B "]],
	["video/mp4", [4, "ftyp"], [8, "isom", "iso", "mp4", "avc1", "M4V", "dash", "MSNV"]],
	["audio/ogg", [0, "OggS"]],
	["audio/mpeg", [0, "ID3"]],
	// A frame of MPEG layer III, of versions 1 and 2, with and without a checksum.
	["audio/mpeg", [0, "\xff\xfb", "\xff\xfa", "\xff\xf3", "\xff\xf2"]],
	["application/pdf", [0, "%PDF-"]],
	["application/zip", [0, "PK\x03\x04", "PK\x05\x06"]],
];
/** Matroska, which says near its beginning that it is WebM where it keeps to what browsers play. */
const MATROSKA = "\x1aE\xdf\xa3";
const WEBM = "B\x82\x84webm";
/** All of the above is within so many bytes. */
const SIGNATURE_BYTES = 64;

export function typeOf(head: Uint8Array): FileType {
	const start = String.fromCharCode(...head.subarray(0, SIGNATURE_BYTES));
	if (start.startsWith(MATROSKA) && start.includes(WEBM)) return "video/webm";
	const [type] = SIGNATURES.find(([, ...parts]) => parts.every(([at, ...any]) => any.some((part) => start.startsWith(part, at)))) ?? [];
	return type ?? (isText(head) ? "text/plain" : "application/octet-stream");
}

/** Whether the first bytes are UTF-8 to be read. Where they end within a character, that is no fault of theirs. */
function isText(head: Uint8Array): boolean {
	try {
		const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false }).decode(head, { stream: true });
		return !text.replaceAll(/[\t\n\f\r]/g, "").match(/\p{Cc}/u);
	} catch {
		return false;
	}
}
