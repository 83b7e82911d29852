/** A labelled line of text with what is wrong with it, tied together for screen readers. */
import type { Signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

interface FieldProps {
	id: string;
	label: string;
	hint?: string;
	value: Signal<string>;
	error: Signal<string | undefined>;
	autoComplete?: string;
	placeholder?: string;
}

export function Field({ id, label, hint, value, error, autoComplete = "off", placeholder = "" }: FieldProps) {
	const input = useRef<HTMLInputElement>(null);
	const wrong = error.value;
	useEffect(() => input.current?.focus(), []);
	useEffect(() => {
		if (wrong !== undefined) input.current?.focus();
	}, [wrong]);
	return (
		<div class="field">
			<label for={id}>{label}</label>
			<input
				ref={input}
				id={id}
				type="text"
				value={value.value}
				placeholder={placeholder}
				autoComplete={autoComplete}
				dir="auto"
				aria-invalid={wrong !== undefined}
				aria-describedby={`${id}-hint ${id}-error`}
				onInput={({ currentTarget }) => {
					value.value = currentTarget.value;
					error.value = undefined;
				}}
			/>
			<p id={`${id}-hint`} class="field-hint">
				{hint}
			</p>
			<p id={`${id}-error`} class="field-error" role="alert">
				{wrong}
			</p>
		</div>
	);
}
