/** How a room stands: paused, private, archived, or to be deleted. */
import { useSignal } from "@preact/signals";
import type { RoomPatch } from "../../protocol/api.ts";
import type { Room } from "../../protocol/message.ts";
import { patchRoom } from "../rooms-api.ts";
import { useAction } from "./room-action.ts";
import { SettingRow } from "./room-setting-row.tsx";
import { RoomSettingsDelete } from "./room-settings-delete.tsx";
import { useStore } from "./store-context.ts";

export function RoomSettingsPause({ info }: { info: Room }) {
	const isPaused = info.paused === true;
	return (
		<Toggle
			info={info}
			title={isPaused ? "Paused" : "Pause"}
			about={isPaused ? "Only moderators write until you end it." : "For a moment only moderators write."}
			action={isPaused ? "End the pause" : "Pause"}
			patch={{ paused: !isPaused }}
		/>
	);
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
			{mayHide && (
				<Toggle
					info={info}
					title={isPrivate ? "Private" : "Public"}
					about={
						isPrivate
							? "Only members can find and enter it. Made public, everybody here can read all that was said."
							: "Everybody here can find and enter it. Made private, it puts out all who are not members."
					}
					action={isPrivate ? "Make public" : "Make private"}
					patch={{ visibility: isPrivate ? "public" : "private" }}
				/>
			)}
			<Toggle
				info={info}
				title={isArchived ? "Archived" : "Archive"}
				about={isArchived ? "It can be read, and nobody writes." : "It stays to be read, and nobody writes any more."}
				action={isArchived ? "Open again" : "Archive"}
				patch={{ archived: !isArchived }}
			/>
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
					title="Delete"
					about="The room and all that was said in it are gone for ever."
					action="Delete…"
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
	title: string;
	about: string;
	action: string;
	patch: RoomPatch;
}

function Toggle({ info, patch, ...words }: ToggleProps) {
	const { error, run } = useAction();
	return <SettingRow {...words} error={error.value} onAct={() => void run(() => patchRoom(info.slug, patch))} />;
}
