/** The addresses in a text. Whatever is not plainly http, https or mailto stays text. Pure. */

export type Piece =
	| { readonly kind: "text"; readonly text: string }
	| { readonly kind: "link"; readonly text: string; readonly url: string };

/**
 * Not after a letter, digit or such, so that "xhttp://" is no address; up to white space, quotes, angle brackets, backquotes,
 * or what stands between the text and the address of a Markdown link.
 */
const ADDRESS = /(?<![\p{L}\p{N}_])(?:https?:\/\/|mailto:)(?:(?!\]\()[^\s<>"“”«»`])+/giu;
/** What ends a sentence rather than an address. */
const PUNCTUATION = new Set(".,;:!?'’*_~…。，、！？；：");
const BRACKETS: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{", "）": "（", "」": "「", "】": "【" };
const PROTOCOLS = ["http:", "https:", "mailto:"];

/** The text as pieces that together are exactly the text. */
export function splitLinks(text: string): Piece[] {
	const pieces: Piece[] = [];
	let end = 0;
	for (const match of text.matchAll(ADDRESS)) {
		const found = trimEnd(match[0]);
		const url = parse(found);
		if (url === undefined) continue;
		if (match.index > end) pieces.push({ kind: "text", text: text.slice(end, match.index) });
		pieces.push({ kind: "link", text: found, url });
		end = match.index + found.length;
	}
	if (end < text.length) pieces.push({ kind: "text", text: text.slice(end) });
	return pieces;
}

/** The address if it is one that a page may lead people to. */
export function safeUrl(text: string): string | undefined {
	try {
		const { protocol, href } = new URL(text);
		return PROTOCOLS.includes(protocol) ? href : undefined;
	} catch {
		return undefined;
	}
}

/**
 * Without the punctuation and the closing brackets that belong to the sentence around it. Each character is looked at once
 * or twice, however long the rows of brackets are that somebody writes.
 */
function trimEnd(found: string): string {
	const left = new Map<string, number>();
	for (const char of found) left.set(char, (left.get(char) ?? 0) + 1);
	let end = found.length;
	for (; end > 0; end--) {
		const last = found[end - 1] ?? "";
		const opening = BRACKETS[last];
		const isUnopened = opening !== undefined && (left.get(opening) ?? 0) < (left.get(last) ?? 0);
		if (!PUNCTUATION.has(last) && !isUnopened) break;
		left.set(last, (left.get(last) ?? 0) - 1);
	}
	return found.slice(0, end);
}

function parse(found: string): string | undefined {
	// A scheme alone, with nothing behind it, leads nowhere.
	return /^(?:https?:\/\/[^/?#]|mailto:[^@\s]+@)/i.test(found) ? safeUrl(found) : undefined;
}
