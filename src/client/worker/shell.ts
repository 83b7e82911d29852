/**
 * The files that the page is made of, kept in the browser by version. The names of scripts tell their contents apart, so that
 * tabs of an older version go on with theirs beside a newer one: an old version is dropped when none of its tabs is left.
 */

/** Where the page itself is kept: every address of it is the same file. */
export const PAGE = "/";

const PREFIX = "chattorum-page-";
/** In a version's cache: the tabs that were there before it. No file of the page has this path. */
const OLDER_TABS = "/older-tabs";

/** What scripts/build.ts has built: each file's path, and the SHA-256 of what is in it, in hex. */
export interface Built {
	readonly version: string;
	/** All that it takes to be in a room without a network. */
	readonly shell: Readonly<Record<string, string>>;
	/** What is large and seldom used: kept once it was. */
	readonly extras: Readonly<Record<string, string>>;
}

interface Kept {
	match: (path: string) => Promise<Response | undefined>;
	put: (path: string, response: Response) => Promise<void>;
}
/** What is needed of the browser's CacheStorage. */
export interface Caches {
	open: (name: string) => Promise<Kept>;
	match: Kept["match"];
	keys: () => Promise<string[]>;
	delete: (name: string) => Promise<boolean>;
}

/** What the shell needs of the browser. */
export interface ShellWorld {
	readonly caches: Caches;
	readonly fetch: (request: RequestInfo, init?: RequestInit) => Promise<Response>;
	/** The ids of the tabs that are open. */
	readonly tabs: () => Promise<readonly string[]>;
	/** Whether the network is asked first. */
	readonly isNetworkFirst: boolean;
}

export class Shell {
	readonly files: ReadonlySet<string>;
	readonly #built: Built;
	readonly #world: ShellWorld;

	constructor(built: Built, world: ShellWorld) {
		this.#built = built;
		this.#world = world;
		this.files = new Set([...Object.keys(built.shell), ...Object.keys(built.extras)]);
	}

	/**
	 * Fetches this version beside the one that is used. Throws where the network fails, and the browser tries again at the next
	 * visit. What comes and is not what was built, as in the middle of a deployment, blocks nothing: it is fetched when it is
	 * asked for.
	 */
	async install(): Promise<void> {
		const { fetch, caches } = this.#world;
		await Promise.all(
			Object.keys(this.#built.shell).map(async (path) => {
				await this.#keep(path, await fetch(path, { cache: "no-cache" }));
			}),
		);
		for (const path of Object.keys(this.#built.extras)) {
			const used = await caches.match(path);
			if (used) await this.#keep(path, used);
		}
	}

	/** Notes which tabs are of older versions, from now on that this one is the one in use. */
	async activate(): Promise<void> {
		const cache = await this.#open();
		await cache.put(OLDER_TABS, Response.json(await this.#world.tabs()));
		await this.sweep();
	}

	/** Drops the older versions if none of their tabs is left. */
	async sweep(): Promise<void> {
		const { caches, tabs } = this.#world;
		const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== this.#name);
		if (names.length === 0) return;
		const noted = await (await this.#open()).match(OLDER_TABS);
		const older: unknown = await noted?.json();
		const open = await tabs();
		if (Array.isArray(older) && open.some((id) => older.includes(id))) return;
		await Promise.all(names.map((name) => caches.delete(name)));
	}

	/** The answer for a file, or for the page. `wait` keeps the worker alive for what is done beside that. */
	async answer(path: string, request: Request, wait: (work: Promise<unknown>) => void): Promise<Response> {
		if (!this.#world.isNetworkFirst) {
			const kept = await this.#find(path);
			if (kept) return kept;
		}
		try {
			const response = await this.#world.fetch(request);
			wait(this.#keep(path, response.clone()));
			return response;
		} catch (error) {
			const kept = (await this.#find(path)) ?? (await this.#world.caches.match(path));
			if (kept) return kept;
			throw error;
		}
	}

	get #name(): string {
		return PREFIX + this.#built.version;
	}

	#open(): Promise<Kept> {
		return this.#world.caches.open(this.#name);
	}

	async #find(path: string): Promise<Response | undefined> {
		const kept = await (await this.#open()).match(path);
		// An older page would ask for older scripts, so that one only serves where nothing else does.
		return kept ?? (path === PAGE ? undefined : this.#world.caches.match(path));
	}

	/** Keeps a file if it is the one that was built: a path that the server does not have gives the page. */
	async #keep(path: string, response: Response): Promise<void> {
		const { shell, extras } = this.#built;
		const hash = await sha256(await response.clone().arrayBuffer());
		if (response.ok && hash === (shell[path] ?? extras[path])) await (await this.#open()).put(path, response);
	}
}

/** In hex. */
export async function sha256(bytes: ArrayBuffer): Promise<string> {
	const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
	return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
