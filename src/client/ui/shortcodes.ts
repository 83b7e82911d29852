/** What ":tada:" stands for. The names of all emoji are fetched when a text first has such a name in it. */
import { type Signal, signal } from "@preact/signals";
import type { NamedEmoji } from "./emoji-search.ts";

/** A name between colons, several in a row too; but no time (10:30:15), and nothing of a path or a program (a::key::b). */
const SHORTCODES = /(?<![\p{L}\p{N}_:])(?::[a-z0-9_+-]{1,48}:)+(?!:)/gu;
const SHORTCODE = /:([a-z0-9_+-]+):/g;

/** All that have names, once these were fetched. */
export const namedEmoji: Signal<readonly NamedEmoji[] | undefined> = signal<readonly NamedEmoji[] | undefined>(undefined);

const byName: Signal<ReadonlyMap<string, string> | undefined> = signal<ReadonlyMap<string, string> | undefined>(undefined);

/** Without the names, which cannot always be had (offline, or since the server has a newer page), texts stay as they were typed. */
export async function loadShortcodes(): Promise<void> {
	try {
		const { EMOJI } = await import("./emoji-names.ts");
		namedEmoji.value = EMOJI;
		byName.value ??= new Map(EMOJI.flatMap(({ emoji, names }) => names.map((name) => [name, emoji])));
	} catch {
		// The next text with a name in it tries again.
	}
}

export function hasShortcodes(text: string): boolean {
	return text.search(SHORTCODES) >= 0;
}

/** A text with emoji in the place of their names. As long as the list is not there it is as it was typed; a signal says when it is. */
export function withEmoji(text: string): string {
	if (!hasShortcodes(text)) return text;
	const names = byName.value;
	return text.replace(SHORTCODES, (run) => run.replace(SHORTCODE, (typed, name: string) => names?.get(name) ?? typed));
}
