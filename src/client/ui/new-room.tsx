/** The dialog that opens a room. It is there only while it is open. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import * as v from "valibot";
import { TitleSchema } from "../../protocol/names.ts";
import { CallError } from "../api.ts";
import { focusComposer } from "./drafts.ts";
import { Field } from "./field.tsx";
import { useStore } from "./store-context.ts";
import { isTouch } from "./touch.ts";

export function NewRoom({ title: initial, onClose }: { title: string; onClose: () => void }) {
	const store = useStore();
	const dialog = useRef<HTMLDialogElement>(null);
	const title = useSignal(initial);
	const error = useSignal<string | undefined>(undefined);
	const isBusy = useSignal(false);
	useEffect(() => {
		dialog.current?.showModal();
		document.getElementById("room-title-field")?.focus();
	}, []);

	const open = async () => {
		if (isBusy.value) return;
		const parsed = v.safeParse(TitleSchema, title.value);
		if (!parsed.success) {
			error.value = parsed.issues[0].message;
			return;
		}
		isBusy.value = true;
		error.value = undefined;
		try {
			await store.createRoom(parsed.output);
			dialog.current?.close();
			// Closing gives the focus back to where it was, but the new room is what comes next.
			if (!isTouch()) focusComposer();
		} catch (refusal) {
			if (!(refusal instanceof CallError)) throw refusal;
			error.value = refusal.message;
		} finally {
			isBusy.value = false;
		}
	};

	return (
		<dialog ref={dialog} class="dialog" aria-labelledby="new-room-title" onClose={onClose}>
			<form
				noValidate
				onSubmit={(event) => {
					event.preventDefault();
					void open();
				}}
			>
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
