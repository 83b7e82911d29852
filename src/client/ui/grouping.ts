/** How messages stand together: days apart, and one header for what one person says in a row. Pure. */
import type { Message, User } from "../../protocol/message.ts";

/** What one person says within this time of their last words stands under one header. */
const GROUP_MS = 5 * 60_000;

export type Row =
	| { readonly kind: "new"; readonly key: "new" }
	| { readonly kind: "day"; readonly key: string; readonly at: number }
	| { readonly kind: "message"; readonly key: string; readonly message: Message; readonly startsGroup: boolean };

interface Said {
	readonly author: User;
	readonly at: number;
}

/** The rows of a list of messages: a day's name wherever a day begins, "New" before the message `firstNew`, and the messages. */
export function rowsOf(messages: readonly Message[], dayOf: (at: number) => string, firstNew?: number): Row[] {
	const rows: Row[] = [];
	let last: Message | undefined;
	for (const message of messages) {
		const day = dayOf(message.at);
		const startsDay = last === undefined || dayOf(last.at) !== day;
		// The id makes the key unique even where a clock went back over midnight.
		if (startsDay) rows.push({ kind: "day", key: `${day} ${message.id}`, at: message.at });
		const isFirstNew = message.id === firstNew;
		if (isFirstNew) rows.push({ kind: "new", key: "new" });
		const startsGroup = isFirstNew || !continues(last, message, dayOf);
		rows.push({ kind: "message", key: String(message.id), message, startsGroup });
		last = message;
	}
	return rows;
}

/** Whether something said goes on under the header of what was said before it. A bot's answers stand by themselves. */
export function continues(last: Said | undefined, next: Said, dayOf: (at: number) => string): boolean {
	if (!last || last.author.id !== next.author.id || next.author.kind === "bot") return false;
	return Math.abs(next.at - last.at) < GROUP_MS && dayOf(last.at) === dayOf(next.at);
}
