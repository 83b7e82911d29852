/** The page's address: which room and which message a path shows, and the path of either; and the page's title. */
import type { Unread } from "../../protocol/frames.ts";

/** The room in a path; undefined for "/" and for any path that is no room's. */
export function slugOf(pathname: string): string | undefined {
	const [, encoded] = /^\/r\/([^/]+)(?:\/\d{0,15})?\/?$/.exec(pathname) ?? [];
	if (encoded === undefined) return undefined;
	try {
		return decodeURIComponent(encoded).toLowerCase();
	} catch {
		return undefined;
	}
}

/** The message that a path leads to, in the room that it leads to; undefined where it leads to the newest. */
export function messageOf(pathname: string): number | undefined {
	const [, id] = /^\/r\/[^/]+\/(\d{1,15})\/?$/.exec(pathname) ?? [];
	return id === undefined ? undefined : Number(id);
}

/** The token of an invitation in a path; undefined for any other path. */
export function invitationOf(pathname: string): string | undefined {
	const [, token] = /^\/i\/([\w.-]+)\/?$/.exec(pathname) ?? [];
	return token;
}

/** The path of a room, or of a message in it. */
export function pathOf(slug: string, message?: number): string {
	return `/r/${encodeURIComponent(slug)}${message === undefined ? "" : `/${message}`}`;
}

/** A title that a room at this address could have: "book-club" is "Book club". */
export function titleFrom(slug: string): string {
	const words = slug.replace(/-+/g, " ").trim();
	return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What the browser's tab says: how much is unread in all rooms, or that something of it calls me. */
export function pageTitle(room: string | undefined, { messages, mentions }: Unread): string {
	const name = room === undefined ? "Chattorum" : `${room} · Chattorum`;
	if (mentions > 0) return `(!) ${name}`;
	return messages > 0 ? `(${messages}) ${name}` : name;
}
