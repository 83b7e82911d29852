/** What a room is: for who looks after it a form, for the others what there is to know; and the way out. */
import { useSignal } from "@preact/signals";
import { LOBBY } from "../../protocol/addresses.ts";
import type { Role, Room } from "../../protocol/message.ts";
import type { OpenRoom } from "../open-room.ts";
import { t } from "../texts/later.ts";
import { pathOf } from "./address.ts";
import { LeaveRoom, wayBack } from "./room-leave.tsx";
import { canLeave } from "./room-link.tsx";
import { SettingRow } from "./room-setting-row.tsx";
import { RoomSettingsEdit } from "./room-settings-edit.tsx";
import { RoomSettingsLevel } from "./room-settings-level.tsx";
import { RoomSettingsOwner, RoomSettingsPause } from "./room-settings-state.tsx";
import { RoomExport, RoomImport } from "./room-settings-takeout.tsx";
import { slowModeWords } from "./room-words.ts";
import { useStore } from "./store-context.ts";
import { longDate } from "./times.ts";

interface RoomSettingsAboutProps {
	room: OpenRoom;
	info: Room;
	role: Role;
	onClose: () => void;
}

export function RoomSettingsAbout({ room, info, role, onClose }: RoomSettingsAboutProps) {
	const store = useStore();
	const isLeaving = useSignal(false);
	const joined = store.rooms.value.some(({ slug, joined }) => slug === room.slug && joined);
	const isEdited = role !== "member" && info.archivedAt === undefined;
	return (
		<>
			{isEdited ? <RoomSettingsEdit info={info} role={role} /> : <Facts info={info} />}
			<div class="setting-rows">
				{info.archivedAt === undefined && <RoomSettingsLevel room={room} />}
				<RoomExport info={info} />
				<RoomImport room={room} />
				{isEdited && <RoomSettingsPause info={info} />}
				{role === "owner" && info.slug !== LOBBY && <RoomSettingsOwner info={info} onClose={onClose} />}
				{canLeave({ ...info, ...(joined ? { joined } : {}) }) && (
					<SettingRow
						title={t.leave.row}
						about={wayBack(info)}
						action={t.leave.open}
						onAct={() => {
							isLeaving.value = true;
						}}
					/>
				)}
			</div>
			{isLeaving.value && (
				<LeaveRoom
					room={info}
					onClose={() => {
						isLeaving.value = false;
					}}
				/>
			)}
		</>
	);
}

function Facts({ info }: { info: Room }) {
	const { topic, slug, visibility, slowMode, createdAt, archivedAt, direct, retentionDays } = info;
	return (
		<dl class="facts">
			{topic !== "" && (
				<div>
					<dt>{t.settings.topic}</dt>
					<dd dir="auto">{topic}</dd>
				</div>
			)}
			<div>
				<dt>{t.settings.whoEnters}</dt>
				<dd>{t.settings.who[direct ? "direct" : visibility]}</dd>
			</div>
			{!direct && (
				<div>
					<dt>{t.settings.address}</dt>
					<dd dir="ltr">{pathOf(slug)}</dd>
				</div>
			)}
			{slowMode > 0 && (
				<div>
					<dt>{t.settings.slowMode}</dt>
					<dd>{t.settings.slowEvery(slowModeWords(slowMode))}</dd>
				</div>
			)}
			{retentionDays !== undefined && (
				<div>
					<dt>{t.settings.kept}</dt>
					<dd>{t.settings.keptDays(retentionDays)}</dd>
				</div>
			)}
			<div>
				<dt>{t.settings.opened}</dt>
				<dd>{longDate(createdAt)}</dd>
			</div>
			{archivedAt !== undefined && (
				<div>
					<dt>{t.settings.archived}</dt>
					<dd>{longDate(archivedAt)}</dd>
				</div>
			)}
		</dl>
	);
}
