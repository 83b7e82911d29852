/** The dialog that opens a room. It is there only while it is open. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Room } from "../../protocol/message.ts";
import { TitleSchema } from "../../protocol/names.ts";
import { t as first } from "../texts/first.ts";
import { t } from "../texts/later.ts";
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
				<h2 id="new-room-title">{first.common.newRoom}</h2>
				<Field id="room-title-field" label={t.settings.title} value={title} error={error} placeholder={t.newRoom.example} />
				<fieldset class="choices">
					<legend>{t.settings.whoEnters}</legend>
					{option("public", t.newRoom.public, t.newRoom.publicAbout)}
					{option("private", t.newRoom.private, isGuest ? t.newRoom.privateGuest : t.newRoom.privateAbout, isGuest)}
				</fieldset>
				<div class="dialog-actions">
					<button type="button" class="button" onClick={() => dialog.current?.close()}>
						{first.common.cancel}
					</button>
					<button type="submit" class="button button-main">
						{isBusy.value ? t.newRoom.acting : t.newRoom.act}
					</button>
				</div>
			</form>
		</dialog>
	);
}
