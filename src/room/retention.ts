/**
 * Deletes messages that are older than the operator keeps them, by the room's alarm: once a day at most, at a time of day
 * that is the room's own, and only while there is something to delete.
 */
import type { History } from "./history.ts";

const DAY_MS = 24 * 60 * 60_000;
/** Messages that are deleted in one go; the rest follows at once, in the next. */
const BATCH = 1_000;

export class Retention {
	readonly #history: History;
	readonly #keptMs: number;
	readonly #phaseMs: number;

	/** `keptMs`: how long messages are kept, 0 for ever. `createdAt`: when the room was opened; its sweeps are at that time of day. */
	constructor(history: History, keptMs: number, createdAt: number) {
		this.#history = history;
		this.#keptMs = keptMs;
		this.#phaseMs = createdAt % DAY_MS;
	}

	/** When the oldest message is to go; undefined where there is none, or all are kept. */
	nextDue(): number | undefined {
		const firstAt = this.#keptMs === 0 ? undefined : this.#history.firstAt();
		if (firstAt === undefined) return undefined;
		return Math.ceil((firstAt + this.#keptMs - this.#phaseMs) / DAY_MS) * DAY_MS + this.#phaseMs;
	}

	/** Deletes what is due, or the first of it; `nextDue` says whether there is more. */
	sweep(now: number): void {
		const due = this.nextDue();
		if (due !== undefined && due <= now) this.#history.drop(now - this.#keptMs, BATCH);
	}
}
