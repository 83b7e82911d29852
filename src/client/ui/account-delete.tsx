/** The end of the account. */
import { useSignal } from "@preact/signals";
import type { AccountInfo } from "../../protocol/accounts.ts";
import { HANDLE_KEPT_MS } from "../../protocol/limits.ts";
import { closeAccount } from "../account-api.ts";
import { t } from "../texts/later.ts";
import { fill } from "../texts/words.ts";
import { useForm } from "./account-form.ts";
import { KnownHandle } from "./account-handle.tsx";
import { AccountPart } from "./account-part.tsx";
import { ProofFields, useProof } from "./account-proof.tsx";
import { forgetDrafts } from "./drafts.ts";
import { useStore } from "./store-context.ts";

const KEPT_DAYS = HANDLE_KEPT_MS / 86_400_000;
const CHOICES = ["keep", "remove"] as const;

export function AccountDelete({ account }: { account: AccountInfo }) {
	const isOpen = useSignal(false);
	const done = useSignal<string | undefined>(undefined);
	return (
		<AccountPart
			id="account-delete"
			title={t.account.delete.title}
			about={t.account.delete.about}
			action={t.account.delete.open}
			cancel={t.account.delete.cancel}
			isDangerous
			isOpen={isOpen}
			done={done}
		>
			<DeleteForm account={account} />
		</AccountPart>
	);
}

function DeleteForm({ account }: { account: AccountInfo }) {
	const store = useStore();
	const handle = account.user.id;
	const proof = useProof("account-delete-proof", account);
	const messages = useSignal<"keep" | "remove">("keep");
	const act = async () => {
		const given = await proof.get();
		await store.leave(() => closeAccount(given, messages.peek()), { why: t.account.delete.done });
		forgetDrafts();
	};
	const { trouble, isBusy, submit } = useForm(proof.entries, act, proof.blame);
	return (
		<form noValidate onSubmit={submit}>
			<p>{fill(t.account.delete.warning(KEPT_DAYS), { handle: <bdi>@{handle}</bdi> })}</p>
			<KnownHandle handle={handle} />
			<fieldset class="choices">
				<legend>{t.account.delete.messages}</legend>
				{CHOICES.map((choice) => (
					<label key={choice} class="choice">
						<input
							type="radio"
							name="messages"
							value={choice}
							checked={messages.value === choice}
							onChange={() => {
								messages.value = choice;
							}}
						/>
						<span>
							{t.account.delete[choice].title}
							<span class="choice-about">{t.account.delete[choice].about}</span>
						</span>
					</label>
				))}
			</fieldset>
			<ProofFields proof={proof} isFirst={false} />
			<p class="field-error" role="alert">
				{trouble.value}
			</p>
			<button type="submit" class="button button-danger">
				{isBusy.value ? t.account.delete.acting : t.account.delete.act}
			</button>
		</form>
	);
}
