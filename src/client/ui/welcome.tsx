/** The first screen: one name, and one is in. */
import { useSignal } from "@preact/signals";
import * as v from "valibot";
import { NameSchema } from "../../protocol/names.ts";
import { CallError } from "../api.ts";
import { titleFrom } from "./address.ts";
import { Field } from "./field.tsx";
import { useStore } from "./store-context.ts";

export function Welcome() {
	const store = useStore();
	const name = useSignal("");
	const error = useSignal<string | undefined>(undefined);
	const isBusy = useSignal(false);

	const enter = async () => {
		if (isBusy.value) return;
		const parsed = v.safeParse(NameSchema, name.value);
		if (!parsed.success) {
			error.value = parsed.issues[0].message;
			return;
		}
		isBusy.value = true;
		error.value = undefined;
		try {
			await store.signIn(parsed.output);
		} catch (refusal) {
			if (!(refusal instanceof CallError)) throw refusal;
			error.value = refusal.message;
		} finally {
			isBusy.value = false;
		}
	};

	return (
		<main class="welcome">
			<form
				class="welcome-card"
				noValidate
				onSubmit={(event) => {
					event.preventDefault();
					void enter();
				}}
			>
				<img class="welcome-sign" src="/icon.svg" alt="" width="56" height="56" />
				<h1>Welcome to Chattorum</h1>
				<p class="welcome-lead">
					Choose a name and you are in the room <strong dir="auto">{titleFrom(store.slug.value)}</strong>.
				</p>
				<Field id="name" label="Your name" value={name} error={error} autoComplete="nickname" hint="This is how the others see you." />
				<button type="submit" class="button button-main">
					{isBusy.value ? "Entering…" : "Enter"}
				</button>
			</form>
		</main>
	);
}
