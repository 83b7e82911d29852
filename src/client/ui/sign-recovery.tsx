/** Signing in with one of the codes that were kept for when the password is lost. */
import { signInWithRecoveryCode } from "../account-api.ts";
import { t as first } from "../texts/first.ts";
import { t } from "../texts/later.ts";
import { EntryField } from "./account-field.tsx";
import { given, useEntry, useForm } from "./account-form.ts";
import { useStore } from "./store-context.ts";

export function SignInByRecovery({ handle: initial }: { handle: string }) {
	const store = useStore();
	const handle = useEntry("recovery-handle", "handle", given(t.sign.missing.handle), initial);
	const code = useEntry("recovery-code", "recoveryCode", given(t.sign.missing.code));
	const { trouble, isBusy, submit } = useForm(
		[handle, code],
		async () => {
			const user = await signInWithRecoveryCode(handle.text().trim(), code.text().trim());
			store.needsPassword.value = true;
			store.enter(user);
		},
		{ bad_credentials: { text: t.sign.wrongCode } },
	);
	return (
		<form class="welcome-form" noValidate onSubmit={submit}>
			<EntryField entry={handle} label={t.sign.handle} autoComplete="username" autoCapitalize="none" isFirst={initial === ""} />
			<EntryField
				entry={code}
				label={t.sign.recoveryCode}
				autoComplete="one-time-code"
				autoCapitalize="none"
				isFirst={initial !== ""}
				hint={t.sign.recoveryHint}
			/>
			<p class="field-error" role="alert">
				{trouble.value}
			</p>
			<button type="submit" class="button button-main">
				{isBusy.value ? t.sign.signingIn : first.common.signIn}
			</button>
		</form>
	);
}
