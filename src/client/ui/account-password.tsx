/** A new password. */
import { useSignal } from "@preact/signals";
import type { AccountInfo } from "../../protocol/accounts.ts";
import { PasswordSchema } from "../../protocol/passwords.ts";
import { changePassword } from "../account-api.ts";
import { useEntry, useForm } from "./account-form.ts";
import { KnownHandle } from "./account-handle.tsx";
import { AccountPart } from "./account-part.tsx";
import { ProofFields, useProof } from "./account-proof.tsx";
import { PasswordField } from "./password-field.tsx";
import { useStore } from "./store-context.ts";

export function AccountPassword({ account, onChange }: { account: AccountInfo; onChange: () => void }) {
	const store = useStore();
	const isOpen = useSignal(store.needsPassword.peek());
	const done = useSignal<string | undefined>(undefined);
	return (
		<AccountPart
			id="account-password"
			title="Password"
			about="A new one signs you out on all other devices."
			action="Change"
			actionOn="password"
			isOpen={isOpen}
			done={done}
		>
			<PasswordForm
				account={account}
				onDone={() => {
					done.value = "Your password is changed, and all other devices are signed out.";
					isOpen.value = false;
					onChange();
				}}
			/>
		</AccountPart>
	);
}

function PasswordForm({ account, onDone }: { account: AccountInfo; onDone: () => void }) {
	const proof = useProof("account-password-proof", account, useStore().needsPassword.peek() ? "recovery" : undefined);
	const next = useEntry("account-password-new", "newPassword", PasswordSchema);
	const act = async () => {
		await changePassword(await proof.get(), next.text());
		onDone();
	};
	const { trouble, isBusy, submit } = useForm([...proof.entries, next], act, proof.blame);
	return (
		<form noValidate onSubmit={submit}>
			<KnownHandle handle={account.user.id} />
			<ProofFields proof={proof} />
			<PasswordField entry={next} label="New password" isNew />
			<p class="field-error" role="alert">
				{trouble.value}
			</p>
			<button type="submit" class="button button-main">
				{isBusy.value ? "Saving…" : "Save password"}
			</button>
		</form>
	);
}
