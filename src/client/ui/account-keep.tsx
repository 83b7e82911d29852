/** The dialog in which a guest makes an account of what they are. It is there only while it is open. */
import { useEffect, useRef } from "preact/hooks";
import type { User } from "../../protocol/message.ts";
import { suggestHandle } from "./account-words.ts";
import { SignUpFields, useSignUp } from "./sign-up.tsx";
import { useStore } from "./store-context.ts";

export function AccountKeep({ me, onClose }: { me: User; onClose: () => void }) {
	const store = useStore();
	const dialog = useRef<HTMLDialogElement>(null);
	const signUp = useSignUp(suggestHandle(me.name), undefined, (user) => {
		store.become(user);
		dialog.current?.close();
	});
	const { isBusy, submit } = signUp.form;
	useEffect(() => {
		dialog.current?.showModal();
		// The handle is a guess, to be looked at first.
		document.getElementById(signUp.handle.id)?.focus();
	}, []);
	return (
		<dialog
			ref={dialog}
			class="dialog account-keep"
			aria-labelledby="keep-title"
			onClose={onClose}
			// The drawer below closes on the same key.
			onKeyDown={(event) => event.stopPropagation()}
		>
			<form noValidate onSubmit={submit}>
				<h2 id="keep-title">Create an account</h2>
				<p class="dialog-lead">
					You stay <strong dir="auto">{me.name}</strong>, here and on every other device. What you wrote stays yours.
				</p>
				<SignUpFields {...signUp} />
				<div class="dialog-actions">
					<button type="button" class="button" onClick={() => dialog.current?.close()}>
						Cancel
					</button>
					<button type="submit" class="button button-main">
						{isBusy.value ? "Creating…" : "Create account"}
					</button>
				</div>
			</form>
		</dialog>
	);
}
