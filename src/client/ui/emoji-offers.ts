/** Which emoji ":" and the beginning of a name can mean. Pure. */
import type { Offer, Typed } from "./completing.ts";
import { type NamedEmoji, searchEmoji } from "./emoji-search.ts";

const OFFERS_MAX = 8;

export function emojiOffers({ query, from }: Pick<Typed, "query" | "from">, all: readonly NamedEmoji[]): Offer[] {
	return searchEmoji(all, query)
		.slice(0, OFFERS_MAX)
		.map(({ emoji, names, description }) => ({
			key: emoji,
			code: emoji,
			about: names[0] ? `:${names[0]}:` : description,
			types: `${emoji} `,
			from,
		}));
}
