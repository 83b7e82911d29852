/** What an emoji is: one of those that Unicode recommends for interchange, whatever it takes to write it. */

// A set of sequences, which only the "v" flag knows (Unicode Technical Standard 51, RGI emoji).
const EMOJI = /^\p{RGI_Emoji}$/v;
/** The longest are families and flags of regions; nothing longer is looked at. */
const EMOJI_MAX_UNITS = 40;
/** Asks for the coloured picture of a character that is a letter or a sign by itself. */
const AS_EMOJI = "\u{FE0F}";

/**
 * The emoji that a text is, in the one way of writing it that everybody's reactions are counted under; undefined for
 * anything that is not exactly one.
 */
export function readEmoji(text: string): string | undefined {
	if (text.length > EMOJI_MAX_UNITS) return undefined;
	if (EMOJI.test(text)) return text;
	const asEmoji = text + AS_EMOJI;
	return EMOJI.test(asEmoji) ? asEmoji : undefined;
}
