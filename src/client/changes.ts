/** What I changed of messages and the room has not shown yet, and how the messages look with it. Pure. */
import { REACTION_PEOPLE_SHOWN } from "../protocol/limits.ts";
import type { Message } from "../protocol/message.ts";
import type { Refusal } from "./requests.ts";

export type Wish =
	| { readonly type: "edit"; readonly text: string }
	| { readonly type: "delete" }
	| { readonly type: "react"; readonly emoji: string; readonly on: boolean };

export interface Change {
	/** The id of the request. */
	readonly id: string;
	readonly message: number;
	readonly wish: Wish;
	/** `done`: the room has done it, and is about to show it. */
	readonly state: { kind: "waiting" } | { kind: "done" } | ({ kind: "refused" } & Refusal);
}

export type Changes = readonly Change[];

/** Whether a later change makes an earlier one needless: of one text or one reaction the last word counts. */
export function replaces(later: Change, earlier: Change): boolean {
	if (later.message !== earlier.message) return false;
	if (later.wish.type === "delete") return true;
	if (later.wish.type === "react") return earlier.wish.type === "react" && earlier.wish.emoji === later.wish.emoji;
	return earlier.wish.type === "edit";
}

/** Changes without what these copies of messages show, in whatever way the room has decided. */
export function settleChanges(changes: Changes, messages: readonly Message[]): Changes {
	if (changes.length === 0) return changes;
	const ids = new Set(messages.map(({ id }) => id));
	return changes.filter(({ message, state }) => state.kind !== "done" || !ids.has(message));
}

/** Messages as they will be once the room has done what I asked. Those that nothing changes stay the same objects. */
export function withChanges(messages: readonly Message[], changes: Changes, me: string | undefined): readonly Message[] {
	if (changes.length === 0) return messages;
	return messages.map((message) =>
		changes
			.filter(({ message: id, state }) => id === message.id && state.kind !== "refused")
			.reduce((shown, { wish }) => apply(shown, wish, me), message),
	);
}

/** How many reacted with an emoji. */
export function countOf({ reactions, reactionCounts }: Pick<Message, "reactions" | "reactionCounts">, emoji: string): number {
	return reactionCounts?.[emoji] ?? reactions?.[emoji]?.length ?? 0;
}

function apply(message: Message, wish: Wish, me: string | undefined): Message {
	// What was taken away meanwhile takes no change any more.
	if (message.deletedAt !== undefined) return message;
	switch (wish.type) {
		case "edit":
			return { ...message, text: wish.text };
		case "react":
			return me === undefined ? message : react(message, wish.emoji, wish.on, me);
		case "delete":
			// It stays to be seen until it is gone for everybody.
			return message;
	}
}

function react(message: Message, emoji: string, on: boolean, me: string): Message {
	const people = message.reactions?.[emoji] ?? [];
	if (people.includes(me) === on) return message;
	const count = countOf(message, emoji) + (on ? 1 : -1);
	const reactions = { ...message.reactions, [emoji]: on ? [...people, me] : people.filter((id) => id !== me) };
	if (count <= 0) delete reactions[emoji];
	const { [emoji]: _, ...counts } = message.reactionCounts ?? {};
	return { ...message, reactions, reactionCounts: count > REACTION_PEOPLE_SHOWN ? { ...counts, [emoji]: count } : counts };
}
