/** The dialog that opens a room. It is there only while it is open. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Room } from "../../protocol/message.ts";
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
	const visibility = useSignal<Room["visibility"]>("public");
	const me = store.me.value;
	const isGuest = me.kind === "somebody" && me.user.kind === "guest";
	useEffect(() => {
		dialog.current?.showModal();
		document.getElementById("room-title-field")?.focus();
	}, []);

	const { error, isBusy, submit } = useSubmit(TitleSchema, title, async (title) => {
		await store.createRoom(title, visibility.value);
		dialog.current?.close();
		// Closing gives the focus back to where it was, but the new room is what comes next.
		if (!isTouch()) focusComposer();
	});
	const option = (value: Room["visibility"], name: string, about: string, isOff = false) => (
		<label class={`choice ${isOff ? "choice-off" : ""}`}>
			<input
				type="radio"
				name="visibility"
				value={value}
				checked={visibility.value === value}
				disabled={isOff}
				onChange={() => {
					visibility.value = value;
				}}
			/>
			<span>
				{name}
				<span class="choice-about">{about}</span>
			</span>
		</label>
	);

	return (
		<dialog ref={dialog} class="dialog" aria-labelledby="new-room-title" onClose={onClose}>
			<form noValidate onSubmit={submit}>
				<h2 id="new-room-title">New room</h2>
				<Field id="room-title-field" label="Title" value={title} error={error} placeholder="Book club" />
				<fieldset class="choices">
					<legend>Who can enter</legend>
					{option("public", "Public", "Everybody here can find and enter it.")}
					{option(
						"private",
						"Private",
						isGuest ? "This needs an account; you are here as a guest." : "Only people you invite can find and enter it.",
						isGuest,
					)}
				</fieldset>
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
