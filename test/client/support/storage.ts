/** A browser's IndexedDB in memory: a new, empty one for each test that calls this. */
import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";

export function emptyStorage(): void {
	globalThis.indexedDB = new IDBFactory();
}
