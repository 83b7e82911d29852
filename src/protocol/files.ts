/** Files that come with messages: what is said of one, what it may be called, and what of it a browser may show. */
import * as v from "valibot";
import { FILE_NAME_MAX_CHARS } from "./limits.ts";
import { countChars, isVisible, withoutUnseen } from "./visible.ts";

export const FileInfoSchema = v.object({
	/** What it is asked for by, in its room. */
	id: v.string(),
	name: v.string(),
	/** By what it holds, not by what it is called. */
	type: v.string(),
	/** Bytes. */
	size: v.number(),
	/** Of an image, as it is shown, in pixels. */
	width: v.exactOptional(v.number()),
	height: v.exactOptional(v.number()),
	/** Words for who does not see it. */
	alt: v.exactOptional(v.string()),
});
/** A file as everybody in its room sees it. */
export type FileInfo = v.InferOutput<typeof FileInfoSchema>;

/**
 * The types that a browser shows by itself, and what names their files end in. None of them runs anything: SVG, HTML and
 * PDF are not among them.
 */
const SHOWN = {
	"image/png": "png",
	"image/jpeg": "jpg",
	"image/gif": "gif",
	"image/webp": "webp",
	"image/avif": "avif",
	"audio/mpeg": "mp3",
	"audio/mp4": "m4a",
	"audio/ogg": "ogg",
	"audio/wav": "wav",
	"video/mp4": "mp4",
	"video/webm": "webm",
} as const;
const SAVED = { "application/pdf": "pdf", "application/zip": "zip", "text/plain": "txt", "application/octet-stream": "bin" } as const;
const ENDINGS = { ...SHOWN, ...SAVED };

export type FileType = keyof typeof ENDINGS;

/** How a file is shown: as what it is, or, whatever else there may be, as something to save. */
export function kindOf(type: string): "image" | "audio" | "video" | "other" {
	if (!Object.hasOwn(SHOWN, type)) return "other";
	if (type.startsWith("image/")) return "image";
	return type.startsWith("audio/") ? "audio" : "video";
}

/** What a file is called: the name that somebody gave it, without what is no name or deceives, or else one of its type. */
export function fileName(typed: string, type: FileType): string {
	const last = typed.toWellFormed().normalize("NFC").split(/[/\\]/).at(-1) ?? "";
	const tidy = withoutUnseen(last.replace(/\s+/gu, " "))
		.replace(/(\p{M}{4})\p{M}+/gu, "$1")
		.replace(/^[. ]+|[. ]+$/g, "");
	if (!isVisible(tidy)) return `${type.startsWith("image/") ? "image" : "file"}.${ENDINGS[type]}`;
	if (countChars(tidy) <= FILE_NAME_MAX_CHARS) return tidy;
	const [ending = ""] = /\.[a-z0-9]{1,10}$/i.exec(tidy) ?? [];
	const stem = [...tidy.slice(0, tidy.length - ending.length)];
	return stem.slice(0, FILE_NAME_MAX_CHARS - ending.length).join("") + ending;
}
