/**
 * What search sees of a text: its letters, digits and emoji, without case and accents. The index and the page take texts
 * apart alike, so that what is found is what is marked.
 */

/** Signs on letters that do not count: accents of Latin, Greek and Cyrillic, vowel points of Hebrew and Arabic, emoji's variants. */
const ACCENTS =
	/[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]|\ufe0e|\ufe0f/g;
/** Letters that many keyboards do not have and that Unicode does not take apart. */
const ALIKE: Readonly<Record<string, string>> = { ß: "ss", ς: "σ", ı: "i", ø: "o", ł: "l", đ: "d", æ: "ae", œ: "oe" };
/** Each is a word: a character of a script that is written without blanks or with endings, and an emoji. */
const SOLO = /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{Extended_Pictographic}\p{Regional_Indicator}]/gu;
const BETWEEN_WORDS = /[^\p{L}\p{N}\p{M}\p{Extended_Pictographic}\p{Regional_Indicator}]+/gu;
const IS_ASCII = /^[\0-\x7f]*$/;

/** The words of a text, each with one blank before and behind it; a single blank where there are none. */
export function searchable(text: string): string {
	return ` ${takeApart(text)} `.replace(/ {2,}/g, " ");
}

/** A piece of text with blanks, not always single ones, between and around its words as far as they end in it. */
export function takeApart(text: string): string {
	const folded = fold(text);
	return IS_ASCII.test(folded) ? folded.replace(/[^a-z0-9]+/g, " ") : folded.replace(SOLO, " $& ").replace(BETWEEN_WORDS, " ");
}

/** A text without case and accents. */
function fold(text: string): string {
	if (IS_ASCII.test(text)) return text.toLowerCase();
	return text
		.normalize("NFKD")
		.replace(ACCENTS, "")
		.normalize("NFC")
		.toLowerCase()
		.replace(/[ßςıøłđæœ]/g, (letter) => ALIKE[letter] ?? letter);
}
