/** What the page says of a connection that is not there. Pure. */
import type { Status } from "../connection.ts";

/** `steady` changes only with the situation, `countdown` every second. */
export function connectionText(status: Status, waiting: number, isOnline: boolean, now: number): { steady: string; countdown: string } {
	const queue = waiting === 0 ? "" : `; ${waiting} ${waiting === 1 ? "message waits" : "messages wait"}`;
	const steady = `${isOnline ? "Reconnecting" : "You are offline"}${queue}`;
	const seconds = status.kind === "waiting" ? Math.ceil((status.until - now) / 1_000) : 0;
	return { steady, countdown: seconds > 0 ? ` · next try in ${seconds} s` : isOnline ? "…" : "" };
}
