/**
 * Keeps the list of messages where its reader is: at the end while they follow, else at the row that they are reading,
 * whatever comes in above or below it. One per room on screen.
 */
import { type Signal, signal } from "@preact/signals";

/** A reader this near to the end follows it. */
const NEAR_PX = 100;
/** Older messages are asked for when less than this many screens are left above. */
const SCREENS_AHEAD = 1.5;

export class ScrollKeeper {
	readonly isAtEnd: Signal<boolean> = signal(true);
	/** More than a screen from the end: worth a way back even if nothing is new. */
	readonly isFar: Signal<boolean> = signal(false);
	#scroller: HTMLElement | undefined;
	#anchor: { row: HTMLElement; top: number } | undefined;

	/** Follows an element's scrolling and size. Call what it returns to let go. */
	attach(scroller: HTMLElement, onScroll: () => void): () => void {
		this.#scroller = scroller;
		const follow = () => {
			this.#look();
			onScroll();
		};
		// The keyboard of a phone, a rotation or a grown composer change the height without scrolling.
		const sizes = new ResizeObserver(() => {
			if (this.isAtEnd.peek()) this.#toEnd();
			else this.#look();
		});
		sizes.observe(scroller);
		for (const part of scroller.children) sizes.observe(part);
		scroller.addEventListener("scroll", follow, { passive: true });
		return () => {
			sizes.disconnect();
			scroller.removeEventListener("scroll", follow);
			this.#scroller = undefined;
		};
	}

	/** Before the rows change: remembers what is being read. */
	before(): void {
		const scroller = this.#scroller;
		this.#anchor = undefined;
		if (!scroller || this.isAtEnd.peek()) return;
		for (const row of scroller.querySelectorAll<HTMLElement>("[data-row]")) {
			if (row.offsetTop + row.offsetHeight <= scroller.scrollTop) continue;
			this.#anchor = { row, top: row.offsetTop };
			return;
		}
	}

	/** After the rows changed: what was being read stands where it stood. */
	after(): void {
		const scroller = this.#scroller;
		if (!scroller) return;
		if (this.isAtEnd.peek()) this.#toEnd();
		else if (this.#anchor?.row.isConnected) {
			const moved = this.#anchor.row.offsetTop - this.#anchor.top;
			if (moved !== 0) scroller.scrollTop += moved;
		}
		this.#anchor = undefined;
	}

	/** Goes to the end and stays there. */
	jump(): void {
		this.isAtEnd.value = true;
		this.isFar.value = false;
		this.#toEnd();
	}

	/** Whether the reader is so far up that older messages should come. */
	isNearTop(): boolean {
		const scroller = this.#scroller;
		return scroller !== undefined && scroller.scrollTop < SCREENS_AHEAD * scroller.clientHeight;
	}

	#toEnd(): void {
		if (this.#scroller) this.#scroller.scrollTop = this.#scroller.scrollHeight;
	}

	#look(): void {
		const scroller = this.#scroller;
		if (!scroller) return;
		const left = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight;
		this.isAtEnd.value = left < NEAR_PX;
		this.isFar.value = left > scroller.clientHeight;
	}
}
