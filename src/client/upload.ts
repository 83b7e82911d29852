/** One HTTP call with a body that takes its time: only XMLHttpRequest tells how much of it has gone out. */
import * as v from "valibot";
import { CallError, refusalOf } from "./call.ts";
import { t } from "./texts/first.ts";

/**
 * Posts a body. `onProgress` is told which part of it is out, from 0 to 1. Throws a CallError; once `signal` is aborted, one
 * of the code "aborted".
 */
export function upload<Schema extends v.GenericSchema>(
	path: string,
	schema: Schema,
	body: Blob,
	onProgress: (part: number) => void,
	signal: AbortSignal,
): Promise<v.InferOutput<Schema>> {
	return new Promise((resolve, reject) => {
		const request = new XMLHttpRequest();
		request.open("POST", path);
		request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
		request.onerror = () => reject(new CallError("offline", t.trouble.lost));
		request.onabort = () => reject(new CallError("aborted", t.trouble.stopped));
		request.onload = () => {
			try {
				const json: unknown = JSON.parse(request.responseText);
				if (request.status < 300) resolve(v.parse(schema, json));
				else reject(refusalOf(json));
			} catch {
				// What stands between may have answered in the chat's place.
				reject(new CallError("unavailable", t.trouble.fileNotSent));
			}
		};
		signal.addEventListener("abort", () => request.abort());
		request.send(body);
	});
}
