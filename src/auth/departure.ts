/** What an account tells the rooms that it was in: that it takes notifications, that sessions have ended, and that it is no more. */
import { CLOSING_RETRY_MS, CLOSING_ROOMS, HANDLE_KEPT_MS } from "../protocol/limits.ts";
import type { User } from "../protocol/message.ts";
import type { AccountStore, Closing } from "./account-store.ts";

/** What a closed account's messages are shown under. It is nobody, and whoever takes the handle one day is not it. */
const GHOST_NAME = "deleted account";

/** Has every room close the sockets of sessions that have ended. A room that cannot is asked twice, and keeps nobody else's open. */
export async function closeSockets(env: Env, handle: string, sessions: string[], rooms: string[]): Promise<void> {
	if (sessions.length === 0) return;
	const tell = async (slug: string) => env.ROOMS.getByName(slug).signOut(handle, sessions);
	const told = await Promise.allSettled(rooms.map((slug) => tell(slug).catch(() => tell(slug))));
	for (const one of told)
		if (one.status === "rejected") console.error("account: a room did not close the sockets of a session", one.reason);
}

/** Has rooms tell an account of what is said in them. One that does not hear of it will when the account comes next. */
export async function tellRooms(env: Env, handle: string, rooms: string[]): Promise<void> {
	const told = await Promise.allSettled(rooms.map((slug) => env.ROOMS.getByName(slug).listen(handle)));
	for (const one of told) if (one.status === "rejected") console.warn("account: a room was not told of a listener", one.reason);
}

/**
 * Has the rooms let a closed account go, in the alarm again until all have, and frees the handle when it is time. Whether
 * it is free. Does nothing for an account that is not closed.
 */
export async function depart(env: Env, storage: DurableObjectStorage, store: AccountStore): Promise<boolean> {
	const closing = store.closing();
	if (!closing) return false;
	const rooms = store.rooms();
	const freeAt = closing.closedAt + HANDLE_KEPT_MS;
	if (rooms.length === 0 && Date.now() >= freeAt) {
		await storage.deleteAll();
		return true;
	}
	// Set first: whatever happens to this run, there is another one.
	await storage.setAlarm(Date.now() + CLOSING_RETRY_MS);
	const left = await leaveRooms(env, closing, store.guests(), rooms.slice(0, CLOSING_ROOMS));
	for (const slug of left) store.leaveRoom(slug);
	if (left.length === rooms.length) {
		store.forgetGuests();
		await storage.setAlarm(freeAt);
	} else if (left.length === CLOSING_ROOMS) await storage.setAlarm(Date.now());
	return false;
}

/** Gives back the rooms that have let the account go, and the guests that it was. */
async function leaveRooms(env: Env, closing: Closing, guests: string[], rooms: string[]): Promise<string[]> {
	const ghost: User = { id: closing.ghost, name: GHOST_NAME, kind: "guest" };
	const ids = [closing.handle, ...guests];
	const asked = rooms.map(async (slug) => {
		try {
			await env.ROOMS.getByName(slug).forget(ids, ghost, closing.doesRemove);
			return [slug];
		} catch (error) {
			console.error("account: a room did not let a closed account go", error);
			return [];
		}
	});
	return (await Promise.all(asked)).flat();
}
