/** The calls of the page about files. Only XMLHttpRequest tells how much of a body has gone out. */
import * as v from "valibot";
import { FileReply, ProblemSchema } from "../protocol/api.ts";
import type { FileInfo } from "../protocol/files.ts";
import { CallError, call, refusalOf } from "./call.ts";

const OFFLINE = "The connection was lost.";

/** Where a file is fetched from. */
export function fileUrl(slug: string, id: string): string {
	return `/api/rooms/${encodeURIComponent(slug)}/files/${encodeURIComponent(id)}`;
}

/**
 * Sends a file. `onProgress` is told which part of it is out, from 0 to 1. Throws a CallError; once `signal` is aborted, one
 * that nobody needs to see.
 */
export function sendFile(slug: string, file: File, onProgress: (part: number) => void, signal: AbortSignal): Promise<FileInfo> {
	return new Promise((resolve, reject) => {
		const request = new XMLHttpRequest();
		request.open("POST", `/api/rooms/${encodeURIComponent(slug)}/files?${new URLSearchParams({ name: file.name })}`);
		request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
		request.onerror = request.onabort = () => reject(new CallError("offline", OFFLINE));
		request.onload = () => {
			try {
				const json: unknown = JSON.parse(request.responseText);
				if (request.status === 201) resolve(v.parse(FileReply, json).file);
				else reject(refusalOf(v.parse(ProblemSchema, json)));
			} catch {
				// What stands between may have answered in the chat's place.
				reject(new CallError("unavailable", "The file could not be sent."));
			}
		};
		signal.addEventListener("abort", () => request.abort());
		request.send(file);
	});
}

/** Sets the words that stand for a file whose message is not sent yet. */
export async function describeFile(slug: string, id: string, alt: string): Promise<FileInfo> {
	return (await call("PATCH", fileUrl(slug, id), FileReply, { alt })).file;
}
