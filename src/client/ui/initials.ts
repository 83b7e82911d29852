/** What stands in the place of a picture: one or two letters, and a colour that a person keeps. Pure. */

/** As many as the stylesheet has. */
export const HUES = 12;

/** The first letter of the first and of the last word. Letters as people see them, so an emoji or an accent stays whole. */
export function initialsOf(name: string): string {
	const words = name.trim().split(/\s+/u);
	const first = firstLetter(words[0] ?? "");
	const last = words.length > 1 ? firstLetter(words.at(-1) ?? "") : "";
	return (first + last).toLocaleUpperCase();
}

/** A number below HUES that depends on the id alone (FNV-1a). */
export function hueOf(id: string): number {
	let hash = 0x811c9dc5;
	for (const char of id) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
	// The low bits of FNV differ little for short texts; fold the high ones in.
	return ((hash ^ (hash >>> 15)) >>> 0) % HUES;
}

/** Making one takes longer than all the rest of a row. */
const letters = new Intl.Segmenter();

function firstLetter(word: string): string {
	const [first] = letters.segment(word);
	return first?.segment ?? "";
}
