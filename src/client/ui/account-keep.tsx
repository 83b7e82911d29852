/** The dialog in which a guest makes an account of what they are. It is there only while it is open. */
import { useEffect, useRef } from "preact/hooks";
import type { User } from "../../protocol/message.ts";
import { t as first } from "../texts/first.ts";
import { t } from "../texts/later.ts";
import { fill } from "../texts/words.ts";
import { suggestHandle } from "./account-words.ts";
import { forgetDrafts } from "./drafts.ts";
import { Icon } from "./icon.tsx";
import { useAction } from "./room-action.ts";
import { Problem } from "./room-field.tsx";
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
	const leaving = useAction();
	const isOpen = store.settings.value.signUp;
	const signIn = async () => {
		if (await leaving.run(() => store.leaveToSignIn())) forgetDrafts();
	};
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
			{isOpen ? (
				<form noValidate onSubmit={submit}>
					<h2 id="keep-title">{t.keep.title}</h2>
					<p class="dialog-lead">{fill(t.keep.lead, { name: <strong dir="auto">{me.name}</strong> })}</p>
					<SignUpFields {...signUp} />
					<div class="dialog-actions">
						<button type="button" class="button" onClick={() => dialog.current?.close()}>
							{first.common.cancel}
						</button>
						<button type="submit" class="button button-main">
							{isBusy.value ? t.sign.creating : t.sign.create}
						</button>
					</div>
				</form>
			) : (
				<div class="dialog-head">
					<h2 id="keep-title">{first.common.signIn}</h2>
					<button type="button" class="icon-button" aria-label={first.common.close} onClick={() => dialog.current?.close()}>
						<Icon name="close" />
					</button>
				</div>
			)}
			<div class="dialog-other">
				<p>{isOpen ? t.keep.known : t.keep.closed}</p>
				<Problem text={leaving.error.value} />
				<button type="button" class="link-button" onClick={() => void signIn()}>
					{t.keep.signIn}
				</button>
			</div>
		</dialog>
	);
}
