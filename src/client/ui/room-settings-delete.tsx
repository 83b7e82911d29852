/** Deletes a room, for who has typed its address, so that nobody does it by a slip. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { LOBBY } from "../../protocol/addresses.ts";
import type { Room } from "../../protocol/message.ts";
import { deleteRoom } from "../rooms-api.ts";
import { t as first } from "../texts/first.ts";
import { t } from "../texts/later.ts";
import { fill } from "../texts/words.ts";
import { useAction } from "./room-action.ts";
import { TextField } from "./room-field.tsx";
import { useStore } from "./store-context.ts";

interface RoomSettingsDeleteProps {
	info: Room;
	onDeleted: () => void;
	onCancel: () => void;
}

export function RoomSettingsDelete({ info, onDeleted, onCancel }: RoomSettingsDeleteProps) {
	const store = useStore();
	const typed = useSignal("");
	const { error, isBusy, run } = useAction();
	const form = useRef<HTMLFormElement>(null);
	useEffect(() => {
		document.getElementById("settings-delete")?.focus();
		form.current?.scrollIntoView({ block: "nearest" });
	}, []);
	const remove = async () => {
		if (!(await run(() => deleteRoom(info.slug, typed.value.trim())))) return;
		onDeleted();
		store.show(LOBBY);
		store.forget(info.slug);
		await store.refresh();
	};
	return (
		<form
			ref={form}
			class="setting-delete"
			noValidate
			onInput={() => {
				error.value = undefined;
			}}
			onSubmit={(event) => {
				event.preventDefault();
				void remove();
			}}
		>
			<h3>{t.settings.delete.heading}</h3>
			<p>{fill(t.settings.delete.warning, { address: <code>{info.slug}</code> })}</p>
			<TextField id="settings-delete" label={t.settings.address} value={typed} error={error.value} isPlain />
			<div class="dialog-actions">
				<button type="button" class="button" onClick={onCancel}>
					{first.common.cancel}
				</button>
				<button type="submit" class="button button-danger">
					{isBusy.value ? t.settings.delete.acting : t.settings.delete.act}
				</button>
			</div>
		</form>
	);
}
