/** What the page and its service worker say of notifications to each other. */
import * as v from "valibot";

/** Notifications of one room have one tag: the newest takes the place of the one before. */
export function noticeTag(room: string): string {
	return `room ${room}`;
}

/** To a page: show this message, somebody has chosen its notification. */
export const OpenMessageSchema = v.object({ type: v.literal("open"), room: v.string(), message: v.number() });
export type OpenMessage = v.InferOutput<typeof OpenMessageSchema>;
