/** Asks a public website for a page: every redirect is looked at before it is followed, time and size are bounded. */

import { publicUrl } from "../../src/protocol/public-url.ts";
import type { Fetch } from "../command.ts";

const USER_AGENT = "Mozilla/5.0 (compatible; Chattorum/1.0; link preview)";
const REDIRECTS_MAX = 4;
/** For all redirects together; a page that takes longer has no preview. */
const TIMEOUT_MS = 5_000;
/** What says what a page is stands at its beginning. */
const PAGE_MAX_BYTES = 512 * 1024;

export type FetchedPage =
	| { readonly kind: "page"; readonly url: URL; readonly html: string }
	/** It is no page that a preview could be made of, and will not be one in a minute. */
	| { readonly kind: "none" }
	| { readonly kind: "later" };

/** The page at an address, cut to what is needed of it. Never throws. */
export async function fetchPage(address: string, fetch: Fetch): Promise<FetchedPage> {
	const signal = AbortSignal.timeout(TIMEOUT_MS);
	let url = publicUrl(address);
	try {
		for (let hops = 0; url && hops <= REDIRECTS_MAX; hops++) {
			const response: Response = await fetch(url.href, {
				headers: { "User-Agent": USER_AGENT, Accept: "text/html,application/xhtml+xml" },
				redirect: "manual",
				signal,
			});
			const location = response.headers.get("Location");
			if (response.status >= 300 && response.status < 400 && location !== null) {
				await response.body?.cancel();
				url = publicUrl(URL.parse(location, url.href)?.href ?? "");
				continue;
			}
			const isPage =
				response.status === 200 && /^(?:text\/html|application\/xhtml\+xml)\b/i.test(response.headers.get("Content-Type") ?? "");
			if (isPage) return { kind: "page", url, html: await readText(response) };
			await response.body?.cancel();
			return { kind: response.status === 429 || response.status >= 500 ? "later" : "none" };
		}
		return { kind: "none" };
	} catch {
		return { kind: "later" };
	}
}

/** The beginning of a page, in the character set that it is in; the rest of it is not taken in. */
async function readText({ headers, body }: Response): Promise<string> {
	const bytes = new Uint8Array(PAGE_MAX_BYTES);
	let length = 0;
	for await (const chunk of body ?? []) {
		const part = chunk.subarray(0, PAGE_MAX_BYTES - length);
		bytes.set(part, length);
		length += part.byteLength;
		if (length === PAGE_MAX_BYTES) break;
	}
	const page = bytes.subarray(0, length);
	return decoderFor(headers.get("Content-Type") ?? "", page).decode(page);
}

/** By the header, else by what the page says of itself in its first bytes (HTML Standard, 13.2.3.2), else UTF-8. */
function decoderFor(contentType: string, page: Uint8Array): TextDecoder {
	const start = new TextDecoder("latin1").decode(page.subarray(0, 1024));
	const label = /charset=["']?([\w.:-]+)/i.exec(contentType)?.[1] ?? /<meta[^>]+charset=["']?([\w.:-]+)/i.exec(start)?.[1];
	try {
		return new TextDecoder(label);
	} catch {
		return new TextDecoder();
	}
}
