/** What the page says of a connection that is not there, or is there again. Pure. */
import type { Status } from "../connection.ts";
import { figures } from "../texts/language.ts";
import { t } from "../texts/room.ts";

/** What a screen reader hears once: it does not change while the situation is the same. */
export function connectionNews(isOnline: boolean, hasBeenIn: boolean): string {
	if (!isOnline) return t.connection.offlineNews;
	return hasBeenIn ? t.connection.lostNews : t.connection.connectingNews;
}

/** The same on screen, with the time until the next try. */
export function connectionText(status: Status, isOnline: boolean, hasBeenIn: boolean, now: number): string {
	if (!isOnline) return t.connection.offline;
	const seconds = status.kind === "waiting" ? Math.ceil((status.until - now) / 1_000) : 0;
	if (seconds > 0) return t.connection.retryIn(figures(seconds));
	return hasBeenIn ? t.connection.reconnecting : t.connection.connecting;
}

/** What waits for the connection. */
export function waitingText(count: number): string {
	return count === 0 ? "" : t.connection.waiting(count);
}

/** That it is back, and what was missed. */
export function backText(missed: number): string {
	return missed === 0 ? t.connection.back : t.connection.backWith(missed);
}
