/** The way of a request's body into the bucket: its first bytes are looked at, the rest passes through. */
import { refusal } from "../problem.ts";
import { UPLOAD_WITHIN_MS } from "../protocol/limits.ts";

/** The first bytes of a body, as many as there are and `bytes` at most. The rest of the body can still be read. */
export async function readHead(body: ReadableStream<Uint8Array>, bytes: number): Promise<Uint8Array> {
	const reader = body.getReader({ mode: "byob" });
	const { value } = await reader.readAtLeast(bytes, new Uint8Array(bytes));
	reader.releaseLock();
	return value ?? new Uint8Array();
}

/**
 * Puts a body whose head was read into the bucket, whole or not at all: it must have exactly the bytes that were
 * announced, and come within a while.
 */
export async function putBody(
	bucket: R2Bucket,
	key: string,
	head: Uint8Array,
	rest: ReadableStream<Uint8Array>,
	size: number,
): Promise<void> {
	const { readable, writable } = new FixedLengthStream(size);
	const passing = pass(head, rest, writable);
	const [passed, put] = await Promise.allSettled([passing, bucket.put(key, readable)]);
	if (passed.status === "rejected") throw notAsLong();
	if (put.status === "fulfilled") return;
	// A body that ends early fails only here, by the type of error that streams have; the bucket's own is another.
	if (put.reason instanceof TypeError) throw notAsLong();
	console.warn("files: the bucket did not take a file", put.reason);
	throw refusal("unavailable");
}

async function pass(head: Uint8Array, rest: ReadableStream<Uint8Array>, writable: WritableStream<Uint8Array>): Promise<void> {
	const writer = writable.getWriter();
	await writer.write(head);
	writer.releaseLock();
	await rest.pipeTo(writable, { signal: AbortSignal.timeout(UPLOAD_WITHIN_MS) });
}

function notAsLong() {
	return refusal("invalid", { detail: "The file did not come as long as it was announced." });
}
