/** How a room stands: paused, private, archived, or to be deleted. */
import { useSignal } from "@preact/signals";
import type { RoomPatch } from "../../protocol/bodies.ts";
import type { Room } from "../../protocol/message.ts";
import { patchRoom } from "../rooms-api.ts";
import { t } from "../texts/later.ts";
import { useAction } from "./room-action.ts";
import { SettingRow } from "./room-setting-row.tsx";
import { RoomSettingsDelete } from "./room-settings-delete.tsx";
import { useStore } from "./store-context.ts";

export function RoomSettingsPause({ info }: { info: Room }) {
	const isPaused = info.paused === true;
	return <Toggle info={info} texts={isPaused ? t.settings.paused : t.settings.pause} patch={{ paused: !isPaused }} />;
}

/** What only owners decide. */
export function RoomSettingsOwner({ info, onClose }: { info: Room; onClose: () => void }) {
	const me = useStore().me.value;
	const isDeleting = useSignal(false);
	const isPrivate = info.visibility === "private";
	/** A private room needs an owner who can come back from another device. */
	const mayHide = isPrivate || (me.kind === "somebody" && me.user.kind === "account");
	const isArchived = info.archivedAt !== undefined;
	return (
		<>
			{mayHide && <Toggle info={info} texts={t.settings[info.visibility]} patch={{ visibility: isPrivate ? "public" : "private" }} />}
			<Toggle info={info} texts={isArchived ? t.settings.unarchive : t.settings.archive} patch={{ archived: !isArchived }} />
			{isDeleting.value ? (
				<RoomSettingsDelete
					info={info}
					onDeleted={onClose}
					onCancel={() => {
						isDeleting.value = false;
					}}
				/>
			) : (
				<SettingRow
					title={t.settings.delete.title}
					about={t.settings.delete.about}
					action={t.settings.delete.open}
					isDangerous
					onAct={() => {
						isDeleting.value = true;
					}}
				/>
			)}
		</>
	);
}

interface ToggleProps {
	info: Room;
	/** What it is, what it means, and what the button does. */
	texts: { title: string; about: string; act: string };
	patch: RoomPatch;
}

function Toggle({ info, patch, texts: { title, about, act } }: ToggleProps) {
	const { error, run } = useAction();
	return (
		<SettingRow title={title} about={about} action={act} error={error.value} onAct={() => void run(() => patchRoom(info.slug, patch))} />
	);
}
