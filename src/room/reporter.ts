/** Tells the directory how the room stands, without ever making the room wait for it. */
import type { ListedRoom } from "../protocol/api.ts";

/**
 * Sends one report at a time, and after it the newest state if that has changed meanwhile: a thousand people who come
 * at once cost a handful of reports, and the last one always arrives. A report that fails is dropped, the next one
 * carries everything.
 */
export class Reporter {
	readonly #send: (listing: ListedRoom) => Promise<void>;
	readonly #waitUntil: (promise: Promise<unknown>) => void;
	#latest: ListedRoom | undefined;
	#isSending = false;

	constructor(send: (listing: ListedRoom) => Promise<void>, waitUntil: (promise: Promise<unknown>) => void) {
		this.#send = send;
		this.#waitUntil = waitUntil;
	}

	report(listing: ListedRoom): void {
		this.#latest = listing;
		if (!this.#isSending) this.#waitUntil(this.#sendAll());
	}

	async #sendAll(): Promise<void> {
		this.#isSending = true;
		while (this.#latest) {
			const listing = this.#latest;
			this.#latest = undefined;
			try {
				await this.#send(listing);
			} catch (error) {
				console.warn("room: the directory did not take a report", error);
			}
		}
		this.#isSending = false;
	}
}
