/** Whether somebody was in at the last visit, as far as it can be known without waiting for anything. */
import { effect } from "@preact/signals";
import type { Store } from "./store.ts";

const KEY = "chattorum:here";

/** Then there is most likely a copy to begin with. */
export function wasHere(): boolean {
	try {
		return localStorage.getItem(KEY) !== null;
	} catch {
		return false;
	}
}

/** Notes it for the next visit. */
export function noteHere({ me }: Store): void {
	effect(() => {
		const { kind } = me.value;
		try {
			if (kind === "somebody") localStorage.setItem(KEY, "");
			if (kind === "nobody") localStorage.removeItem(KEY);
		} catch {}
	});
}
