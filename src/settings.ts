/** What an operator sets in `[vars]` or as a secret, with a safe default for each; README.md describes them. */
import { parseRate, type Rate } from "./room/rate-limit.ts";

declare global {
	interface Env {
		/** A secret that the operator may set: what sessions are signed with, instead of the key that is made. */
		SESSION_KEY?: string;
	}
}

export interface Settings {
	guests: boolean;
	/** Messages of one person in one room. */
	rateMessages: Rate;
	/** Rooms that one person opens. */
	rateRooms: Rate;
}

/** Reads the settings; what is missing or malformed is as if it were not set. */
export function readSettings(env: Env): Settings {
	return {
		guests: env.GUESTS !== "off",
		rateMessages: parseRate(env.RATE_MESSAGES) ?? { burst: 10, windowMs: 5_000 },
		rateRooms: parseRate(env.RATE_ROOMS) ?? { burst: 20, windowMs: 600_000 },
	};
}
