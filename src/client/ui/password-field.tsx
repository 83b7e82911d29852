/** A password, hidden until one asks to see it. */
import { useSignal } from "@preact/signals";
import { PASSWORD_MIN_CHARS } from "../../protocol/limits.ts";
import { EntryField } from "./account-field.tsx";
import type { Entry } from "./account-form.ts";

interface PasswordFieldProps {
	entry: Entry;
	label: string;
	/** Whether it is chosen here, or known already: what the browser may offer. */
	isNew?: boolean;
	isFirst?: boolean;
}

export function PasswordField({ entry, label, isNew = false, isFirst = false }: PasswordFieldProps) {
	const isShown = useSignal(false);
	return (
		<EntryField
			entry={entry}
			label={label}
			type={isShown.value ? "text" : "password"}
			autoComplete={isNew ? "new-password" : "current-password"}
			autoCapitalize="none"
			isFirst={isFirst}
			isCheckedEarly={isNew}
			hint={isNew && `At least ${PASSWORD_MIN_CHARS} characters; a few words together are good.`}
		>
			<button
				type="button"
				class="field-toggle"
				onClick={() => {
					isShown.value = !isShown.value;
				}}
			>
				{isShown.value ? "Hide" : "Show"}
				<span class="visually-hidden"> {label.toLowerCase()}</span>
			</button>
		</EntryField>
	);
}
