/**
 * What I said and have not yet seen in the room. One message is under way at a time, so that what one person says keeps
 * its order even when the server asks to wait. Pure: each function gives the next state of the list.
 */
import type { FileInfo } from "../protocol/files.ts";
import type { Message } from "../protocol/message.ts";

export interface Outgoing {
	/** The send's own id: it makes sending again safe. */
	readonly id: string;
	readonly text: string;
	/** The message that it answers. */
	readonly replyTo?: number;
	/** The files that go with it, which the room has already. */
	readonly files?: readonly FileInfo[];
	/** When it was written; Unix milliseconds. */
	readonly at: number;
	/** `sent`: stored as the message `message`, which is about to be shown. */
	readonly state: { kind: "waiting" } | { kind: "sent"; message: number } | { kind: "failed"; code: string; text: string };
}

/** That the server asks to wait with what is under way: until when, in Unix milliseconds, and whether for slow mode. */
export interface Held {
	readonly until: number;
	readonly isSlowMode: boolean;
}

export type Outbox = readonly Outgoing[];

/** What to send now: the first that waits. */
export function nextToSend(outbox: Outbox): Outgoing | undefined {
	return outbox.find(({ state }) => state.kind === "waiting");
}

export function add(outbox: Outbox, { id, text, at, replyTo, files }: Omit<Outgoing, "state">): Outbox {
	const more = { ...(replyTo === undefined ? {} : { replyTo }), ...(files === undefined ? {} : { files }) };
	return [...outbox, { id, text, at, ...more, state: { kind: "waiting" } }];
}

export function markSent(outbox: Outbox, id: string, message: number): Outbox {
	return set(outbox, id, { kind: "sent", message });
}

export function markFailed(outbox: Outbox, id: string, code: string, text: string): Outbox {
	return set(outbox, id, { kind: "failed", code, text });
}

export function markWaiting(outbox: Outbox, id: string): Outbox {
	return set(outbox, id, { kind: "waiting" });
}

export function remove(outbox: Outbox, id: string): Outbox {
	return outbox.filter((outgoing) => outgoing.id !== id);
}

/**
 * Without what is in the room by now: known by the send's id, which welcome and history carry on my own messages, or,
 * once it is confirmed, by the revision up to which everything was seen.
 */
export function settle(outbox: Outbox, messages: readonly Message[], rev: number): Outbox {
	if (outbox.length === 0) return outbox;
	const clientIds = new Set(messages.map(({ clientId }) => clientId));
	const left = outbox.filter(({ id, state }) => !clientIds.has(id) && !(state.kind === "sent" && state.message <= rev));
	return left.length === outbox.length ? outbox : left;
}

function set(outbox: Outbox, id: string, state: Outgoing["state"]): Outbox {
	return outbox.map((outgoing) => (outgoing.id === id ? { ...outgoing, state } : outgoing));
}
