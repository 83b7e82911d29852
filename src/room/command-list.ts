/** The room's copy of the commands that the bots announced, so that a misspelt one is refused before anybody sees it. */
import { COMMANDS_FRESH_MS, COMMANDS_WAIT_MS } from "../protocol/limits.ts";

export class CommandList {
	readonly #fetchNames: () => Promise<string[]>;
	readonly #now: () => number;
	#names = new Set<string>();
	#askedAt = Number.NEGATIVE_INFINITY;
	#asking: Promise<void> | undefined;

	constructor(fetchNames: () => Promise<string[]>, now: () => number) {
		this.#fetchNames = fetchNames;
		this.#now = now;
	}

	/**
	 * "yes" or "no", or "ask" where the copy is too old to say no by: then `refresh` first. As long as no bot has
	 * announced anything, every name may be one.
	 */
	has(name: string): "yes" | "no" | "ask" {
		if (this.#names.has(name)) return "yes";
		if (this.#now() - this.#askedAt >= COMMANDS_FRESH_MS) return "ask";
		return this.#names.size === 0 ? "yes" : "no";
	}

	/** Asks the directory. Never fails and never takes long: without an answer the old copy counts. */
	refresh(): Promise<void> {
		this.#asking ??= this.#ask().finally(() => {
			this.#askedAt = this.#now();
			this.#asking = undefined;
		});
		return this.#asking;
	}

	async #ask(): Promise<void> {
		try {
			this.#names = new Set(await within(this.#fetchNames(), COMMANDS_WAIT_MS));
		} catch (error) {
			console.warn("room: the directory did not tell the commands", error);
		}
	}
}

async function within<T>(promise: Promise<T>, ms: number): Promise<T> {
	const timeout = Promise.withResolvers<never>();
	const timer = setTimeout(() => timeout.reject(new Error(`no answer within ${ms} ms`)), ms);
	try {
		return await Promise.race([promise, timeout.promise]);
	} finally {
		clearTimeout(timer);
	}
}
