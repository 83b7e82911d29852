/**
 * Which message of a list is the one that is meant: pointed at, focused, or pressed for long. Of all messages one can be
 * reached by Tab; the arrows go from one to the next. One per list on screen.
 */
import { type Signal, signal } from "@preact/signals";
import { focusComposer } from "./drafts.ts";
import { meaningInRow, type RowMeaning } from "./message-actions.ts";

/** A finger that rests so long means the message and not what it scrolls. */
const LONG_PRESS_MS = 450;
/** A finger trembles. */
const STILL_PX = 10;

type Act = (meaning: Exclude<RowMeaning, "next" | "previous" | "leave">, id: number, row: HTMLElement) => void;

export class RowFocus {
	/** The id of the message whose actions are shown beside it. */
	readonly active: Signal<number | undefined> = signal<number | undefined>(undefined);
	#list: HTMLElement | undefined;
	#tabbable: HTMLElement | undefined;
	#wasFocused = false;
	#press: { x: number; y: number; timer: ReturnType<typeof setTimeout> } | undefined;
	#isTouched = false;
	#mouse = { x: 0, y: 0 };

	/** Follows the list. `act` does what a key or a long press asks about a message. Call what it returns to let go. */
	attach(list: HTMLElement, act: Act): () => void {
		const ends = new AbortController();
		const { signal } = ends;
		this.#list = list;
		list.addEventListener("pointermove", (event) => this.#point(event), { signal });
		list.addEventListener("pointerleave", () => this.#show(rowOf(document.activeElement)), { signal });
		list.addEventListener("focusin", ({ target }) => this.#focused(rowOf(target)), { signal });
		list.addEventListener("focusout", ({ relatedTarget }) => this.#show(rowOf(relatedTarget)), { signal });
		list.addEventListener("keydown", (event) => this.#key(event, act), { signal });
		list.addEventListener("pointerdown", (event) => this.#pressed(event, act), { signal });
		for (const end of ["pointerup", "pointercancel"] as const) list.addEventListener(end, () => this.#release(), { signal });
		list.addEventListener(
			"contextmenu",
			(event) => {
				// The long press is taken; what a browser does by itself with links and pictures stays.
				if (this.#isTouched && isOurs(event.target)) event.preventDefault();
			},
			{ signal },
		);
		return () => {
			ends.abort();
			this.#release();
			this.#list = undefined;
		};
	}

	/** After the rows changed: Tab leads to the one that had the focus last, else to the newest. */
	keep(): void {
		if (this.#wasFocused && this.#tabbable?.isConnected && isShown(this.#tabbable)) return;
		this.#wasFocused = false;
		this.#makeTabbable(this.#all().findLast(isShown));
	}

	#point(event: PointerEvent): void {
		if (this.#press && Math.hypot(event.clientX - this.#press.x, event.clientY - this.#press.y) > STILL_PX) this.#release();
		if (event.pointerType !== "mouse") return;
		const { clientX: x, clientY: y } = event;
		// What scrolls under a mouse that rests is not pointed at.
		if (x === this.#mouse.x && y === this.#mouse.y) return;
		this.#mouse = { x, y };
		this.#show(rowOf(event.target));
	}

	#focused(row: HTMLElement | undefined): void {
		this.#show(row);
		if (!row) return;
		this.#makeTabbable(row);
		this.#wasFocused = true;
	}

	#key(event: KeyboardEvent, act: Act): void {
		const row = rowOf(event.target);
		if (!row) return;
		const meaning = meaningInRow(event);
		// A button or a link in the row has keys of its own.
		if (meaning === undefined || (row !== event.target && meaning !== "leave")) return;
		if (meaning === "next" || meaning === "previous") {
			if (!this.#step(row, meaning)) return;
		} else if (meaning === "leave") focusComposer();
		else act(meaning, idOf(row), row);
		event.preventDefault();
	}

	/** Whether it went to another row: one that is taller than the screen is scrolled through first. */
	#step(row: HTMLElement, way: "next" | "previous"): boolean {
		const scroller = row.closest<HTMLElement>(".scroller")?.getBoundingClientRect();
		const { top, bottom } = row.getBoundingClientRect();
		if (scroller && (way === "next" ? bottom > scroller.bottom + 1 : top < scroller.top - 1)) return false;
		const rows = this.#all().filter(isShown);
		const next = rows[rows.indexOf(row) + (way === "next" ? 1 : -1)];
		if (next) {
			next.focus({ preventScroll: true });
			next.scrollIntoView({ block: "nearest" });
		} else if (way === "next") focusComposer();
		return next !== undefined || way === "next";
	}

	#pressed(event: PointerEvent, act: Act): void {
		this.#release();
		this.#isTouched = event.pointerType !== "mouse";
		const row = rowOf(event.target);
		if (!this.#isTouched || !row || !isOurs(event.target)) return;
		const timer = setTimeout(() => act("menu", idOf(row), row), LONG_PRESS_MS);
		this.#press = { x: event.clientX, y: event.clientY, timer };
	}

	#release(): void {
		clearTimeout(this.#press?.timer);
		this.#press = undefined;
	}

	#show(row: HTMLElement | undefined): void {
		this.active.value = row && idOf(row);
	}

	#makeTabbable(row: HTMLElement | undefined): void {
		if (row === this.#tabbable) return;
		if (this.#tabbable) this.#tabbable.tabIndex = -1;
		this.#tabbable = row;
		if (row) row.tabIndex = 0;
	}

	#all(): HTMLElement[] {
		return [...(this.#list?.querySelectorAll<HTMLElement>(ROW) ?? [])];
	}
}

const ROW = "[data-row][data-id]";

/** Of several that were deleted one after the other, one stands for all. */
function isShown(row: HTMLElement): boolean {
	return row.offsetParent !== null;
}

function rowOf(target: EventTarget | null): HTMLElement | undefined {
	return (target instanceof Element && target.closest<HTMLElement>(ROW)) || undefined;
}

function idOf(row: HTMLElement): number {
	return Number(row.dataset.id);
}

function isOurs(target: EventTarget | null): boolean {
	return target instanceof Element && target.closest("a, img, video, textarea, input, [role=slider]") === null;
}
