/** The name that the others see. */
import { useSignal } from "@preact/signals";
import type { User } from "../../protocol/message.ts";
import { GuestNameSchema } from "../../protocol/names.ts";
import { rename } from "../account-api.ts";
import { t as first } from "../texts/first.ts";
import { t } from "../texts/later.ts";
import { EntryField } from "./account-field.tsx";
import { useEntry, useForm } from "./account-form.ts";
import { AccountPart } from "./account-part.tsx";
import { useStore } from "./store-context.ts";

export function AccountName({ me }: { me: User }) {
	const isOpen = useSignal(false);
	const done = useSignal<string | undefined>(undefined);
	return (
		<AccountPart
			id="account-name"
			title={t.account.name.title}
			about={<bdi>{me.name}</bdi>}
			action={t.account.name.open}
			cancel={t.account.name.cancel}
			isOpen={isOpen}
			done={done}
		>
			<NameForm
				me={me}
				onDone={() => {
					done.value = t.account.name.done;
					isOpen.value = false;
				}}
			/>
		</AccountPart>
	);
}

function NameForm({ me, onDone }: { me: User; onDone: () => void }) {
	const store = useStore();
	const name = useEntry("account-name-field", "name", GuestNameSchema, me.name);
	const { trouble, isBusy, submit } = useForm([name], async () => {
		store.become(await rename(name.text()));
		onDone();
	});
	return (
		<form noValidate onSubmit={submit}>
			<EntryField entry={name} label={t.account.name.label} autoComplete="nickname" isFirst hint={t.account.name.hint} />
			<p class="field-error" role="alert">
				{trouble.value}
			</p>
			<button type="submit" class="button button-main">
				{isBusy.value ? first.common.saving : t.account.name.save}
			</button>
		</form>
	);
}
