/** Fields of a room's dialogs: a line of text and a choice, each with its label, its hint and what is wrong with it. */
import type { Signal } from "@preact/signals";

interface TextFieldProps {
	id: string;
	label: string;
	hint?: string;
	value: Signal<string>;
	error?: string | undefined;
	placeholder?: string;
	/** For addresses, whose direction is their own. */
	isPlain?: boolean;
}

export function TextField({ id, label, hint, value, error, placeholder = "", isPlain = false }: TextFieldProps) {
	return (
		<div class="field">
			<label for={id}>{label}</label>
			<input
				id={id}
				type="text"
				value={value.value}
				placeholder={placeholder}
				autoComplete="off"
				dir={isPlain ? "ltr" : "auto"}
				{...(isPlain ? { spellcheck: false, autoCapitalize: "off" } : {})}
				aria-invalid={error !== undefined}
				aria-describedby={`${id}-hint ${id}-error`}
				onInput={({ currentTarget }) => {
					value.value = currentTarget.value;
				}}
			/>
			<p id={`${id}-hint`} class="field-hint">
				{hint}
			</p>
			<p id={`${id}-error`} class="field-error" role="alert">
				{error}
			</p>
		</div>
	);
}

interface ChoiceProps<T extends string> {
	id: string;
	label: string;
	hint?: string | undefined;
	value: Signal<T>;
	/** The values and what they are called. */
	options: readonly (readonly [T, string])[];
}

export function Choice<T extends string>({ id, label, hint, value, options }: ChoiceProps<T>) {
	return (
		<div class="field">
			<label for={id}>{label}</label>
			<select
				id={id}
				value={value.value}
				aria-describedby={`${id}-hint`}
				onChange={({ currentTarget }) => {
					const [chosen] = options[currentTarget.selectedIndex] ?? [];
					if (chosen !== undefined) value.value = chosen;
				}}
			>
				{options.map(([option, name]) => (
					<option key={option} value={option}>
						{name}
					</option>
				))}
			</select>
			<p id={`${id}-hint`} class="field-hint">
				{hint}
			</p>
		</div>
	);
}

/** Each value with what it is called. */
export function optionsOf<T extends string>(values: readonly T[], names: Readonly<Record<T, string>>): readonly (readonly [T, string])[] {
	return values.map((value) => [value, names[value]]);
}

/** What went wrong with a whole form. */
export function Problem({ text }: { text: string | undefined }) {
	return (
		<p class="field-error" role="alert">
			{text}
		</p>
	);
}
