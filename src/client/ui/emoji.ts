/** Tells a message that is nothing but a few emoji, which is shown large. Pure. */

const MAX_EMOJI = 3;
const EMOJI = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0f|\s)+$/u;

export function isFewEmoji(text: string): boolean {
	if (text.length > 64 || !EMOJI.test(text)) return false;
	const graphemes = [...new Intl.Segmenter().segment(text)].filter(({ segment }) => segment.trim() !== "");
	return graphemes.length > 0 && graphemes.length <= MAX_EMOJI;
}
