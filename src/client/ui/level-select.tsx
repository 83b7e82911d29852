/** What I am told of in a room, to be chosen. */
import * as v from "valibot";
import { type Level, LevelSchema } from "../../protocol/message.ts";
import type { OpenRoom } from "../open-room.ts";
import { setLevel } from "../rooms-api.ts";
import { t } from "../texts/later.ts";
import type { Action } from "./room-action.ts";

interface LevelSelectProps {
	room: OpenRoom;
	level: Level;
	action: Action;
	labelledBy: string;
	describedBy?: string;
}

export function LevelSelect({ room, level, action, labelledBy, describedBy }: LevelSelectProps) {
	return (
		<div class="field">
			<select
				value={level}
				aria-labelledby={labelledBy}
				{...(describedBy === undefined ? {} : { "aria-describedby": describedBy })}
				onChange={async ({ currentTarget }) => {
					const chosen = v.parse(LevelSchema, currentTarget.value);
					const isDone = await action.run(async () => {
						room.level.value = await setLevel(room.slug, chosen);
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
	);
}
