/** Brings on screen what is to be shown next, marks it for a moment, and gives it the focus. */
import type { Target } from "../pages.ts";
import type { ScrollKeeper } from "./scroll-keeper.ts";

const MARKED_MS = 2_500;

/** After the rows are there. */
export function showTarget(target: Target, scroller: HTMLElement, keeper: ScrollKeeper): void {
	if (target.kind === "latest") {
		keeper.jump();
		return;
	}
	const row = scroller.querySelector<HTMLElement>(`[data-id="${target.id}"]`);
	if (!row) return;
	if (target.isQuiet) {
		keeper.restore(row);
		return;
	}
	keeper.show(row);
	row.focus({ preventScroll: true });
	row.dataset.found = "";
	setTimeout(() => delete row.dataset.found, MARKED_MS);
}
