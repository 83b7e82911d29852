/**
 * The room works in turns. What comes in while it is quiet is handled at once and waits for nothing. What comes right
 * behind is gathered for a moment and handled together: one transaction, one frame out. The moment is the longer the
 * more people there are, as it costs more to tell them: so a lone message is never late, and many are cheap.
 */

/** How long what follows a turn is gathered, in milliseconds: about what it takes to tell so many people. */
const GATHER_MS = 1;
const GATHER_MS_PER_RECEIVER = 0.12;
/** Beyond this, people would notice. */
const GATHER_MAX_MS = 60;

/** A turn of so many says that the room is busy: what comes after its moment is rarely alone either, and waits a little. */
const BUSY_ITEMS = 4;
const BUSY_SHARE = 0.25;
/** A busy room is one for so many moments. */
const BUSY_FOR = 3;
/** So many share what telling people costs: waiting for more would save nothing. */
const ENOUGH = 64;

/** How long a room with so many connections gathers. */
export function gatherMs(receivers: number): number {
	return Math.min(GATHER_MAX_MS, GATHER_MS + receivers * GATHER_MS_PER_RECEIVER);
}

export class Turns<Item> {
	readonly #handle: (items: Item[]) => void;
	readonly #gatherMs: () => number;
	readonly #now: () => number;
	#waiting: Item[] = [];
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** When the last turn was. */
	#turnAt = Number.NEGATIVE_INFINITY;
	#isBusy = false;

	/** `handle` gets what one turn gathered, in the order of arrival. It must not throw. */
	constructor(handle: (items: Item[]) => void, gatherMs: () => number, now: () => number) {
		this.#handle = handle;
		this.#gatherMs = gatherMs;
		this.#now = now;
	}

	add(item: Item): void {
		this.#waiting.push(item);
		if (this.#timer === undefined) {
			const waitMs = this.#waitMs();
			// No timer for a lone message: it would be one more thing that the runtime has to wake up for.
			if (waitMs === 0) this.#take();
			else this.#timer = setTimeout(() => this.#take(), waitMs);
		} else if (this.#waiting.length >= ENOUGH) this.#take();
	}

	#waitMs(): number {
		const gatherMs = this.#gatherMs();
		const sinceMs = this.#now() - this.#turnAt;
		// A clock that was set back must not hold anything up.
		if (sinceMs < 0 || sinceMs >= BUSY_FOR * gatherMs) return 0;
		return Math.max(0, gatherMs - sinceMs, this.#isBusy ? BUSY_SHARE * gatherMs : 0);
	}

	#take(): void {
		if (this.#timer !== undefined) clearTimeout(this.#timer);
		this.#timer = undefined;
		const items = this.#waiting;
		this.#waiting = [];
		this.#turnAt = this.#now();
		this.#isBusy = items.length >= BUSY_ITEMS;
		this.#handle(items);
	}
}
