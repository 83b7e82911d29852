/** The emoji that are at hand. Pure. */

/** What people mostly react with; so many are at hand. */
export const USUAL_EMOJI: readonly string[] = ["👍", "❤️", "😂", "🎉", "😮", "😢"];

/** With the one that was used in front, and as many as before. */
export function withRecent(recent: readonly string[], emoji: string): readonly string[] {
	return [emoji, ...recent.filter((other) => other !== emoji)].slice(0, recent.length);
}
