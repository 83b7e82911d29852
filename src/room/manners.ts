/** How a connection behaves: how often it says that it types, and how often it sends what nobody can read. */
import { BAD_FRAMES_MAX, BAD_FRAMES_WINDOW_MS, TYPING_EVERY_MS } from "../protocol/limits.ts";

export class Manners {
	#typedAt = 0;
	#badFrames = 0;
	#badFramesSince = 0;

	/** Whether a typing notice may go out now: the first in a while. */
	mayType(now: number): boolean {
		if (now - this.#typedAt < TYPING_EVERY_MS) return false;
		this.#typedAt = now;
		return true;
	}

	/** Counts a malformed frame; whether it is one too many in too short a time. */
	isBadFrameTooMany(now: number): boolean {
		if (now - this.#badFramesSince > BAD_FRAMES_WINDOW_MS) {
			this.#badFrames = 0;
			this.#badFramesSince = now;
		}
		return ++this.#badFrames >= BAD_FRAMES_MAX;
	}
}
