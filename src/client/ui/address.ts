/** The page's address: which room a path shows, and the path of a room. */

/** The room in a path; undefined for "/" and for any path that is no room's. */
export function slugOf(pathname: string): string | undefined {
	const [, encoded] = /^\/r\/([^/]+)\/?$/.exec(pathname) ?? [];
	if (encoded === undefined) return undefined;
	try {
		return decodeURIComponent(encoded).toLowerCase();
	} catch {
		return undefined;
	}
}

/** The token of an invitation in a path; undefined for any other path. */
export function invitationOf(pathname: string): string | undefined {
	const [, token] = /^\/i\/([\w.-]+)\/?$/.exec(pathname) ?? [];
	return token;
}

export function pathOf(slug: string): string {
	return `/r/${encodeURIComponent(slug)}`;
}

/** A title that a room at this address could have: "book-club" is "Book club". */
export function titleFrom(slug: string): string {
	const words = slug.replace(/-+/g, " ").trim();
	return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What the browser's tab says. */
export function pageTitle(room: string | undefined, unread: number): string {
	const name = room === undefined ? "Chattorum" : `${room} · Chattorum`;
	return unread > 0 ? `(${unread}) ${name}` : name;
}
