/** Whether this browser is to be heard when something is for me. It is silent unless somebody wants it otherwise. */
import { useEffect } from "preact/hooks";
import { keptSwitch } from "./kept-switch.ts";
import { preloadParts, ready } from "./lazy.tsx";
import { useStore } from "./store-context.ts";

export const sound = keptSwitch("chattorum:sound");

/** Follows what is for me while sound is wanted, which is most often not, so that its script is fetched by itself. */
export function useSounds(): void {
	const store = useStore();
	const isWanted = sound.isOn.value;
	useEffect(() => {
		if (!isWanted) return;
		const ends = new AbortController();
		void preloadParts().then(() => ready((parts) => parts.followCalls)?.(store, ends.signal));
		return () => ends.abort();
	}, [store, isWanted]);
}
