/** The room's copy of the commands that the bots announced, so that a misspelt one is refused before anybody sees it. */
import { COMMANDS_WAIT_MS } from "../protocol/limits.ts";

export class CommandList {
	readonly #fetchNames: () => Promise<string[]>;
	#names = new Set<string>();
	#asking: Promise<void> | undefined;

	constructor(fetchNames: () => Promise<string[]>) {
		this.#fetchNames = fetchNames;
	}

	/** Whether the copy has a name. If not, the copy may be old: `refresh`, then ask `mayBe`. */
	has(name: string): boolean {
		return this.#names.has(name);
	}

	/** Whether a name may be a command's. As long as no bot has announced anything, every name may. */
	mayBe(name: string): boolean {
		return this.#names.size === 0 || this.#names.has(name);
	}

	/** Asks the directory. Never fails and never takes long: without an answer the old copy counts. */
	refresh(): Promise<void> {
		this.#asking ??= this.#ask().finally(() => {
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
