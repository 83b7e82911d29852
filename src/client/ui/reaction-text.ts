/** Who reacted, in words. Pure. */
import { listed } from "../texts/language.ts";
import { t } from "../texts/room.ts";
import { own } from "../texts/words.ts";

const MAX_NAMES = 3;

interface Reacted {
	readonly emoji: string;
	/** The names that are known, the first first; without mine. */
	readonly names: readonly string[];
	/** All of them, also those without a name and me. */
	readonly count: number;
	readonly isMine: boolean;
}

/** "You, Ana, Ben and 3 others reacted with 👍". */
export function whoReacted({ emoji, names, count, isMine }: Reacted): string {
	const others = count - (isMine ? 1 : 0);
	// "Ana and 1 other" is no shorter than two names.
	const shown = names.slice(0, names.length === others && others === MAX_NAMES + 1 ? others : MAX_NAMES);
	const left = others - shown.length;
	const all = [...(isMine ? [t.reactions.you] : []), ...shown.map(own)];
	if (left > 0) all.push(all.length === 0 ? t.reactions.people(left) : t.reactions.others(left));
	return t.reactions.who(listed(all), emoji);
}

/** "👍, 3 reactions, one of them yours": what a screen reader says of a button that shows "👍 3". */
export function reactionLabel({ emoji, count, isMine }: Omit<Reacted, "names">): string {
	return isMine ? t.reactions.countMine(emoji, count) : t.reactions.count(emoji, count);
}
