/** Where "New" stands in a room: fixed when the room is opened, whatever is read after that. Pure. */
import type { Message } from "../protocol/message.ts";
import type { Shown } from "./timeline-window.ts";
import { isToRead, type Marker } from "./unread.ts";

/** It stands behind the message with this id, before the next of somebody else. Undefined: there is none. */
export type Divider = number | undefined;

/** When the room comes on screen. */
export function opened({ seen, messages }: Marker): Divider {
	return messages > 0 ? seen : undefined;
}

/** When something came; unread from before keeps it where it is, and what comes under one's eyes does not start one. */
export function afterArrival(divider: Divider, before: Marker, now: Marker, isAttended: boolean): Divider {
	return before.messages === 0 && now.messages > 0 && !isAttended ? now.seen : divider;
}

/** When another device has read up to where the marker is now: forward with it, and gone with the last that is unread. */
export function afterOther(divider: Divider, { seen, messages }: Marker): Divider {
	if (divider === undefined || messages === 0) return undefined;
	return Math.max(divider, seen);
}

/** The message that it stands before; undefined where that is not among those that are shown. */
export function firstNew(divider: Divider, { messages, hasOlder }: Omit<Shown, "hasNewer">, me: string): Message | undefined {
	if (divider === undefined) return undefined;
	const [oldest] = messages;
	// What stands first here may not be the first that is new.
	if (hasOlder && oldest !== undefined && oldest.id > divider) return undefined;
	return messages.find((message) => message.id > divider && isToRead(message, me));
}
