/** The dialog that opens a room. It is there only while it is open. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { TitleSchema } from "../../protocol/names.ts";
import { focusComposer } from "./drafts.ts";
import { Field } from "./field.tsx";
import { useStore } from "./store-context.ts";
import { useSubmit } from "./submit.ts";
import { isTouch } from "./touch.ts";

export function NewRoom({ title: initial, onClose }: { title: string; onClose: () => void }) {
	const store = useStore();
	const dialog = useRef<HTMLDialogElement>(null);
	const title = useSignal(initial);
	useEffect(() => {
		dialog.current?.showModal();
		document.getElementById("room-title-field")?.focus();
	}, []);

	const { error, isBusy, submit } = useSubmit(TitleSchema, title, async (title) => {
		await store.createRoom(title);
		dialog.current?.close();
		// Closing gives the focus back to where it was, but the new room is what comes next.
		if (!isTouch()) focusComposer();
	});

	return (
		<dialog ref={dialog} class="dialog" aria-labelledby="new-room-title" onClose={onClose}>
			<form noValidate onSubmit={submit}>
				<h2 id="new-room-title">New room</h2>
				<Field
					id="room-title-field"
					label="Title"
					value={title}
					error={error}
					hint="Everybody here can find and enter it."
					placeholder="Book club"
				/>
				<div class="dialog-actions">
					<button type="button" class="button" onClick={() => dialog.current?.close()}>
						Cancel
					</button>
					<button type="submit" class="button button-main">
						{isBusy.value ? "Opening…" : "Open room"}
					</button>
				</div>
			</form>
		</dialog>
	);
}
