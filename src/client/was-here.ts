/** Whether somebody was in at the last visit, and in which room, as far as it can be known without waiting for anything. */
import { effect } from "@preact/signals";
import type { Store } from "./store.ts";

const KEY = "chattorum:here";

/** Then there is most likely a copy to begin with. */
export function wasHere(): boolean {
	return lastRoom() !== undefined;
}

/** The address of the room that was on screen last; undefined where nobody was in. */
export function lastRoom(): string | undefined {
	try {
		return localStorage.getItem(KEY) ?? undefined;
	} catch {
		return undefined;
	}
}

/** Notes it for the next visit. */
export function noteHere({ me, slug }: Store): void {
	effect(() => {
		const { kind } = me.value;
		try {
			if (kind === "somebody") localStorage.setItem(KEY, slug.value);
			if (kind === "nobody") localStorage.removeItem(KEY);
		} catch {}
	});
}
