/** Who reacted, in words. Pure. */

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
	const listed = [...(isMine ? ["You"] : []), ...shown];
	if (left > 0) listed.push(listed.length === 0 ? people(left) : `${left} ${left === 1 ? "other" : "others"}`);
	return `${new Intl.ListFormat("en", { type: "conjunction" }).format(listed)} reacted with ${emoji}`;
}

/** "👍, 3 reactions, one of them yours": what a screen reader says of a button that shows "👍 3". */
export function reactionLabel({ emoji, count, isMine }: Omit<Reacted, "names">): string {
	const counted = `${emoji}, ${count} ${count === 1 ? "reaction" : "reactions"}`;
	if (!isMine) return counted;
	return count === 1 ? `${counted}, yours` : `${counted}, one of them yours`;
}

function people(count: number): string {
	return count === 1 ? "One person" : `${count} people`;
}
