/** The one way to ask a provider: honest about who asks, bounded in time and size, never an exception. */
import type { Fetch } from "../command.ts";
import { type Failure, failure, type Limited } from "./quote.ts";

const USER_AGENT = "Mozilla/5.0 (compatible; Chattorum/1.0)";
/** The largest body that is of use is some 20 kB. */
const BODY_MAX_BYTES = 256 * 1024;

export interface ProviderRequest {
	readonly url: string;
	/** Secrets go here and not into the address, which others log. */
	readonly headers?: Readonly<Record<string, string>>;
}

export interface Reply {
	readonly kind: "reply";
	readonly status: number;
	readonly headers: Headers;
	/** Without a byte order mark. */
	readonly text: string;
}

/** What came back within `timeoutMs`, whatever its status, or why there is nothing to read. No redirect is followed. */
export async function fetchText(request: ProviderRequest, fetch: Fetch, timeoutMs: number): Promise<Reply | Failure> {
	if (timeoutMs <= 0) return failure("down", "no time left to ask");
	try {
		const response = await fetch(request.url, {
			headers: { "User-Agent": USER_AGENT, Accept: "application/json, text/csv;q=0.9, */*;q=0.5", ...request.headers },
			redirect: "manual",
			signal: AbortSignal.timeout(timeoutMs),
		});
		const { status, headers, body } = response;
		if (status >= 300 && status < 400) {
			await body?.cancel();
			return failure("down", `HTTP ${status}`);
		}
		const text = await readText(body);
		return text === undefined ? failure("bad_payload", "the body is too large") : { kind: "reply", status, headers, text };
	} catch (error) {
		return failure("down", error instanceof Error ? error.name : "the request failed");
	}
}

/** A body as text, or undefined as soon as it is known to be too large; the rest of it is then not taken in. */
async function readText(body: ReadableStream<Uint8Array> | null): Promise<string | undefined> {
	const decoder = new TextDecoder();
	let text = "";
	let bytes = 0;
	for await (const chunk of body ?? []) {
		bytes += chunk.byteLength;
		if (bytes > BODY_MAX_BYTES) return undefined;
		text += decoder.decode(chunk, { stream: true });
	}
	return text + decoder.decode();
}

/** Whether a body is markup: a page for people, put in the way of the data, whatever its status and type say. */
export function isMarkup(text: string): boolean {
	return text.trimStart().startsWith("<");
}

/** What a reply comes to if it cannot hold a quote, judged by what all providers have in common. */
export function commonFailure({ status, headers, text }: Reply, now: number): Limited | Failure | undefined {
	if (status === 429) return { kind: "limited", retryAfterS: retryAfterS(headers, now) };
	if (status === 404 || status >= 500) return failure("down", `HTTP ${status}`);
	if (isMarkup(text)) return failure("blocked", `markup with HTTP ${status}`);
	if (status === 401 || status === 403) return failure("blocked", `HTTP ${status}`);
	return status === 200 ? undefined : failure("down", `HTTP ${status}`);
}

/** The wait that a Retry-After header asks for, in either of its two forms. */
function retryAfterS(headers: Headers, now: number): number | undefined {
	const value = headers.get("Retry-After")?.trim() ?? "";
	const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - now) / 1000;
	return seconds > 0 && Number.isFinite(seconds) ? seconds : undefined;
}

/** The JSON that a text is, or undefined, which no JSON text means. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
