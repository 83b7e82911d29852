/** A small dialog that does one thing about somebody: what it needs to know, why it could not be done, and two buttons. */
import type { ComponentChildren } from "preact";
import { t } from "../texts/first.ts";
import { useAction } from "./room-action.ts";
import { Problem } from "./room-field.tsx";
import { Modal } from "./room-modal.tsx";

interface MemberFormProps {
	title: ComponentChildren;
	/** What the button says. */
	label: string;
	isDangerous?: boolean;
	act: () => Promise<unknown>;
	onDone: () => void;
	onClose: () => void;
	children: ComponentChildren;
}

export function MemberForm({ title, label, isDangerous = false, act, onDone, onClose, children }: MemberFormProps) {
	const { error, isBusy, run } = useAction();
	const submit = async (close: () => void) => {
		if (!(await run(act))) return;
		onDone();
		close();
	};
	return (
		<Modal labelledBy="member-form-title" onClose={onClose}>
			{(close) => (
				<form
					noValidate
					onSubmit={(event) => {
						event.preventDefault();
						void submit(close);
					}}
				>
					<h2 id="member-form-title">{title}</h2>
					{children}
					<Problem text={error.value} />
					<div class="dialog-actions">
						<button type="button" class="button" onClick={close}>
							{t.common.cancel}
						</button>
						<button type="submit" class={`button ${isDangerous ? "button-danger" : "button-main"}`} aria-busy={isBusy.value}>
							{label}
						</button>
					</div>
				</form>
			)}
		</Modal>
	);
}
