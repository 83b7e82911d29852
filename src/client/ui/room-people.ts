/** Who can be meant in a room: who is here, who wrote what is on screen, and who belongs to it, which is asked when it is needed. */
import { type Signal, signal } from "@preact/signals";
import { ALL, HERE, mentionsIn } from "../../protocol/mentions.ts";
import type { User } from "../../protocol/message.ts";
import { CallError } from "../call.ts";
import type { OpenRoom } from "../open-room.ts";
import { fetchMembers } from "../rooms-api.ts";
import type { Calls } from "./mentioning.ts";

/** People come and go; a list that is older than this is asked for anew. */
const FRESH_MS = 60_000;

interface Asked {
	readonly at: number;
	readonly people: Signal<readonly User[]>;
	readonly answer: Promise<void>;
}

const asked = new WeakMap<OpenRoom, Asked>();

/** Asks who belongs to a room, unless that is known. It does not fail: without an answer, whoever is known otherwise has to do. */
export function loadPeople(room: OpenRoom): Promise<void> {
	const known = asked.get(room);
	if (known && Date.now() - known.at < FRESH_MS) return known.answer;
	const people = known?.people ?? signal<readonly User[]>([]);
	const ask = async () => {
		try {
			people.value = (await fetchMembers(room.slug)).map(({ user }) => user);
		} catch (error) {
			if (!(error instanceof CallError)) throw error;
		}
	};
	const answer = ask();
	asked.set(room, { at: Date.now(), people, answer });
	return answer;
}

/** The nearest first: who is here, who wrote last, who belongs. Somebody may be in it more than once. */
export function peopleOf(room: OpenRoom): User[] {
	const authors = room.messages.value.map(({ author }) => author).reverse();
	return [...room.timeline.value.online.users, ...authors, ...(asked.get(room)?.people.value ?? [])];
}

/** Whether a text of mine calls everybody here or in the room. */
export function isCall(text: string, room: OpenRoom): boolean {
	return callsOf(room) !== undefined && mentionsIn(text, true).some((who) => who === ALL || who === HERE);
}

/** How many it calls; asks who belongs to the room if it has to. */
export async function countCalled(text: string, room: OpenRoom): Promise<number> {
	const isForAll = mentionsIn(text, true).includes(ALL);
	if (isForAll) await loadPeople(room);
	const { all, here } = callsOf(room) ?? { all: 0, here: 0 };
	return isForAll ? all : here;
}

/** How many everybody would be, without me; undefined for who may not call them. */
export function callsOf(room: OpenRoom): Calls | undefined {
	const role = room.role.value;
	if (role !== "owner" && role !== "moderator") return undefined;
	const here = Math.max(0, room.count.value - 1);
	const belong = (asked.get(room)?.people.value.length ?? 0) - 1;
	return { here, all: Math.max(here, belong) };
}
