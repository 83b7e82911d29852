/** Catching up: what was posted or changed after a revision, against a model that is too simple to be wrong. */
import { describe, expect, it } from "vitest";
import type { Message } from "../../../src/protocol/message.ts";
import type { History } from "../../../src/room/history.ts";
import { ANA, BEN } from "../support/room.ts";
import { inStore } from "../support/scratch.ts";

/** The same numbers for the same seed (mulberry32). */
function random(seed: number): () => number {
	return () => {
		seed = (seed + 0x6d2b79f5) | 0;
		let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** The newest copy of each message, as a client keeps them. */
class Model {
	readonly copies = new Map<number, Message>();

	changes(since: number, limit: number): Message[] {
		return [...this.copies.values()]
			.filter(({ rev }) => rev > since)
			.sort((a, b) => a.rev - b.rev)
			.slice(0, limit);
	}
}

/** Does something at random to both. */
function step(history: History, model: Model, next: () => number, n: number): void {
	const commands = [...model.copies.values()].filter(({ command }) => command);
	const chosen = commands[Math.floor(next() * commands.length)];
	const dice = next();
	if (dice < 0.4 && chosen) {
		const status = (["pending", "answered", "failed"] as const)[Math.floor(next() * 3)] ?? "pending";
		const changed = history.change(chosen.id, { status, text: `step ${n}`, ...(status === "failed" ? { code: "not_found" } : {}) });
		if (!changed) throw new Error(`${chosen.id} is not there`);
		model.copies.set(changed.id, changed);
		return;
	}
	const sender = next() < 0.5 ? ANA : BEN;
	const draft = { sender, clientId: `c${n}`, text: `step ${n}` };
	const posted = history.append(dice < 0.7 ? { ...draft, command: { name: "x", args: `${n}` } } : draft, n);
	if (!posted) throw new Error(`step ${n} was posted before`);
	model.copies.set(posted.id, posted);
}

describe("the changes since a revision", () => {
	it.each([1, 2, 3, 4, 5])("[SINCE-1] are the newest copies of what changed, in rev order, whatever happened (seed %i)", (seed) =>
		inStore((_, history) => {
			const next = random(seed);
			const model = new Model();
			for (let n = 1; n <= 120; n++) {
				step(history, model, next, n);
				const since = Math.floor(next() * (history.rev + 2));
				const limit = 1 + Math.floor(next() * 60);
				expect(history.reader.changes(since, limit), `step ${n}, since ${since}, limit ${limit}`).toEqual(model.changes(since, limit));
			}
			expect(history.reader.changes(0, 1_000)).toEqual(model.changes(0, 1_000));
		}),
	);

	it("[ORDER-2] heard piece by piece from any point make the same room", () =>
		inStore((_, history) => {
			const next = random(42);
			const model = new Model();
			const client = new Map<number, Message>();
			let rev = 0;
			for (let n = 1; n <= 200; n++) {
				step(history, model, next, n);
				if (next() < 0.8) continue;
				for (let page = history.reader.changes(rev, 7); page.length > 0; page = history.reader.changes(rev, 7)) {
					for (const message of page) {
						expect(message.rev).toBeGreaterThan(rev);
						rev = message.rev;
						client.set(message.id, message);
					}
				}
				expect(client).toEqual(model.copies);
			}
		}));

	it("[PAGE-5] show the viewer the client ids of what they sent", () =>
		inStore((_, history) => {
			history.append({ sender: ANA, clientId: "a", text: "hi" }, 1);
			history.append({ sender: BEN, clientId: "b", text: "/x", command: { name: "x", args: "" } }, 2);
			history.change(2, { status: "answered", text: "x" });
			expect(history.reader.changes(0, 10, BEN.id).map(({ clientId }) => clientId)).toEqual([undefined, "b"]);
			expect(history.reader.changes(0, 10).map(({ clientId }) => clientId)).toEqual([undefined, undefined]);
		}));
});
