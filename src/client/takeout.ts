/** Taking a room's messages with one, and bringing those of another into a new one. */
import { ImportReply } from "../protocol/api.ts";
import { upload } from "./upload.ts";

/** Where a room can be had as a file: as a page to read, or as lines that can be imported. */
export function exportAddress(slug: string, format: "html" | "ndjson"): string {
	return `/api/rooms/${encodeURIComponent(slug)}/export?format=${format}`;
}

/** Sends a file to be imported, as `upload` sends what takes its time; gives how many messages it brought. */
export async function importFile(slug: string, file: Blob, onProgress: (part: number) => void, signal: AbortSignal): Promise<number> {
	return (await upload(`/api/rooms/${encodeURIComponent(slug)}/import`, ImportReply, file, onProgress, signal)).messages;
}
