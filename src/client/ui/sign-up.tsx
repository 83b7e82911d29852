/** What a new account needs, on the welcome screen and for a guest inside. */
import type { User } from "../../protocol/message.ts";
import { HandleSchema } from "../../protocol/names.ts";
import { PasswordSchema } from "../../protocol/passwords.ts";
import { signUp } from "../account-api.ts";
import { t } from "../texts/later.ts";
import { EntryField } from "./account-field.tsx";
import { type Entry, type Form, useEntry, useForm } from "./account-form.ts";
import { PasswordField } from "./password-field.tsx";

interface SigningUp {
	handle: Entry;
	password: Entry;
	form: Form;
}

/** `name` is what the others are to see; without it the server takes the guest's, or the handle. */
export function useSignUp(initialHandle: string, name: string | undefined, onDone: (user: User) => void): SigningUp {
	const handle = useEntry("sign-up-handle", "handle", HandleSchema, initialHandle);
	const password = useEntry("sign-up-password", "password", PasswordSchema);
	const form = useForm(
		[handle, password],
		async () => {
			const more = name === undefined ? {} : { name };
			onDone(await signUp({ handle: handle.text(), password: password.text(), ...more }));
		},
		{ handle_taken: { field: "handle", text: t.sign.handleTaken } },
	);
	return { handle, password, form };
}

export function SignUpFields({ handle, password, form }: SigningUp) {
	return (
		<>
			<EntryField
				entry={handle}
				label={t.sign.handle}
				autoComplete="username"
				autoCapitalize="none"
				isFirst={handle.value.peek() === ""}
				isCheckedEarly
				hint={t.sign.handleHint}
			/>
			<PasswordField entry={password} label={t.sign.password} isNew isFirst={handle.value.peek() !== ""} />
			<p class="field-error" role="alert">
				{form.trouble.value}
			</p>
		</>
	);
}
