/** Finds emoji by what they are called, and goes through a grid of them. Pure. */

export interface NamedEmoji {
	readonly emoji: string;
	/** Its shortcodes, such as "tada". */
	readonly names: readonly string[];
	readonly tags: readonly string[];
	readonly description: string;
	readonly category: string;
}

/** More than a screen of them is no answer. */
const FOUND_MAX = 96;

/** Those that a text names, the closest first: a whole name, then how a name begins, then a word, then any part. */
export function searchEmoji(all: readonly NamedEmoji[], query: string): readonly NamedEmoji[] {
	const wanted = fold(query);
	if (wanted === "") return [];
	const found = all.flatMap((one) => {
		const distance = distanceOf(one, wanted);
		return distance === undefined ? [] : [{ one, distance }];
	});
	return found
		.sort((a, b) => a.distance - b.distance)
		.slice(0, FOUND_MAX)
		.map(({ one }) => one);
}

/** Where an arrow key leads in a grid of so many in rows of so many; undefined where the key is not the grid's. */
export function moveInGrid(key: string, at: number, count: number, columns: number): number | undefined {
	const to = { ArrowRight: at + 1, ArrowLeft: at - 1, ArrowDown: at + columns, ArrowUp: at - columns }[key];
	if (to === undefined || count === 0) return undefined;
	// Down from above a last row that is not full leads to its end.
	if (key === "ArrowDown" && to >= count) return Math.floor(at / columns) < Math.floor((count - 1) / columns) ? count - 1 : at;
	return to < 0 || to >= count ? at : to;
}

function distanceOf({ names, tags, description }: NamedEmoji, wanted: string): number | undefined {
	const folded = names.map(fold);
	if (folded.includes(wanted)) return 0;
	if (folded.some((name) => name.startsWith(wanted))) return 1;
	const words = [...folded, fold(description), ...tags.map(fold)];
	if (words.some((word) => ` ${word}`.includes(` ${wanted}`))) return 2;
	return words.some((word) => word.includes(wanted)) ? 3 : undefined;
}

/** As it is compared: "Thumbs_Up:" is "thumbs up". */
function fold(text: string): string {
	return text
		.normalize("NFKD")
		.replace(/\p{M}/gu, "")
		.toLowerCase()
		.replace(/[_:\s-]+/g, " ")
		.trim();
}
