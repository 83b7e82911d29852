/** The passkeys of the account: made, named and removed here. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { AccountInfo, PasskeyInfo } from "../../protocol/accounts.ts";
import { NameSchema } from "../../protocol/names.ts";
import { addPasskey, canUsePasskeys, fetchPasskeys } from "../account-api.ts";
import { t } from "../texts/later.ts";
import { EntryField } from "./account-field.tsx";
import { useEntry, useForm } from "./account-form.ts";
import { AccountPart } from "./account-part.tsx";
import { ProofFields, useProof } from "./account-proof.tsx";
import { deviceName } from "./account-words.ts";
import { PasskeyRow } from "./passkeys-row.tsx";

export function Passkeys({ account, onChange }: { account: AccountInfo; onChange: () => void }) {
	const passkeys = useSignal<readonly PasskeyInfo[]>([]);
	const isOpen = useSignal(false);
	const done = useSignal<string | undefined>(undefined);
	const { trouble, attempt } = useForm([], async () => {});
	useEffect(() => {
		attempt(async () => {
			passkeys.value = await fetchPasskeys();
		});
	}, []);
	const list = (
		<>
			<ul class="account-list">
				{passkeys.value.map((passkey) => (
					<PasskeyRow
						key={passkey.id}
						passkey={passkey}
						onRename={(renamed) => {
							passkeys.value = passkeys.value.map((one) => (one.id === renamed.id ? renamed : one));
						}}
						onRemove={() => {
							passkeys.value = passkeys.value.filter(({ id }) => id !== passkey.id);
							done.value = t.passkeys.removed(passkey.name);
							onChange();
							// The row that had the focus is gone.
							document.getElementById("account-passkeys-title")?.focus();
						}}
					/>
				))}
			</ul>
			<p class="field-error" role="alert">
				{trouble.value}
			</p>
		</>
	);
	return (
		<AccountPart
			id="account-passkeys"
			title={t.passkeys.title}
			about={canUsePasskeys() ? t.passkeys.about : t.passkeys.notHere}
			action={t.passkeys.add}
			cancel={t.passkeys.cancel}
			isOpen={isOpen}
			done={done}
			list={list}
		>
			<PasskeyForm
				account={account}
				onDone={(passkey) => {
					passkeys.value = [...passkeys.value, passkey];
					done.value = t.passkeys.ready(passkey.name);
					isOpen.value = false;
					onChange();
				}}
			/>
		</AccountPart>
	);
}

function PasskeyForm({ account, onDone }: { account: AccountInfo; onDone: (passkey: PasskeyInfo) => void }) {
	const proof = useProof("account-passkey-proof", account);
	const name = useEntry("account-passkey-name", "name", NameSchema, deviceName(navigator.userAgent));
	const act = async () => onDone(await addPasskey(name.text(), await proof.get()));
	const { trouble, isBusy, submit } = useForm([name, ...proof.entries], act, proof.blame);
	return (
		<form noValidate onSubmit={submit}>
			<EntryField entry={name} label={t.passkeys.label} autoComplete="off" isFirst hint={t.passkeys.hint} />
			<ProofFields proof={proof} isFirst={false} />
			<p class="field-error" role="alert">
				{trouble.value}
			</p>
			<button type="submit" class="button button-main">
				{isBusy.value ? t.passkeys.acting : t.passkeys.act}
			</button>
		</form>
	);
}
