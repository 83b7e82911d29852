/** The name that the others see. */
import { useSignal } from "@preact/signals";
import type { User } from "../../protocol/message.ts";
import { GuestNameSchema } from "../../protocol/names.ts";
import { rename } from "../account-api.ts";
import { EntryField } from "./account-field.tsx";
import { useEntry, useForm } from "./account-form.ts";
import { AccountPart } from "./account-part.tsx";
import { useStore } from "./store-context.ts";

export function AccountName({ me }: { me: User }) {
	const isOpen = useSignal(false);
	const done = useSignal<string | undefined>(undefined);
	return (
		<AccountPart id="account-name" title="Name" about={<bdi>{me.name}</bdi>} action="Change" actionOn="name" isOpen={isOpen} done={done}>
			<NameForm
				me={me}
				onDone={() => {
					done.value = "Your name is changed.";
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
			<EntryField entry={name} label="New name" autoComplete="nickname" isFirst hint="This is how the others see you." />
			<p class="field-error" role="alert">
				{trouble.value}
			</p>
			<button type="submit" class="button button-main">
				{isBusy.value ? "Saving…" : "Save name"}
			</button>
		</form>
	);
}
