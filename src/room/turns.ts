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
		if (this.#isOpen) this.#waiting.push(item);
		else this.#take([item]);
	}

	#take(items: Item[]): void {
		this.#isOpen = true;
		setTimeout(() => this.#close(), items.length >= BUSY_ITEMS ? GATHER_MS : 0);
		this.#handle(items);
	}

	#close(): void {
		this.#isOpen = false;
		if (this.#waiting.length === 0) return;
		const items = this.#waiting;
		this.#waiting = [];
		this.#take(items);
	}
}
