/** What I am told of in a room while I am elsewhere. */

import * as v from "valibot";
import { LevelSchema, type Room } from "../../protocol/message.ts";
import type { OpenRoom } from "../open-room.ts";
import { setLevel } from "../rooms-api.ts";
import { t } from "../texts/later.ts";
import { useAction } from "./room-action.ts";

export function RoomSettingsLevel({ room, info }: { room: OpenRoom; info: Room }) {
	const { error, isBusy, run } = useAction();
	const level = room.level.value;
	return (
		<div class="setting-row">
			<div>
				<h3 id="level-title">{t.settings.level.title}</h3>
				<p id="level-about">{level === undefined ? t.settings.level.guest : t.settings.level.meanings[level]}</p>
				<p class="field-error" role="alert">
					{error}
				</p>
			</div>
			{level !== undefined && (
				<div class="field">
					<select
						value={level}
						aria-labelledby="level-title"
						aria-describedby="level-about"
						aria-busy={isBusy.value}
						onChange={async ({ currentTarget }) => {
							const chosen = v.parse(LevelSchema, currentTarget.value);
							const isDone = await run(async () => {
								room.level.value = await setLevel(info.slug, chosen);
							});
							if (!isDone) currentTarget.value = level;
						}}
					>
						{LevelSchema.options.map((option) => (
							<option key={option} value={option}>
								{t.settings.level.names[option]}
							</option>
						))}
					</select>
				</div>
			)}
		</div>
	);
}
