/** Tells a message that is nothing but a few emoji, which is shown large. Pure. */

const MAX_EMOJI = 6;
/** Six of the longest, such as a family, with room to spare. */
const MAX_UNITS = 128;
const EMOJI =
	/^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[0-9#*]\ufe0f?\u20e3|[\u{e0020}-\u{e007f}]|\u200d|\ufe0f|\s)+$/u;

export function isFewEmoji(text: string): boolean {
	if (text.length > MAX_UNITS || !EMOJI.test(text)) return false;
	const graphemes = [...new Intl.Segmenter().segment(text)].filter(({ segment }) => segment.trim() !== "");
	return graphemes.length > 0 && graphemes.length <= MAX_EMOJI;
}
