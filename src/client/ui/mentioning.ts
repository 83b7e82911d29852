/** Whom "@" and the beginning of a name can mean, and what choosing one types. Pure. */
import { ALL, HERE } from "../../protocol/mentions.ts";
import type { User } from "../../protocol/message.ts";
import { t } from "../texts/later.ts";
import type { Offer, Typed } from "./completing.ts";
import { fold } from "./room-groups.ts";

/** More would have to be read through, where another letter is quicker. */
const OFFERS_MAX = 8;

/** Whom everybody would be, to who may call them. */
export interface Calls {
	readonly all: number;
	readonly here: number;
}

/**
 * The accounts that fit, those whose handle begins so ahead of those with a name that has a word that does; `people` may
 * have somebody twice, the nearest first. `calls` is how many everybody is, for who may call them.
 */
export function mentionOffers(
	{ query, from }: Pick<Typed, "query" | "from">,
	people: readonly User[],
	me: string,
	calls: Calls | undefined,
): Offer[] {
	const wanted = fold(query);
	const accounts = [...new Map(people.filter(({ kind, id }) => kind === "account" && id !== me).map((user) => [user.id, user])).values()];
	const byHandle = accounts.filter(({ id }) => id.startsWith(wanted));
	const byName = accounts.filter((user) => !byHandle.includes(user) && wordsOf(user.name).some((word) => word.startsWith(wanted)));
	const everybody = calls
		? [
				{ who: HERE, about: t.calling.here(calls.here) },
				{ who: ALL, about: t.calling.all(calls.all) },
			].filter(({ who }) => who.slice(1).startsWith(wanted))
		: [];
	// A room full of people leaves everybody a place.
	const some = [...byHandle, ...byName].slice(0, OFFERS_MAX - everybody.length);
	const offers = [...some.map(({ id, name }) => ({ who: `@${id}`, about: name })), ...everybody];
	// What is typed in full needs no choice, and Enter sends it.
	if (offers.length === 1 && offers[0]?.who === `@${query.toLowerCase()}`) return [];
	return offers.map(({ who, about }) => ({ key: who, code: who, about, types: `${who} `, from }));
}

function wordsOf(name: string): string[] {
	return [fold(name), ...fold(name).split(/[^\p{L}\p{N}]+/u)];
}
