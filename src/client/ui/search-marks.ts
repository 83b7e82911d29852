/** Where in a text a search has found what it looked for. Pure. */
import { takeApart } from "../../protocol/searchable.ts";

export interface Part {
	readonly text: string;
	readonly isHit: boolean;
}

/** A letter with the signs on it; the parts of a Korean syllable stay together. */
const LETTER = /[\u1100-\u11ff]+|\P{M}\p{M}*|\p{M}+/gsu;
/** An excerpt begins so many characters ahead of the first hit. */
const LEAD_CHARS = 80;

/** The text in parts that together are exactly the text, the hits apart from the rest. */
export function markHits(text: string, needles: readonly string[]): Part[] {
	const { words, from, to } = spread(text);
	const hits = needles.flatMap((needle) => occurrences(words, needle)).sort(([a], [b]) => a - b);
	const parts: Part[] = [];
	let end = 0;
	for (const [first, last] of hits) {
		const start = Math.max(end, from[first] ?? 0);
		const stop = to[last] ?? 0;
		if (stop <= end) continue;
		if (start > end) parts.push({ text: text.slice(end, start), isHit: false });
		const before = parts.at(-1);
		// What two words have found side by side is one mark.
		if (before?.isHit && start === end) parts[parts.length - 1] = { text: before.text + text.slice(start, stop), isHit: true };
		else parts.push({ text: text.slice(start, stop), isHit: true });
		end = stop;
	}
	if (end < text.length) parts.push({ text: text.slice(end), isHit: false });
	return parts;
}

/** The same, cut at its beginning where the first hit is far down a long text. */
export function excerpt(text: string, needles: readonly string[]): Part[] {
	const [first, ...rest] = markHits(text, needles);
	if (!first || first.isHit || rest.length === 0 || first.text.length <= 2 * LEAD_CHARS) return first ? [first, ...rest] : [];
	const lead = first.text.slice(-LEAD_CHARS);
	// Not in the middle of a word, or of a character.
	return [{ text: `…${lead.slice(Math.max(0, lead.search(/\s/u)))}`, isHit: false }, ...rest];
}

/** What is searchable of a text, and for each unit of it where it comes from. */
function spread(text: string): { words: string; from: number[]; to: number[] } {
	let words = " ";
	const [from, to] = [[0], [0]];
	const push = (unit: string, start: number, stop: number) => {
		if (unit === " " && words.endsWith(" ")) return;
		words += unit;
		from.push(start);
		to.push(stop);
	};
	for (const { 0: letter, index } of text.matchAll(LETTER)) {
		for (const unit of takeApart(letter).split("")) push(unit, index, index + letter.length);
	}
	push(" ", text.length, text.length);
	return { words, from, to };
}

/** The first and the last unit of each place where a needle is, without the blanks at its ends. */
function occurrences(words: string, needle: string): [number, number][] {
	const lead = needle.startsWith(" ") ? 1 : 0;
	const trail = needle.endsWith(" ") ? 1 : 0;
	const found: [number, number][] = [];
	for (let at = words.indexOf(needle); at !== -1; at = words.indexOf(needle, at + 1)) {
		found.push([at + lead, at + needle.length - 1 - trail]);
	}
	return found;
}
