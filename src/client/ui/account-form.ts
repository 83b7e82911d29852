/** Forms of several fields: each is checked as one leaves it and when the form is sent, and what is wrong is said in place. */
import { type Signal, useSignal } from "@preact/signals";
import * as v from "valibot";
import { CallError } from "../call.ts";
import { reworded } from "../texts/refusals.ts";
import { useStore } from "./store-context.ts";

/** What somebody enters into one field. */
export interface Entry {
	/** The id of its element. */
	readonly id: string;
	/** What the server calls it. */
	readonly field: string;
	readonly value: Signal<string>;
	/** What is wrong with it; undefined while nothing is known to be. */
	readonly error: Signal<string | undefined>;
	/** Whether it is valid; if it is not, its error says why. */
	check(): boolean;
	/** The value as it is to be sent. Throws if it is not valid. */
	text(): string;
}

export function useEntry(id: string, field: string, schema: v.GenericSchema<string, string>, initial = ""): Entry {
	const value = useSignal(initial);
	const error = useSignal<string | undefined>(undefined);
	return {
		id,
		field,
		value,
		error,
		check: () => {
			const parsed = v.safeParse(schema, value.peek());
			error.value = parsed.success ? undefined : reworded(parsed.issues[0].message);
			return parsed.success;
		},
		text: () => v.parse(schema, value.peek()),
	};
}

/** What somebody has and need not choose: anything but nothing, of which is said that it is missing. */
export function given(missing: string): v.GenericSchema<string, string> {
	return v.pipe(v.string(), v.nonEmpty(missing));
}

/** What the server refused: with the one entry that is to blame, by its field, or with none. */
export interface Blame {
	field?: string;
	text: string;
}

export interface Form {
	/** What is wrong that no field is to blame for. */
	readonly trouble: Signal<string | undefined>;
	readonly isBusy: Signal<boolean>;
	readonly submit: (event: Event) => void;
	/** Does something else than what the form is for, and says in the same place what is wrong with that. */
	readonly attempt: (act: () => Promise<void>) => void;
}

/** `act` gets valid entries only. `blame` may say of a refusal, by its code, more than the server can. */
export function useForm(entries: readonly Entry[], act: () => Promise<void>, blame: Record<string, Blame> = {}): Form {
	const store = useStore();
	const trouble = useSignal<string | undefined>(undefined);
	const isBusy = useSignal(false);

	const attempt = async (act: () => Promise<void>) => {
		if (isBusy.peek()) return;
		isBusy.value = true;
		trouble.value = undefined;
		try {
			await act();
		} catch (refusal) {
			if (!(refusal instanceof CallError)) throw refusal;
			if (refusal.code === "signed_out") store.sessionEnded();
			const known = blame[refusal.code];
			const blamed = entries.filter(({ field }) => Object.hasOwn(refusal.fields, field) || field === known?.field);
			for (const { field, error } of blamed) error.value = refusal.fields[field] ?? known?.text;
			if (blamed.length === 0) trouble.value = known?.text ?? refusal.message;
			focus(blamed[0] ?? entries.at(-1));
		} finally {
			isBusy.value = false;
		}
	};
	const submit = (event: Event) => {
		event.preventDefault();
		// All are checked, so that all errors are there at once; the first is where to go on.
		const wrong = entries.filter((entry) => !entry.check());
		if (wrong.length > 0) focus(wrong[0]);
		else void attempt(act);
	};
	return { trouble, isBusy, submit, attempt: (act) => void attempt(act) };
}

function focus(entry: Entry | undefined): void {
	if (entry) document.getElementById(entry.id)?.focus();
}
