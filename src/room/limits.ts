/** How fast people may talk in a room, ask its bots, search it and take its messages with them: its token buckets. */
import { EXPORTS_PER_MINUTE, SEARCHES_BURST, SEARCHES_WINDOW_MS } from "../protocol/limits.ts";
import { Buckets, type Rate } from "./rate-limit.ts";

/** The one bucket that all people of a room share. */
const ALL = "";

export class Limits {
	readonly #messages: Buckets;
	readonly #commands: Buckets;
	readonly #roomCommands: Buckets;
	/** These may forget with a room that sleeps: they keep out who asks in a loop. */
	readonly #exports = new Buckets({ burst: EXPORTS_PER_MINUTE, windowMs: 60_000 });
	readonly #searches = new Buckets({ burst: SEARCHES_BURST, windowMs: SEARCHES_WINDOW_MS });

	constructor(rates: { rateMessages: Rate; rateCommands: Rate; rateRoomCommands: Rate }) {
		this.#messages = new Buckets(rates.rateMessages);
		this.#commands = new Buckets(rates.rateCommands);
		this.#roomCommands = new Buckets(rates.rateRoomCommands);
	}

	/** Counts anything that somebody sends; milliseconds until they may, 0 = now. */
	takeMessage(person: string, now: number): number {
		return this.#messages.take(person, now);
	}

	/** Takes nothing for what was counted. */
	giveBackMessage(person: string): void {
		this.#messages.giveBack(person);
	}

	/** Counts an export. */
	takeExport(person: string, now: number): number {
		return this.#exports.take(person, now);
	}

	/** Counts a command, besides, against what its asker may ask and what all people here may: a crowd must not flood a bot. */
	takeCommand(person: string, now: number): number {
		const ownMs = this.#commands.take(person, now);
		if (ownMs > 0) return ownMs;
		const roomMs = this.#roomCommands.take(ALL, now);
		if (roomMs > 0) this.#commands.giveBack(person);
		return roomMs;
	}

	/** Counts a search. */
	takeSearch(person: string, now: number): number {
		return this.#searches.take(person, now);
	}
}
