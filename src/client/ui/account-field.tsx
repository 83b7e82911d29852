/** A labelled line of a form with several, with its hint and what is wrong with it. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Entry } from "./account-form.ts";

interface EntryFieldProps {
	entry: Entry;
	label: string;
	hint?: ComponentChildren;
	/** Whether one writes here as soon as it is there. */
	isFirst?: boolean;
	/** Whether it is checked when one goes on to the next field, before the form is sent. */
	isCheckedEarly?: boolean;
	type?: "text" | "password";
	autoComplete: string;
	autoCapitalize?: "none" | "words";
	/** What stands in the field behind the text. */
	children?: ComponentChildren;
}

export function EntryField({ entry, label, hint, isFirst, isCheckedEarly, children, ...attributes }: EntryFieldProps) {
	const { autoComplete, autoCapitalize = "words" } = attributes;
	// Apart, since the rules for each of the two are others.
	const type = attributes.type === "password" ? ({ type: "password" } as const) : ({ type: "text" } as const);
	const input = useRef<HTMLInputElement>(null);
	const { id, value, error } = entry;
	useEffect(() => {
		if (isFirst) input.current?.focus();
	}, []);
	return (
		<div class="field">
			<label for={id}>{label}</label>
			<div class="field-line">
				<input
					ref={input}
					id={id}
					name={entry.field}
					{...type}
					value={value.value}
					autoComplete={autoComplete}
					autoCapitalize={autoCapitalize}
					dir="auto"
					spellcheck={false}
					aria-invalid={error.value !== undefined}
					aria-describedby={`${id}-hint ${id}-error`}
					onInput={({ currentTarget }) => {
						value.value = currentTarget.value;
						error.value = undefined;
					}}
					onBlur={({ relatedTarget }) => {
						// Only on the way to another field: an error that appears under a press moves the button away from it.
						if (isCheckedEarly && relatedTarget instanceof HTMLInputElement && value.value !== "") entry.check();
					}}
				/>
				{children}
			</div>
			<p id={`${id}-hint`} class="field-hint">
				{hint}
			</p>
			<p id={`${id}-error`} class="field-error" role="alert">
				{error.value}
			</p>
		</div>
	);
}
