/** Whether this browser is to be heard when something is for me. It is silent unless somebody wants it otherwise. */
import { type ReadonlySignal, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { preloadParts, ready } from "./lazy.tsx";
import { useStore } from "./store-context.ts";

const KEY = "chattorum:sound";
const ON = "on";

const isOn = signal(load());
export const isSoundOn: ReadonlySignal<boolean> = isOn;

/** For all tabs that are opened from now on, too. */
export function turnSound(on: boolean): void {
	isOn.value = on;
	try {
		if (on) localStorage.setItem(KEY, ON);
		else localStorage.removeItem(KEY);
	} catch {
		// It is known for as long as the page lives.
	}
}

/** Follows what is for me while sound is wanted, which is most often not, so that its script is fetched by itself. */
export function useSounds(): void {
	const store = useStore();
	const isWanted = isSoundOn.value;
	useEffect(() => {
		if (!isWanted) return;
		const ends = new AbortController();
		void preloadParts().then(() => ready((parts) => parts.followCalls)?.(store, ends.signal));
		return () => ends.abort();
	}, [store, isWanted]);
}

function load(): boolean {
	try {
		return localStorage.getItem(KEY) === ON;
	} catch {
		return false;
	}
}
