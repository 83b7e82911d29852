/** Which rooms "#" and the beginning of an address or a title can mean. Pure. */
import type { ListedRoom } from "../../protocol/api.ts";
import type { Offer, Typed } from "./completing.ts";
import { fold } from "./room-groups.ts";

const OFFERS_MAX = 8;

/** Those whose address begins so ahead of those with a title that has a word that does. */
export function roomOffers({ query, from }: Pick<Typed, "query" | "from">, rooms: readonly ListedRoom[]): Offer[] {
	const wanted = fold(query);
	const named = rooms.filter(({ direct, archivedAt }) => !direct && archivedAt === undefined);
	const bySlug = named.filter(({ slug }) => slug.startsWith(wanted));
	const words = (title: string) => [fold(title), ...fold(title).split(/[^\p{L}\p{N}]+/u)];
	const byTitle = named.filter((room) => !bySlug.includes(room) && words(room.title).some((word) => word.startsWith(wanted)));
	const found = [...bySlug, ...byTitle].slice(0, OFFERS_MAX);
	// What is typed in full needs no choice, and Enter sends it.
	if (found.length === 1 && found[0]?.slug === query.toLowerCase()) return [];
	return found.map(({ slug, title }) => ({ key: slug, code: `#${slug}`, about: title, types: `#${slug} `, from }));
}
