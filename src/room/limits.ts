/** How fast people may talk in a room, ask its bots, search it and take its messages with them: its token buckets. */
import { errorFrame, type ServerFrame } from "../protocol/frames.ts";
import { EXPORTS_PER_MINUTE, SEARCHES_BURST, SEARCHES_WINDOW_MS } from "../protocol/limits.ts";
import { type Refused, refuseTooFast } from "./decisions.ts";
import { Buckets, type Rate, wholeSeconds } from "./rate-limit.ts";

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

	/** Counts anything that somebody sends; what to answer to the frame `id` if they must wait. */
	refuseMessage(person: string, id: string, now: number): ServerFrame | undefined {
		return tooFast(this.#messages.take(person, now), id);
	}

	/** Takes nothing for what was counted. */
	giveBackMessage(person: string): void {
		this.#messages.giveBack(person);
	}

	/** Counts an export; what to answer if they must wait. */
	refuseExport(person: string, now: number): Refused | undefined {
		return refuseTooFast(this.#exports.take(person, now));
	}

	/** Counts a command, besides, against what its asker may ask and what all people here may: a crowd must not flood a bot. */
	refuseCommand(person: string, id: string, now: number): ServerFrame | undefined {
		const ownMs = this.#commands.take(person, now);
		if (ownMs > 0) return tooFast(ownMs, id);
		const roomMs = this.#roomCommands.take(ALL, now);
		if (roomMs > 0) this.#commands.giveBack(person);
		return tooFast(roomMs, id);
	}

	/** Counts a search; what to answer if they must wait. */
	refuseSearch(person: string, now: number): Refused | undefined {
		return refuseTooFast(this.#searches.take(person, now));
	}
}

function tooFast(waitMs: number, id: string): ServerFrame | undefined {
	return waitMs === 0 ? undefined : errorFrame("rate_limited", { id, retryAfter: wholeSeconds(waitMs) });
}
