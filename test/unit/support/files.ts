/** Files of every kind, sent into rooms of this runtime. */
import { env } from "cloudflare:workers";
import { FileReply } from "../../../src/protocol/api.ts";
import type { FileInfo } from "../../../src/protocol/files.ts";
import { type Call, call, read } from "./http.ts";

export interface Sent extends Call {
	name?: string;
	alt?: string;
	/** What the request says of the length of its body, where that is not so. */
	length?: string | undefined;
}

/** Sends a file into a room; the answer is not read yet. */
export function upload(slug: string, content: BodyInit, { name, alt, headers = {}, ...more }: Sent = {}): Promise<Response> {
	const query = new URLSearchParams({ ...(name === undefined ? {} : { name }), ...(alt === undefined ? {} : { alt }) });
	const length = "length" in more ? more.length : String(sizeOf(content));
	return call("POST", `/api/rooms/${slug}/files?${query}`, {
		...more,
		raw: content,
		headers: { ...headers, ...(length === undefined ? {} : { "Content-Length": length }) },
	});
}

/** The file that came of it. */
export async function uploaded(slug: string, content: BodyInit, how: Sent): Promise<FileInfo> {
	return (await read(await upload(slug, content, how), 201, FileReply)).file;
}

function sizeOf(content: BodyInit): number {
	if (typeof content === "string") return new TextEncoder().encode(content).length;
	if (content instanceof Uint8Array) return content.length;
	throw new Error("say how long it is");
}

/** The keys of what the bucket has of a room, or of all rooms. */
export async function keysIn(prefix = ""): Promise<string[]> {
	return (await env.FILES.list({ prefix })).objects.map(({ key }) => key).toSorted();
}

/** The bytes that these characters stand for. */
export const latin = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0));
const be = (value: number, bytes: number) => Array.from({ length: bytes }, (_, n) => (value >>> (8 * (bytes - 1 - n))) & 0xff);

/** The beginning of a PNG, which says how large it is. */
export function png(width: number, height: number): Uint8Array {
	return new Uint8Array([...latin("\x89PNG\r\n\x1a\n"), ...be(13, 4), ...latin("IHDR"), ...be(width, 4), ...be(height, 4), 8, 6, 0, 0, 0]);
}

export function gif(width: number, height: number, rest = ""): Uint8Array {
	return new Uint8Array([...latin("GIF89a"), width & 255, width >> 8, height & 255, height >> 8, 0, 0, 0, ...latin(rest)]);
}

/** A JPEG of so many pixels as it is stored, with what Exif says of how to hold it. */
export function jpeg(width: number, height: number, orientation?: number, isLittle = false): Uint8Array {
	const number = (value: number, bytes: number) => (isLittle ? be(value, bytes).toReversed() : be(value, bytes));
	const tiff = [
		...latin(isLittle ? "II" : "MM"),
		...number(42, 2),
		...number(8, 4),
		...number(2, 2),
		...[...number(0x010f, 2), ...number(2, 2), ...number(4, 4), 0, 0, 0, 0],
		...[...number(0x0112, 2), ...number(3, 2), ...number(1, 4), ...number(orientation ?? 1, 2), 0, 0],
	];
	const exif = orientation === undefined ? [] : [0xff, 0xe1, ...be(tiff.length + 8, 2), ...latin("Exif\0\0"), ...tiff];
	const app0 = [0xff, 0xe0, ...be(16, 2), ...latin("JFIF\0"), 1, 1, 0, 0, 1, 0, 1, 0, 0];
	return new Uint8Array([0xff, 0xd8, ...app0, ...exif, 0xff, 0xc0, ...be(17, 2), 8, ...be(height, 2), ...be(width, 2), 3, 1, 0x22, 0]);
}

export function webp(width: number, height: number): Uint8Array {
	const size = (value: number) => be(value - 1, 3).toReversed();
	return new Uint8Array([...latin("RIFF\x20\0\0\0WEBPVP8X\x0a\0\0\0"), 0, 0, 0, 0, ...size(width), ...size(height)]);
}

/** A box of an ISO media file. */
function box(type: string, ...parts: (number[] | Uint8Array)[]): number[] {
	const content = parts.flatMap((part) => [...part]);
	return [...be(content.length + 8, 4), ...latin(type), ...content];
}

export function avif(width: number, height: number): Uint8Array {
	const ispe = box("ispe", be(0, 4), be(width, 4), be(height, 4));
	const ipma = box("ipma", be(0, 4), be(1, 4), be(1, 2), [1, 1]);
	const pitm = box("pitm", be(0, 4), be(1, 2));
	const meta = box("meta", be(0, 4), pitm, box("iprp", box("ipco", ispe), ipma));
	return new Uint8Array([...box("ftyp", latin("avif\0\0\0\0avifmif1")), ...meta]);
}
