/** The browser's caches, as far as the service worker uses them, in memory. */
import type { Caches } from "../../../src/client/worker/shell.ts";

type Kept = Map<string, Response>;

export class FakeCaches implements Caches {
	readonly #kept = new Map<string, Kept>();

	async open(name: string) {
		const kept: Kept = this.#kept.get(name) ?? new Map();
		this.#kept.set(name, kept);
		return {
			match: async (path: string) => kept.get(path)?.clone(),
			put: async (path: string, response: Response) => {
				kept.set(path, response);
			},
		};
	}

	async match(path: string) {
		for (const kept of this.#kept.values()) {
			const found = kept.get(path);
			if (found) return found.clone();
		}
		return undefined;
	}

	async keys() {
		return [...this.#kept.keys()];
	}

	async delete(name: string) {
		return this.#kept.delete(name);
	}
}
