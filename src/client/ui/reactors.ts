/** The names behind reactions: those of people who are known anyway, else asked for when somebody wants to know. */
import { type Signal, signal } from "@preact/signals";
import type { Reaction } from "../../protocol/api.ts";
import type { Message, User } from "../../protocol/message.ts";
import { fetchReactions } from "../api.ts";
import { CallError } from "../call.ts";
import { countOf } from "../changes.ts";
import type { OpenRoom } from "../open-room.ts";

/** Who reacted to a message, as of a revision of it. */
interface Answer {
	readonly rev: number;
	readonly reactions: readonly Reaction[];
}

type Answers = Signal<ReadonlyMap<number, Answer>>;

/** Of each message that was asked about. They go with their room. */
const rooms = new WeakMap<OpenRoom, Answers>();

/** Whether I reacted with an emoji. Of a crowd the message names only the first, so that what was asked counts too. */
export function isMine(room: OpenRoom, message: Message, emoji: string, me: string): boolean {
	return peopleOf(room, message, emoji).includes(me);
}

/** The names of the others who reacted with an emoji, as far as they are known, the first first. */
export function reactorNames(room: OpenRoom, message: Message, emoji: string, me: string): string[] {
	const names = new Map<string, string>();
	const { online } = room.timeline.value;
	for (const { author } of room.messages.value) names.set(author.id, author.name);
	for (const { id, name } of [...online.users, ...usersOf(room, message, emoji)]) names.set(id, name);
	return peopleOf(room, message, emoji)
		.filter((id) => id !== me)
		.flatMap((id) => names.get(id) ?? []);
}

/** Asks who reacted, if not all of them are known. */
export async function askReactors(room: OpenRoom, message: Message, emoji: string, me: string): Promise<void> {
	const known = reactorNames(room, message, emoji, me).length + (isMine(room, message, emoji, me) ? 1 : 0);
	const answers = answersOf(room);
	if (known >= countOf(message, emoji) || answers.peek().get(message.id)?.rev === message.rev) return;
	try {
		const reactions = await fetchReactions(room.slug, message.id);
		answers.value = new Map(answers.peek()).set(message.id, { rev: message.rev, reactions });
	} catch (error) {
		// The number says enough until then.
		if (!(error instanceof CallError)) throw error;
	}
}

function peopleOf(room: OpenRoom, message: Message, emoji: string): readonly string[] {
	const named = message.reactions?.[emoji] ?? [];
	if (message.reactionCounts?.[emoji] === undefined) return named;
	// An answer may be older than a reaction that has come since.
	return [...new Set([...named, ...usersOf(room, message, emoji).map(({ id }) => id)])];
}

function usersOf(room: OpenRoom, { id }: Message, emoji: string): readonly User[] {
	return (
		answersOf(room)
			.value.get(id)
			?.reactions.find((reaction) => reaction.emoji === emoji)?.users ?? []
	);
}

function answersOf(room: OpenRoom): Answers {
	const known = rooms.get(room);
	if (known) return known;
	const made: Answers = signal<ReadonlyMap<number, Answer>>(new Map());
	rooms.set(room, made);
	return made;
}
