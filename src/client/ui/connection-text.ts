/** What the page says of a connection that is not there, or is there again. Pure. */
import type { Status } from "../connection.ts";

/** What a screen reader hears once: it does not change while the situation is the same. */
export function connectionNews(isOnline: boolean, hasBeenIn: boolean): string {
	if (!isOnline) return "You are offline.";
	return hasBeenIn ? "The connection is lost. Reconnecting." : "Connecting.";
}

/** The same on screen, with the time until the next try. */
export function connectionText(status: Status, isOnline: boolean, hasBeenIn: boolean, now: number): string {
	if (!isOnline) return "You are offline";
	const seconds = status.kind === "waiting" ? Math.ceil((status.until - now) / 1_000) : 0;
	if (seconds > 0) return `Reconnecting in ${seconds} s`;
	return hasBeenIn ? "Reconnecting…" : "Connecting…";
}

/** What waits for the connection. */
export function waitingText(count: number): string {
	if (count === 0) return "";
	return count === 1 ? "1 message will be sent" : `${count} messages will be sent`;
}

/** That it is back, and what was missed. */
export function backText(missed: number): string {
	return missed === 0 ? "Back" : `Back — ${new Intl.NumberFormat("en").format(missed)} new`;
}
