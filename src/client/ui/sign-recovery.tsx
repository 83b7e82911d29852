/** Signing in with one of the codes that were kept for when the password is lost. */
import { signInWithRecoveryCode } from "../account-api.ts";
import { EntryField } from "./account-field.tsx";
import { given, useEntry, useForm } from "./account-form.ts";
import { useStore } from "./store-context.ts";

export function SignInByRecovery({ handle: initial }: { handle: string }) {
	const store = useStore();
	const handle = useEntry("recovery-handle", "handle", given("your handle"), initial);
	const code = useEntry("recovery-code", "recoveryCode", given("one of your recovery codes"));
	const { trouble, isBusy, submit } = useForm(
		[handle, code],
		async () => {
			const user = await signInWithRecoveryCode(handle.text().trim(), code.text().trim());
			store.needsPassword.value = true;
			store.enter(user);
		},
		{ bad_credentials: { text: "The handle or the code is wrong, or the code was used before." } },
	);
	return (
		<form class="welcome-form" noValidate onSubmit={submit}>
			<EntryField entry={handle} label="Handle" autoComplete="username" autoCapitalize="none" isFirst={initial === ""} />
			<EntryField
				entry={code}
				label="Recovery code"
				autoComplete="one-time-code"
				autoCapitalize="none"
				isFirst={initial !== ""}
				hint="Each code is good once. Another one lets you set a new password afterwards."
			/>
			<p class="field-error" role="alert">
				{trouble.value}
			</p>
			<button type="submit" class="button button-main">
				{isBusy.value ? "Signing in…" : "Sign in"}
			</button>
		</form>
	);
}
