/** The first screen: one name, and one is in. */
import { useSignal } from "@preact/signals";
import { NameSchema } from "../../protocol/names.ts";
import { titleFrom } from "./address.ts";
import { Field } from "./field.tsx";
import { useStore } from "./store-context.ts";
import { useSubmit } from "./submit.ts";

export function Welcome() {
	const store = useStore();
	const name = useSignal("");
	const { error, isBusy, submit } = useSubmit(NameSchema, name, (name) => store.signIn(name));

	return (
		<main class="welcome">
			<form class="welcome-card" noValidate onSubmit={submit}>
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
