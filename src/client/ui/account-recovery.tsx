/** The codes that let one in when the password is lost. */
import { useSignal } from "@preact/signals";
import type { AccountInfo } from "../../protocol/accounts.ts";
import { newRecoveryCodes } from "../account-api.ts";
import { t } from "../texts/later.ts";
import { AccountCodes } from "./account-codes.tsx";
import { useForm } from "./account-form.ts";
import { KnownHandle } from "./account-handle.tsx";
import { AccountPart } from "./account-part.tsx";
import { ProofFields, useProof } from "./account-proof.tsx";

export function AccountRecovery({ account, onChange }: { account: AccountInfo; onChange: () => void }) {
	const isOpen = useSignal(false);
	const done = useSignal<string | undefined>(undefined);
	const codes = useSignal<readonly string[]>([]);
	const left = account.recoveryCodes;
	return (
		<AccountPart
			id="account-recovery"
			title={t.recovery.title}
			about={left === 0 ? t.recovery.none : t.recovery.left(left)}
			action={left === 0 ? t.recovery.make : t.recovery.makeNew}
			cancel={t.recovery.cancel}
			isOpen={isOpen}
			done={done}
			list={
				codes.value.length > 0 && (
					<AccountCodes
						codes={codes.value}
						handle={account.user.id}
						onDone={() => {
							codes.value = [];
							done.value = undefined;
							// What had the focus is gone.
							document.getElementById("account-recovery-title")?.focus();
						}}
					/>
				)
			}
		>
			<RecoveryForm
				account={account}
				onDone={(made) => {
					codes.value = made;
					done.value = t.recovery.ready;
					isOpen.value = false;
					onChange();
				}}
			/>
		</AccountPart>
	);
}

function RecoveryForm({ account, onDone }: { account: AccountInfo; onDone: (codes: string[]) => void }) {
	const proof = useProof("account-recovery-proof", account);
	const act = async () => onDone(await newRecoveryCodes(await proof.get()));
	const { trouble, isBusy, submit } = useForm(proof.entries, act, proof.blame);
	return (
		<form noValidate onSubmit={submit}>
			<KnownHandle handle={account.user.id} />
			{account.recoveryCodes > 0 && <p class="field-hint">{t.recovery.oldOnes}</p>}
			<ProofFields proof={proof} />
			<p class="field-error" role="alert">
				{trouble.value}
			</p>
			<button type="submit" class="button button-main">
				{isBusy.value ? t.recovery.acting : t.recovery.act}
			</button>
		</form>
	);
}
