/** What the switcher leads to, and in which order it offers it. Pure. */
import type { ListedRoom } from "../../protocol/api.ts";
import type { Unread } from "../../protocol/frames.ts";
import type { User } from "../../protocol/message.ts";
import { searchable } from "../../protocol/searchable.ts";

export interface RoomStop {
	readonly kind: "room";
	/** As whoever looks at it calls it. */
	readonly title: string;
	readonly room: ListedRoom;
	readonly unread: Unread;
}

export type Stop = RoomStop | { readonly kind: "person"; readonly title: string; readonly user: User };

/** More would have to be read through, where another letter is quicker. */
const STOPS_MAX = 30;
/** A single letter is somewhere in most titles. */
const SCATTERED_FROM = 2;

/** `visited`: the addresses of the rooms that were on screen, the latest first; the first of them is. */
export function stopsFor(query: string, stops: readonly Stop[], visited: readonly string[]): Stop[] {
	const isEmpty = searchable(query) === " ";
	const found = stops.flatMap((stop) => {
		if (isEmpty && (stop.kind === "person" || stop.room.archivedAt !== undefined)) return [];
		const ranks = namesOf(stop).map((name) => rankOf(query, name));
		const best = Math.min(...ranks);
		return best === UNFIT ? [] : [{ stop, order: [best, ...importance(stop, visited, isEmpty)] }];
	});
	return found
		.sort((a, b) => compare(a.order, b.order) || a.stop.title.localeCompare(b.stop.title))
		.slice(0, STOPS_MAX)
		.map(({ stop }) => stop);
}

/** The accounts among people who may be named twice; without me, and who has a conversation with me already. */
export function peopleStops(people: readonly User[], me: string, rooms: readonly RoomStop[]): Stop[] {
	const accounts = [...new Map(people.map((user) => [user.id, user])).values()].filter(({ id, kind }) => kind === "account" && id !== me);
	const names = new Set(rooms.filter(({ room }) => room.direct && room.archivedAt === undefined).map(({ title }) => title));
	// Names are not unique: who shares one is told apart by the handle.
	const isAlone = (name: string) => accounts.filter((one) => one.name === name).length === 1;
	return accounts.flatMap((user) => (names.has(user.name) && isAlone(user.name) ? [] : [{ kind: "person", title: user.name, user }]));
}

const UNFIT = Number.POSITIVE_INFINITY;

/** How well a name fits what is typed, the smaller the better: it begins so, its words do, or it has the letters in that order. */
function rankOf(query: string, name: string): number {
	const wanted = searchable(query);
	const words = searchable(name);
	if (words.startsWith(wanted.trimEnd())) return 0;
	const parts = wanted.trim().split(" ");
	if (parts.every((part) => words.includes(` ${part}`))) return 1;
	const letters = [...parts.join("")];
	return letters.length >= SCATTERED_FROM && hasInOrder(words, letters) ? 2 : UNFIT;
}

function hasInOrder(words: string, letters: readonly string[]): boolean {
	let from = 0;
	return letters.every((letter) => {
		const at = words.indexOf(letter, from);
		from = at + letter.length;
		return at !== -1;
	});
}

function namesOf(stop: Stop): string[] {
	return stop.kind === "room" ? [stop.title, stop.room.slug] : [stop.title, stop.user.id];
}

/** Numbers to sort by, one after the other. Where nothing is typed yet, one wants to get away from where one is. */
function importance(stop: Stop, visited: readonly string[], isEmpty: boolean): number[] {
	if (stop.kind === "person") return [1];
	const { room, unread } = stop;
	const seen = visited.indexOf(room.slug);
	return [
		room.archivedAt === undefined ? 0 : 2,
		isEmpty && seen === 0 ? 1 : 0,
		unread.mentions > 0 ? 0 : unread.messages > 0 ? 1 : 2,
		seen === -1 ? visited.length : seen,
		-room.lastAt,
	];
}

function compare(a: readonly number[], b: readonly number[]): number {
	for (const [i, one] of a.entries()) {
		const other = b[i];
		if (other !== undefined && one !== other) return one - other;
	}
	return 0;
}
