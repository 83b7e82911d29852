/** The calls of the page about files. */
import { FileReply } from "../protocol/api.ts";
import type { FileInfo } from "../protocol/files.ts";
import { call } from "./call.ts";
import { upload } from "./upload.ts";

/** Where a file is fetched from. */
export function fileUrl(slug: string, id: string): string {
	return `/api/rooms/${encodeURIComponent(slug)}/files/${encodeURIComponent(id)}`;
}

/** Sends a file, as `upload` sends what takes its time. */
export async function sendFile(slug: string, file: File, onProgress: (part: number) => void, signal: AbortSignal): Promise<FileInfo> {
	const path = `/api/rooms/${encodeURIComponent(slug)}/files?${new URLSearchParams({ name: file.name })}`;
	return (await upload(path, FileReply, file, onProgress, signal)).file;
}

/** Sets the words that stand for a file whose message is not sent yet. */
export async function describeFile(slug: string, id: string, alt: string): Promise<FileInfo> {
	return (await call("PATCH", fileUrl(slug, id), FileReply, { alt })).file;
}
