/**
 * The room works in turns. What comes in while it is quiet is handled at once; what comes in right behind is gathered
 * until the runtime has delivered all that is ready, and handled together: one transaction, one frame out. Under load
 * this makes a message cheaper the more of them there are, and adds nothing for a single one.
 */
export class Turns<Item> {
	readonly #handle: (items: Item[]) => void;
	#waiting: Item[] = [];
	#isOpen = false;

	/** `handle` gets what one turn gathered, in the order of arrival. It must not throw. */
	constructor(handle: (items: Item[]) => void) {
		this.#handle = handle;
	}

	add(item: Item): void {
		if (this.#isOpen) {
			this.#waiting.push(item);
			return;
		}
		this.#open();
		this.#handle([item]);
	}

	#open(): void {
		this.#isOpen = true;
		setTimeout(() => {
			this.#isOpen = false;
			if (this.#waiting.length === 0) return;
			const items = this.#waiting;
			this.#waiting = [];
			this.#open();
			this.#handle(items);
		}, 0);
	}
}
