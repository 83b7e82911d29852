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
	#next: (() => Promise<void>) | undefined;
	#sending: Promise<void> | undefined;

	constructor(send: (listing: ListedRoom) => Promise<void>, waitUntil: (promise: Promise<unknown>) => void) {
		this.#send = send;
		this.#waitUntil = waitUntil;
	}

	report(listing: ListedRoom): void {
		this.#put(() => this.#send(listing));
	}

	/** Takes the room out of the directory, behind the report that may be under way, so that none comes after it. */
	async withdraw(remove: () => Promise<void>): Promise<void> {
		this.#put(remove);
		await this.#sending;
	}

	#put(next: () => Promise<void>): void {
		this.#next = next;
		if (this.#sending) return;
		this.#sending = this.#sendAll();
		this.#waitUntil(this.#sending);
	}

	async #sendAll(): Promise<void> {
		while (this.#next) {
			const send = this.#next;
			this.#next = undefined;
			try {
				await send();
			} catch (error) {
				console.warn("room: the directory did not take a report", error);
			}
		}
		this.#sending = undefined;
	}
}
