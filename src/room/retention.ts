/**
 * Deletes messages that are older than the room keeps them, by the room's alarm: once a day at most, at a time of day
 * that is the room's own, and only while there is something to delete.
 */
import { UNINDEX_MAX } from "../protocol/limits.ts";
import type { History } from "./history.ts";
import type { Profile } from "./profile.ts";

const DAY_MS = 24 * 60 * 60_000;
/** Messages that are deleted in one go, each of which leaves the index too; the rest follows at once, in the next. */
const BATCH = UNINDEX_MAX;

export class Retention {
	readonly #history: History;
	readonly #profile: Profile;

	constructor(history: History, profile: Profile) {
		this.#history = history;
		this.#profile = profile;
	}

	/** When the oldest message is to go; undefined where there is none, or all are kept. */
	nextDue(): number | undefined {
		const keptMs = this.#keptMs();
		const firstAt = keptMs === 0 ? undefined : this.#history.firstAt();
		if (firstAt === undefined) return undefined;
		// When the room was opened is its time of day.
		const phaseMs = this.#profile.room.createdAt % DAY_MS;
		return Math.ceil((firstAt + keptMs - phaseMs) / DAY_MS) * DAY_MS + phaseMs;
	}

	/** Deletes what is due, or the first of it; `nextDue` says whether there is more. */
	sweep(now: number): void {
		const due = this.nextDue();
		if (due !== undefined && due <= now) this.#history.drop(now - this.#keptMs(), BATCH);
	}

	/** 0 for ever. */
	#keptMs(): number {
		return (this.#profile.room.retentionDays ?? 0) * DAY_MS;
	}
}
