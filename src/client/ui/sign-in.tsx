/** Signing in with a handle and a password, or with a passkey. */
import { canUsePasskeys, signInWithPasskey, signInWithPassword } from "../account-api.ts";
import { EntryField } from "./account-field.tsx";
import { given, useEntry, useForm } from "./account-form.ts";
import { Icon } from "./icon.tsx";
import { PasswordField } from "./password-field.tsx";
import { useStore } from "./store-context.ts";

export function SignIn({ handle: initial }: { handle: string }) {
	const store = useStore();
	const handle = useEntry("sign-in-handle", "handle", given("your handle"), initial);
	const password = useEntry("sign-in-password", "password", given("your password"));
	const { trouble, isBusy, submit, attempt } = useForm([handle, password], async () => {
		store.enter(await signInWithPassword(handle.text().trim(), password.text()));
	});
	return (
		<form class="welcome-form" noValidate onSubmit={submit}>
			<EntryField entry={handle} label="Handle" autoComplete="username" autoCapitalize="none" isFirst={initial === ""} />
			<PasswordField entry={password} label="Password" isFirst={initial !== ""} />
			<p class="field-error" role="alert">
				{trouble.value}
			</p>
			<button type="submit" class="button button-main">
				{isBusy.value ? "Signing in…" : "Sign in"}
			</button>
			{canUsePasskeys() && (
				<button type="button" class="button" onClick={() => attempt(async () => store.enter(await signInWithPasskey()))}>
					<Icon name="key" />
					Sign in with a passkey
				</button>
			)}
		</form>
	);
}
