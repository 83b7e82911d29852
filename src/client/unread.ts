/** How much is unread in a room, exactly, though a client holds only a part of it. Pure. */
import type { Unread } from "../protocol/frames.ts";
import { UNREAD_MAX } from "../protocol/limits.ts";
import { ALL, HERE } from "../protocol/mentions.ts";
import type { Message } from "../protocol/message.ts";
import type { Shown } from "./timeline-window.ts";

/** Up to where I have read, and what is unread since; as the server counts it, and carried on with what I hear and read. */
export interface Marker extends Unread {
	readonly seen: number;
}

/** Who reads, and which calls of those who are here came while they were. */
export interface Reader {
	readonly me: string;
	readonly heardHere: ReadonlySet<number>;
}

/** Whether a message is one to be read: said by somebody else, and not taken away. */
export function isToRead({ author, command, text }: Message, me: string): boolean {
	return text !== null && (command?.by ?? author).id !== me;
}

/** Whether a message of somebody else calls its reader, by name or with everybody. */
export function concerns(message: Message, { me, heardHere }: Reader): boolean {
	const { id, mentions } = message;
	if (mentions === undefined || !isToRead(message, me)) return false;
	return mentions.includes(me) || mentions.includes(ALL) || (mentions.includes(HERE) && heardHere.has(id));
}

/** What some messages add up to. */
export function countUnread(messages: readonly Message[], seen: number, reader: Reader): Unread {
	const unread = messages.filter((message) => message.id > seen && isToRead(message, reader.me));
	return { messages: unread.length, mentions: unread.filter((message) => concerns(message, reader)).length };
}

/** After a message came or changed; `before` is what was known of it, undefined if it is new or is not loaded. */
export function afterHearing(marker: Marker, before: Message | undefined, now: Message, isNew: boolean, reader: Reader): Marker {
	if (now.id <= marker.seen) return marker;
	const had = before ? countUnread([before], marker.seen, reader) : isNew ? NOTHING : unknown(now, reader);
	const has = countUnread([now], marker.seen, reader);
	return add(marker, has.messages - had.messages, has.mentions - had.mentions);
}

/** After all up to a message was read, of which `between` is what lies between the marker and it. */
export function afterReading(marker: Marker, seen: number, between: readonly Message[], reader: Reader): Marker {
	if (seen <= marker.seen) return marker;
	const read = countUnread(
		between.filter(({ id }) => id <= seen),
		marker.seen,
		reader,
	);
	// Beyond what is counted it is not known how many are left.
	const left = marker.messages < UNREAD_MAX ? add(marker, -read.messages, -read.mentions) : marker;
	return { ...left, seen };
}

/** Counted anew where all that came since is among the newest, which are loaded. */
export function recounted(marker: Marker, { messages, hasOlder }: Omit<Shown, "hasNewer">, reader: Reader): Marker {
	const [oldest] = messages;
	if (hasOlder && (oldest === undefined || oldest.id > marker.seen)) return marker;
	return { seen: marker.seen, ...countUnread(messages, marker.seen, reader) };
}

/** Whether nothing that is unread lies before what is loaded. */
export function reachesBack(marker: Marker, { messages, hasOlder, hasNewer }: Shown, reader: Reader): boolean {
	const [oldest] = messages;
	if (!hasOlder || (oldest !== undefined && oldest.id <= marker.seen)) return true;
	return !hasNewer && countUnread(messages, marker.seen, reader).messages >= marker.messages;
}

const NOTHING: Unread = { messages: 0, mentions: 0 };

/** A change of a message that is not loaded: it was there, and was counted, unless it was mine. */
function unknown(now: Message, reader: Reader): Unread {
	const wasCounted = isToRead({ ...now, text: now.text ?? "" }, reader.me);
	return { messages: wasCounted ? 1 : 0, mentions: concerns(now, reader) ? 1 : 0 };
}

function add(marker: Marker, messages: number, mentions: number): Marker {
	const within = (count: number) => Math.min(UNREAD_MAX, Math.max(0, count));
	return { seen: marker.seen, messages: within(marker.messages + messages), mentions: within(marker.mentions + mentions) };
}
