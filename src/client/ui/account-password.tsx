/** A new password. */
import { useSignal } from "@preact/signals";
import type { AccountInfo } from "../../protocol/accounts.ts";
import { PasswordSchema } from "../../protocol/passwords.ts";
import { changePassword } from "../account-api.ts";
import { t as first } from "../texts/first.ts";
import { t } from "../texts/later.ts";
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
			title={t.account.password.title}
			about={t.account.password.about}
			action={t.account.password.open}
			cancel={t.account.password.cancel}
			isOpen={isOpen}
			done={done}
		>
			<PasswordForm
				account={account}
				onDone={() => {
					done.value = t.account.password.done;
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
			<PasswordField entry={next} label={t.account.password.label} isNew />
			<p class="field-error" role="alert">
				{trouble.value}
			</p>
			<button type="submit" class="button button-main">
				{isBusy.value ? first.common.saving : t.account.password.save}
			</button>
		</form>
	);
}
