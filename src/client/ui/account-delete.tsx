/** The end of the account. */
import { useSignal } from "@preact/signals";
import type { AccountInfo } from "../../protocol/accounts.ts";
import { HANDLE_KEPT_MS } from "../../protocol/limits.ts";
import { closeAccount } from "../account-api.ts";
import { useForm } from "./account-form.ts";
import { KnownHandle } from "./account-handle.tsx";
import { AccountPart } from "./account-part.tsx";
import { ProofFields, useProof } from "./account-proof.tsx";
import { forgetDrafts } from "./drafts.ts";
import { useStore } from "./store-context.ts";

const KEPT_DAYS = HANDLE_KEPT_MS / 86_400_000;
const CHOICES = [
	{ messages: "keep", title: "Keep what I wrote", about: "It stays in the rooms, under “deleted account”." },
	{ messages: "remove", title: "Remove what I wrote", about: "It goes from all rooms, for everybody." },
] as const;

export function AccountDelete({ account }: { account: AccountInfo }) {
	const isOpen = useSignal(false);
	const done = useSignal<string | undefined>(undefined);
	return (
		<AccountPart
			id="account-delete"
			title="Delete account"
			about="At once and for good."
			action="Delete…"
			actionOn="account"
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
		await store.leave(() => closeAccount(given, messages.peek()), { why: "Your account is deleted. Thank you for having been here." });
		forgetDrafts();
	};
	const { trouble, isBusy, submit } = useForm(proof.entries, act, proof.blame);
	return (
		<form noValidate onSubmit={submit}>
			<p>
				You are signed out everywhere, and nobody can bring the account back. Nobody else can take the handle <bdi>@{handle}</bdi> for{" "}
				{KEPT_DAYS} days. Whoever takes it after that gets nothing of yours.
			</p>
			<KnownHandle handle={handle} />
			<fieldset class="choices">
				<legend>What becomes of your messages?</legend>
				{CHOICES.map((choice) => (
					<label key={choice.messages} class="choice">
						<input
							type="radio"
							name="messages"
							value={choice.messages}
							checked={messages.value === choice.messages}
							onChange={() => {
								messages.value = choice.messages;
							}}
						/>
						<span>
							{choice.title}
							<span class="choice-about">{choice.about}</span>
						</span>
					</label>
				))}
			</fieldset>
			<ProofFields proof={proof} isFirst={false} />
			<p class="field-error" role="alert">
				{trouble.value}
			</p>
			<button type="submit" class="button button-danger">
				{isBusy.value ? "Deleting…" : "Delete my account"}
			</button>
		</form>
	);
}
