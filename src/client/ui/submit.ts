/** What a form of one field does when it is submitted: checks, calls, and says in place what is wrong. */
import { type Signal, useSignal } from "@preact/signals";
import * as v from "valibot";
import { CallError } from "../call.ts";
import { reworded } from "../texts/refusals.ts";

interface Submission {
	/** What is wrong with the value; undefined while nothing is known to be. */
	error: Signal<string | undefined>;
	isBusy: Signal<boolean>;
	/** Hands a valid value to `act`, unless that is under way already. */
	submit: (event: Event) => void;
}

export function useSubmit(
	schema: v.GenericSchema<string, string>,
	value: Signal<string>,
	act: (value: string) => Promise<void>,
): Submission {
	const error = useSignal<string | undefined>(undefined);
	const isBusy = useSignal(false);
	const run = async () => {
		if (isBusy.value) return;
		const parsed = v.safeParse(schema, value.value);
		if (!parsed.success) {
			error.value = reworded(parsed.issues[0].message);
			return;
		}
		isBusy.value = true;
		error.value = undefined;
		try {
			await act(parsed.output);
		} catch (refusal) {
			if (!(refusal instanceof CallError)) throw refusal;
			error.value = refusal.message;
		} finally {
			isBusy.value = false;
		}
	};
	const submit = (event: Event) => {
		event.preventDefault();
		void run();
	};
	return { error, isBusy, submit };
}
