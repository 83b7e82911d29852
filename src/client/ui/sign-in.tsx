/** Signing in with a handle and a password, or with a passkey. */
import { canUsePasskeys, signInWithPasskey, signInWithPassword } from "../account-api.ts";
import { t as first } from "../texts/first.ts";
import { t } from "../texts/later.ts";
import { EntryField } from "./account-field.tsx";
import { given, useEntry, useForm } from "./account-form.ts";
import { Icon } from "./icon.tsx";
import { PasswordField } from "./password-field.tsx";
import { useStore } from "./store-context.ts";

export function SignIn({ handle: initial }: { handle: string }) {
	const store = useStore();
	const handle = useEntry("sign-in-handle", "handle", given(t.sign.missing.handle), initial);
	const password = useEntry("sign-in-password", "password", given(t.sign.missing.password));
	const { trouble, isBusy, submit, attempt } = useForm([handle, password], async () => {
		store.enter(await signInWithPassword(handle.text().trim(), password.text()));
	});
	return (
		<form class="welcome-form" noValidate onSubmit={submit}>
			<EntryField entry={handle} label={t.sign.handle} autoComplete="username" autoCapitalize="none" isFirst={initial === ""} />
			<PasswordField entry={password} label={t.sign.password} isFirst={initial !== ""} />
			<p class="field-error" role="alert">
				{trouble.value}
			</p>
			<button type="submit" class="button button-main">
				{isBusy.value ? t.sign.signingIn : first.common.signIn}
			</button>
			{canUsePasskeys() && (
				<button type="button" class="button" onClick={() => attempt(async () => store.enter(await signInWithPasskey()))}>
					<Icon name="key" />
					{t.sign.withPasskey}
				</button>
			)}
		</form>
	);
}
