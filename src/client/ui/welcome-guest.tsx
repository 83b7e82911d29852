/** The way in that asks least: one name. */
import type { Signal } from "@preact/signals";
import * as v from "valibot";
import { CallError } from "../call.ts";
import { t } from "../texts/first.ts";
import { Field } from "./field.tsx";
import { useStore } from "./store-context.ts";
import { useSubmit } from "./submit.ts";

interface WelcomeGuestProps {
	name: Signal<string>;
	/** The server takes no guests. */
	onRefused: (why: string) => void;
}

export function WelcomeGuest({ name, onRefused }: WelcomeGuestProps) {
	const store = useStore();
	// What a name may be, the server says: to know it here would make the first screen wait for it.
	const { error, isBusy, submit } = useSubmit(v.string(), name, async (name) => {
		try {
			await store.signIn(name);
		} catch (refusal) {
			if (!(refusal instanceof CallError) || refusal.code !== "guests_off") throw refusal;
			onRefused(refusal.message);
		}
	});
	return (
		<form class="welcome-form" noValidate onSubmit={submit}>
			<Field id="name" label={t.welcome.name} value={name} error={error} autoComplete="nickname" hint={t.welcome.nameHint} />
			<button type="submit" class="button button-main">
				{isBusy.value ? t.welcome.entering : t.welcome.enter}
			</button>
		</form>
	);
}
