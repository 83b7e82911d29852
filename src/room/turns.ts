/**
 * The room works in turns. What comes in while it is quiet is handled at once. What comes right behind is gathered until
 * the runtime has delivered all that is ready, or, in a room that is busy, for a few milliseconds, and is handled
 * together: one transaction, one frame out. So the more messages there are the cheaper each is, and a single one waits
 * for nothing.
 */

/** A turn that gathered this many items says that the room is busy. */
const BUSY_ITEMS = 4;
/** How long the next turn of a busy room gathers. */
const GATHER_MS = 4;

export class Turns<Item> {
	readonly #handle: (items: Item[]) => void;
	#waiting: Item[] = [];
	#isOpen = false;

	/** `handle` gets what one turn gathered, in the order of arrival. It must not throw. */
	constructor(handle: (items: Item[]) => void) {
		this.#handle = handle;
	}

	add(item: Item): void {
		this.#waiting.push(item);
		if (!this.#isOpen) this.#take();
	}

	#take(): void {
		const items = this.#waiting;
		this.#waiting = [];
		const isBusy = items.length >= BUSY_ITEMS;
		this.#isOpen = true;
		setTimeout(() => this.#close(isBusy), isBusy ? GATHER_MS : 0);
		this.#handle(items);
	}

	#close(wasBusy: boolean): void {
		if (this.#waiting.length > 0) this.#take();
		// Where nothing came in a busy room's turn it gathers once more: what comes next is rarely alone.
		else if (wasBusy) setTimeout(() => this.#close(false), GATHER_MS);
		else this.#isOpen = false;
	}
}
