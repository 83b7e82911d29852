/**
 * Keeps the list of messages where its reader is: at the end while they follow, else at the row that they are reading,
 * whatever comes in above or below it. One per room on screen.
 */
import { type Signal, signal } from "@preact/signals";
import { type Context, createContext } from "preact";

/** A reader this near to the end follows it. */
const NEAR_PX = 100;
/** More messages are asked for when less than this many screens are left in that direction. */
const SCREENS_AHEAD = 1.5;
/** A message that is jumped to stands this far down the screen. */
const SHOWN_AT = 0.3;

export class ScrollKeeper {
	readonly isAtEnd: Signal<boolean> = signal(true);
	/** More than a screen from the end: worth a way back even if nothing is new. */
	readonly isFar: Signal<boolean> = signal(false);
	/** Whether the end of the list is the end of the room, which is what a reader there follows. */
	isLive = true;
	#scroller: HTMLElement | undefined;
	#anchor: { row: HTMLElement; top: number } | undefined;
	/** How far down it stood when it was last looked at, in pixels. */
	#top = 0;

	/** Follows an element's scrolling and size. Call what it returns to let go. */
	attach(scroller: HTMLElement, onScroll: () => void): () => void {
		this.#scroller = scroller;
		const follow = () => {
			// What grew since we went to the end, such as code that got its colours, is no step of the reader's: only up leads away.
			const hasGrown = this.isLive && this.isAtEnd.peek() && scroller.scrollTop >= this.#top && left(scroller) >= NEAR_PX;
			if (hasGrown) this.#toEnd();
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
		const row = this.isAtEnd.peek() ? undefined : this.topRow();
		this.#anchor = row && { row, top: row.offsetTop };
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

	/** Remembers where an element stands on the screen. Call what it returns once the page has changed: it stands there again. */
	hold(element: HTMLElement): () => void {
		const { top } = element.getBoundingClientRect();
		return () => {
			if (!this.#scroller) return;
			this.#scroller.scrollTop += element.getBoundingClientRect().top - top;
			// Who was at the end may have the rest of a message below now, and is not to be taken past it.
			this.#look();
		};
	}

	/** Goes to the end and stays there. */
	jump(): void {
		this.isAtEnd.value = true;
		this.isFar.value = false;
		this.#toEnd();
	}

	/** Brings a row on screen, and the reader away from the end; where it is on screen already, nothing moves. */
	show(row: HTMLElement): void {
		const scroller = this.#scroller;
		if (!scroller) return;
		const { scrollTop, clientHeight } = scroller;
		this.#anchor = undefined;
		if (row.offsetTop < scrollTop || row.offsetTop + row.offsetHeight > scrollTop + clientHeight) {
			scroller.scrollTop = row.offsetTop - SHOWN_AT * clientHeight;
		}
		this.#look();
	}

	/** Puts a row at the top of the screen. */
	restore(row: HTMLElement): void {
		this.#anchor = undefined;
		if (this.#scroller) this.#scroller.scrollTop = row.offsetTop;
		this.#look();
	}

	/** The row that is at the top of the screen. */
	topRow(): HTMLElement | undefined {
		const scroller = this.#scroller;
		if (!scroller) return undefined;
		for (const row of scroller.querySelectorAll<HTMLElement>("[data-row]")) {
			if (row.offsetTop + row.offsetHeight > scroller.scrollTop) return row;
		}
		return undefined;
	}

	/** Whether the reader is so far up that older messages should come. */
	isNearTop(): boolean {
		const scroller = this.#scroller;
		return scroller !== undefined && scroller.scrollTop < SCREENS_AHEAD * scroller.clientHeight;
	}

	/** Whether the reader is so far down that newer messages should come. */
	isNearEnd(): boolean {
		const scroller = this.#scroller;
		return scroller !== undefined && left(scroller) < SCREENS_AHEAD * scroller.clientHeight;
	}

	#toEnd(): void {
		const scroller = this.#scroller;
		if (!scroller) return;
		scroller.scrollTop = scroller.scrollHeight;
		this.#top = scroller.scrollTop;
	}

	#look(): void {
		const scroller = this.#scroller;
		if (!scroller) return;
		const below = left(scroller);
		this.#top = scroller.scrollTop;
		this.isAtEnd.value = this.isLive && below < NEAR_PX;
		this.isFar.value = !this.isLive || below > scroller.clientHeight;
	}
}

/** What there is to scroll below what is on screen. */
function left({ scrollHeight, scrollTop, clientHeight }: HTMLElement): number {
	return scrollHeight - scrollTop - clientHeight;
}

/** The keeper of the list that a part of the page is in. */
export const KeeperContext: Context<ScrollKeeper | undefined> = createContext<ScrollKeeper | undefined>(undefined);
