/** A dialog that shows a list which is fetched when it opens. */
import type { ComponentChildren } from "preact";
import { t } from "../texts/first.ts";
import { Problem } from "./room-field.tsx";
import type { Loaded } from "./room-loaded.ts";
import { Modal } from "./room-modal.tsx";

interface ListDialogProps<T> {
	/** The id of its heading. */
	id: string;
	title: string;
	list: Loaded<T>;
	onClose: () => void;
	children: (list: T) => ComponentChildren;
}

export function ListDialog<T>({ id, title, list: { value, error }, onClose, children }: ListDialogProps<T>) {
	const list = value.value;
	return (
		<Modal class="dialog list-dialog" labelledBy={id} closesOutside onClose={onClose}>
			{(close) => (
				<div class="list-dialog-body">
					<h2 id={id}>{title}</h2>
					<Problem text={error.value} />
					{list === undefined && error.value === undefined && <p role="status">{t.common.loading}</p>}
					{list !== undefined && children(list)}
					<div class="dialog-actions">
						<button type="button" class="button" onClick={close}>
							{t.common.close}
						</button>
					</div>
				</div>
			)}
		</Modal>
	);
}
