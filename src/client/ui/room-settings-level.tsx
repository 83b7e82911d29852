/** What I am told of in a room while I am elsewhere. */
import type { OpenRoom } from "../open-room.ts";
import { t } from "../texts/later.ts";
import { LevelSelect } from "./level-select.tsx";
import { useAction } from "./room-action.ts";

export function RoomSettingsLevel({ room }: { room: OpenRoom }) {
	const action = useAction();
	const level = room.level.value;
	const { title, meanings, guest } = t.settings.level;
	return (
		<div class="setting-row">
			<div>
				<h3 id="level-title">{title}</h3>
				<p id="level-about">{level === undefined ? guest : meanings[level]}</p>
				<p class="field-error" role="alert">
					{action.error}
				</p>
			</div>
			{level !== undefined && <LevelSelect room={room} level={level} action={action} labelledBy="level-title" describedBy="level-about" />}
		</div>
	);
}
