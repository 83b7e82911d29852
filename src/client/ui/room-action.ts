/** What a button does that asks the server: one call at a time, and what was wrong with it is said in place. */
import { type Signal, useSignal } from "@preact/signals";
import { CallError } from "../call.ts";

export interface Action {
	/** Why it could not be done; undefined while nothing went wrong. */
	readonly error: Signal<string | undefined>;
	/** The catalogue's code for it. */
	readonly code: Signal<string | undefined>;
	readonly isBusy: Signal<boolean>;
	/** Does it, unless it is under way already. Whether it was done. */
	run(act: () => Promise<unknown>): Promise<boolean>;
}

export function useAction(): Action {
	const error = useSignal<string | undefined>(undefined);
	const code = useSignal<string | undefined>(undefined);
	const isBusy = useSignal(false);
	const run = async (act: () => Promise<unknown>) => {
		if (isBusy.peek()) return false;
		isBusy.value = true;
		error.value = undefined;
		try {
			await act();
			return true;
		} catch (refusal) {
			if (!(refusal instanceof CallError)) throw refusal;
			error.value = refusal.message;
			code.value = refusal.code;
			return false;
		} finally {
			isBusy.value = false;
		}
	};
	return { error, code, isBusy, run };
}
