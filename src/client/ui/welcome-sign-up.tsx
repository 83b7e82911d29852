/** Making an account before one is in. */
import * as v from "valibot";
import { GuestNameSchema } from "../../protocol/names.ts";
import { t } from "../texts/later.ts";
import { fill } from "../texts/words.ts";
import { suggestHandle } from "./account-words.ts";
import { SignUpFields, useSignUp } from "./sign-up.tsx";
import { useStore } from "./store-context.ts";

/** `name` is what was typed as a guest's name, if anything was: whoever typed one has said how to be called. */
export function WelcomeSignUp({ name }: { name: string }) {
	const store = useStore();
	const parsed = v.safeParse(GuestNameSchema, name);
	const known = parsed.success ? parsed.output : undefined;
	const signUp = useSignUp(suggestHandle(name), known, (user) => store.enter(user));
	const { isBusy, submit } = signUp.form;
	return (
		<form class="welcome-form" noValidate onSubmit={submit}>
			<SignUpFields {...signUp} />
			{known !== undefined && <p class="field-hint">{fill(t.sign.seenAs, { name: <strong dir="auto">{known}</strong> })}</p>}
			<button type="submit" class="button button-main">
				{isBusy.value ? t.sign.creating : t.sign.create}
			</button>
		</form>
	);
}
