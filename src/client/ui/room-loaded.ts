/** Something that a panel asks the server for when it is opened, and again when it was changed. */
import { type Signal, useSignal } from "@preact/signals";
import { useCallback, useEffect } from "preact/hooks";
import { useAction } from "./room-action.ts";

export interface Loaded<T> {
	/** Undefined until it is there. */
	readonly value: Signal<T | undefined>;
	readonly error: Signal<string | undefined>;
	readonly code: Signal<string | undefined>;
	readonly reload: () => void;
}

/** `load` is asked once for each `key`. */
export function useLoaded<T>(key: string, load: () => Promise<T>): Loaded<T> {
	const value = useSignal<T | undefined>(undefined);
	const { error, code, run } = useAction();
	// The key stands for what is loaded; the function is another one at each rendering.
	const reload = useCallback(() => {
		void run(async () => {
			value.value = await load();
		});
	}, [key]);
	useEffect(reload, [reload]);
	return { value, error, code, reload };
}
