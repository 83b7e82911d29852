/** A password, hidden until one asks to see it. */
import { useSignal } from "@preact/signals";
import { PASSWORD_MIN_CHARS } from "../../protocol/limits.ts";
import { figures, locale } from "../texts/language.ts";
import { t } from "../texts/later.ts";
import { EntryField } from "./account-field.tsx";
import type { Entry } from "./account-form.ts";
import { Said } from "./said.tsx";

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
			hint={isNew && t.sign.passwordHint(figures(PASSWORD_MIN_CHARS))}
		>
			<button
				type="button"
				class="field-toggle"
				onClick={() => {
					isShown.value = !isShown.value;
				}}
			>
				<Said text={(isShown.value ? t.sign.hide : t.sign.show)(label.toLocaleLowerCase(locale()))} />
			</button>
		</EntryField>
	);
}
