/**
 * What I said, or said anew of a message, and the room has not confirmed, kept in IndexedDB so that it outlives a reload, a closed tab and a week
 * offline. Tabs of one browser share it: each sends its own, and takes over what a tab that is gone has left.
 */
import * as v from "valibot";
import { FileInfoSchema } from "../protocol/files.ts";

const DATABASE = "chattorum";
const STORE = "outbox";
const TAB_LOCK = "chattorum-tab-";

const SavedSchema = v.object({
	/** The frame's own id: whoever sends it, and however often, it is stored once. */
	id: v.string(),
	user: v.string(),
	slug: v.string(),
	text: v.string(),
	replyTo: v.exactOptional(v.number()),
	files: v.exactOptional(v.array(FileInfoSchema)),
	/** The message whose text this is to be; what is said newly has none. */
	edits: v.exactOptional(v.number()),
	/** When it was written; Unix milliseconds. */
	at: v.number(),
});
export type Saved = v.InferOutput<typeof SavedSchema>;
/** As it is stored: with the tab that sends it. */
const RowSchema = v.object({ ...SavedSchema.entries, tab: v.string() });

/** What a room needs of the place where its outbox is kept. Nothing here throws: without storage, memory has to do. */
export interface SavedOutbox {
	save(saved: Saved): void;
	forget(id: string): void;
	/** Makes all that a guest has not sent, in any room and tab, the account's that they became. */
	handOver(from: string, to: string): void;
	/** What other tabs have left unsent in a room; from now on it is this tab's. Oldest first. */
	claim(user: string, slug: string): Promise<Saved[]>;
}

export class BrowserOutbox implements SavedOutbox {
	/** Whether all that was to be kept is kept, as far as is known. */
	isReliable = true;
	readonly #tab: string;
	readonly #database: Promise<IDBDatabase>;

	constructor(tab: string) {
		this.#tab = tab;
		this.#database = open();
		// Held for as long as this tab lives, which is how the others know that it does. Missing on plain http, where a
		// tab may then send what another is sending too: under the same id, so it still arrives once.
		navigator.locks?.request(TAB_LOCK + tab, () => new Promise(() => {})).catch(() => {});
		this.#database.catch(() => {
			this.isReliable = false;
		});
	}

	save(saved: Saved): void {
		this.#write((store) => store.put({ ...saved, tab: this.#tab }));
	}

	forget(id: string): void {
		this.#write((store) => store.delete(id));
	}

	handOver(from: string, to: string): void {
		if (from === to) return;
		this.#database
			.then(async (database) => {
				const store = database.transaction(STORE, "readwrite").objectStore(STORE);
				for (const row of await done<unknown[]>(store.getAll())) {
					const parsed = v.safeParse(RowSchema, row);
					if (parsed.success && parsed.output.user === from) store.put({ ...parsed.output, user: to });
				}
			})
			.catch(() => {
				this.isReliable = false;
			});
	}

	async claim(user: string, slug: string): Promise<Saved[]> {
		try {
			const alive = await livingTabs();
			const database = await this.#database;
			// Reading and taking over in one transaction: of two tabs that come at once, one gets it.
			const store = database.transaction(STORE, "readwrite").objectStore(STORE);
			const rows: unknown[] = await done(store.getAll());
			const claimed: Saved[] = [];
			for (const row of rows) {
				const parsed = v.safeParse(RowSchema, row);
				if (!parsed.success) continue;
				const { tab, ...saved } = parsed.output;
				if (saved.user !== user || saved.slug !== slug || tab === this.#tab || alive.has(tab)) continue;
				store.put({ ...saved, tab: this.#tab });
				claimed.push(saved);
			}
			return claimed.sort((a, b) => a.at - b.at);
		} catch {
			return [];
		}
	}

	#write(change: (store: IDBObjectStore) => IDBRequest): void {
		this.#database
			.then((database) => done(change(database.transaction(STORE, "readwrite").objectStore(STORE))))
			.catch(() => {
				this.isReliable = false;
			});
	}
}

function open(): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const request = indexedDB.open(DATABASE, 1);
		request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
}

function done<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
}

async function livingTabs(): Promise<ReadonlySet<string>> {
	const { held = [] } = (await navigator.locks?.query()) ?? {};
	return new Set(held.flatMap(({ name }) => (name?.startsWith(TAB_LOCK) ? name.slice(TAB_LOCK.length) : [])));
}
