/** Which requests the service worker answers from what it keeps. Pure. */

export type Route =
	/** The page itself: each address of it is the same file. */
	| "page"
	/** A file that the page is made of. */
	| "file"
	/** Not the worker's business: calls, people's files, other hosts. */
	| "network";

/** What counts of a request. */
export interface Asked {
	readonly method: string;
	readonly url: string;
	/** "navigate" where a window goes to the address. */
	readonly mode: string;
}

/** What the Worker answers in the place of the page: see `run_worker_first` in wrangler.toml. */
const CALL = /^\/(api|health)(\/|$)/;
/** An address that ends as a file's name does. Only the token of an invitation may look so too. */
const FILE = /^\/(?!i\/).*\.\w+$/;
/** What was built, whichever version it is of. */
const ASSET = /^\/assets\/.+\.(js|css)$/;

/** `origin` is the page's own, `files` the paths of what it is made of. */
export function routeOf({ method, url, mode }: Asked, origin: string, files: ReadonlySet<string>): Route {
	const { origin: asked, pathname } = new URL(url);
	if (method !== "GET" || asked !== origin || CALL.test(pathname)) return "network";
	if (mode === "navigate") return FILE.test(pathname) ? "network" : "page";
	return files.has(pathname) || ASSET.test(pathname) ? "file" : "network";
}

/**
 * Whether the network comes first, and what is kept only where it fails: on a laptop where the chat is being changed, the
 * next reload is to show what was changed last.
 */
export function isWorkbench(hostname: string): boolean {
	return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}
