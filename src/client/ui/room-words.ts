/** The words for roles and spans, the same wherever they are read. Pure. */
import type { Role } from "../../protocol/message.ts";
import { elapsed } from "./times.ts";

export const ROLE_NAMES: Record<Role, string> = { owner: "Owner", moderator: "Moderator", member: "Member" };

/** "an hour", as in "for an hour" and "from the last hour"; a span that is not known is said as it is. */
export function spanWords(span: string): string {
	return SPANS[span] ?? span;
}

const SPANS: Record<string, string> = { "15m": "15 minutes", "1h": "an hour", "1d": "a day", forever: "good" };

/** "30 s", "5 min": the time between two messages of one person. */
export function slowModeWords(seconds: number): string {
	return elapsed(seconds * 1_000);
}

/** "For 30 days": how long messages are kept; 0 for as long as the chat keeps any. */
export function retentionWords(days: number): string {
	return days === 0 ? "For as long as the chat does" : `For ${counted(days, "day", "days")}`;
}

/** How long something still is, in its largest unit, rounded: "45 s", "3 min", "2 h", "5 days". */
export function leftWords(ms: number): string {
	const seconds = Math.max(0, ms / 1_000);
	if (seconds < 90) return `${Math.round(seconds)} s`;
	if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
	return seconds < 36 * 3_600 ? `${Math.round(seconds / 3_600)} h` : `${Math.round(seconds / 86_400)} days`;
}

/** "3 people", "1 person". */
export function counted(count: number, one: string, many: string): string {
	return `${count} ${count === 1 ? one : many}`;
}
