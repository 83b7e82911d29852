/** What a room is called by who looks at it. Pure. */
import type { Room } from "../../protocol/message.ts";

const BETWEEN = ", ";

/** A room's title; that of a conversation of two, which names both, without my name. */
export function titleFor({ title, direct }: Pick<Room, "title" | "direct">, me: string | undefined): string {
	if (!direct || me === undefined) return title;
	if (title.startsWith(me + BETWEEN)) return title.slice(me.length + BETWEEN.length);
	// A name may have a comma itself, so the title is not taken apart at one.
	return title.endsWith(BETWEEN + me) ? title.slice(0, -(BETWEEN.length + me.length)) : title;
}
