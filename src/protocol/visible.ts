/** What of a text its readers see. */

/** Characters that cannot be seen or that change how the text around them looks: controls, and all that is drawn as nothing. */
export const UNSEEN = /[\p{Cc}\p{DI}\u2800\ufff9-\ufffb]/u;
/** The signs that kill a vowel and so join letters in the scripts of India and its neighbours. */
const VIRAMA = /[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u1039\u103a\u17d2\u1b44\ua953\ua9c0]/.source;
/** Scripts that are always written in joined letters: Arabic, Syriac, Mongolian, N'Ko, Adlam, Rohingya. */
const JOINED = /[\p{scx=Arab}\p{scx=Syrc}\p{scx=Mong}\p{scx=Nkoo}\p{scx=Adlm}\p{scx=Rohg}]/u.source;
/** Where unseen characters belong to how a language or an emoji is written. Anywhere else they only serve to deceive. */
export const UNSEEN_IN_PLACE = new RegExp(
	[
		// Joiners beside a virama (Marathi, Bengali, Malayalam, Sinhala); in Malayalam also at the end of a word.
		`(?<=${VIRAMA})[\\u200c\\u200d]`,
		`(?<=\\p{L})[\\u200c\\u200d](?=${VIRAMA})`,
		// Joiners between joined letters (Persian, Urdu, Kurdish).
		`(?<=(?=[\\p{L}\\p{M}])${JOINED})[\\u200c\\u200d](?=(?=\\p{L})${JOINED})`,
		// Forms of one letter (Japanese family names, Mongolian).
		/(?<=\p{sc=Han})[\u{e0100}-\u{e01ef}]|(?<=\p{sc=Mong})[\u180b-\u180d\u180f]/u.source,
		// Emoji: in colour or as text, keycaps, joined ones, the flags of England and its like.
		/(?<=\p{ExtPict})[\ufe0e\ufe0f]|(?<=[0-9#*])\ufe0f(?=\u20e3)/u.source,
		/(?<=\p{ExtPict}[\ufe0f\p{Emoji_Modifier}]?)\u200d(?=\p{ExtPict})/u.source,
		/(?<=\u{1f3f4})[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}/u.source,
	].join("|"),
	"gu",
);
const UNSEEN_OUT_OF_PLACE = new RegExp(`(${UNSEEN_IN_PLACE.source})|${UNSEEN.source}`, "gu");
/** Marks of scripts whose spelling puts up to four on one letter, each in a place of its own. Elsewhere two are the most. */
const SPELLING =
	/[\u064b-\u065f\u0670\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Deva}\p{sc=Beng}\p{sc=Guru}\p{sc=Gujr}\p{sc=Orya}\p{sc=Knda}\p{sc=Tibt}\p{sc=Mymr}\p{sc=Khmr}]/u
		.source;
/** More marks in a row than any language needs ("zalgo"), which reach into the lines above and below. */
export const STACKED_MARKS = new RegExp(`(?:(?!${SPELLING})[\\p{Mn}\\p{Me}]){3}|[\\p{Mn}\\p{Me}]{5}`, "u");
/** Something to see: no white space, control or format character, and no letter that is drawn as nothing. */
const VISIBLE = /[^\s\p{Cc}\p{Cf}\p{Z}\p{DI}\u2800]/u;

/** Whether a text has anything that a reader would see. */
export function isVisible(text: string): boolean {
	return VISIBLE.test(text);
}

/** A text without the characters that cannot be seen, but for those that belong to how its language or an emoji is written. */
export function withoutUnseen(text: string): string {
	return text.replace(UNSEEN_OUT_OF_PLACE, "$1");
}

/** The number of characters as people count them for a limit: Unicode code points. */
export function countChars(text: string): number {
	let count = 0;
	for (const _ of text) count++;
	return count;
}
