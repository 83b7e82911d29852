/** How much was said in a room while the connection to it was gone. Pure. */
import type { Welcome } from "../protocol/frames.ts";
import type { Timeline } from "./timeline.ts";
import { isToRead } from "./unread.ts";

export interface Missed {
	/** Messages of others. */
	readonly count: number;
	/** They came after this revision. */
	readonly since: number;
}

export const NOTHING_MISSED: Missed = { count: 0, since: 0 };

/** What a welcome brings that was not known `before`; `unread` is by how much more is unread now. */
export function missed(before: Timeline, { reset, messages }: Welcome, unread: number, me: string): Missed {
	if (!before.room) return NOTHING_MISSED;
	const news = messages.filter((message) => message.id > before.rev && isToRead(message, me)).length;
	// After a long time the welcome has only the newest page, and the room's count has to do.
	return { count: reset ? Math.max(news, unread) : news, since: before.rev };
}
