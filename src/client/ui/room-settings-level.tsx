/** What I am told of in a room while I am elsewhere. */

import * as v from "valibot";
import { type Level, LevelSchema, type Room } from "../../protocol/message.ts";
import type { OpenRoom } from "../open-room.ts";
import { setLevel } from "../rooms-api.ts";
import { useAction } from "./room-action.ts";

const NAMES: Record<Level, string> = { all: "All messages", mentions: "Mentions", nothing: "Nothing" };

const MEANINGS: Record<Level, string> = {
	all: "You are told of each message.",
	mentions: "You are told when somebody mentions you, or everybody.",
	nothing: "You are told of nothing, and the list of rooms shows this one quietly.",
};

export function RoomSettingsLevel({ room, info }: { room: OpenRoom; info: Room }) {
	const { error, isBusy, run } = useAction();
	const level = room.level.value;
	return (
		<div class="setting-row">
			<div>
				<h3 id="level-title">Notifications</h3>
				<p id="level-about">
					{level === undefined ? "Guests are told of nothing while they are away. Keep your name to be." : MEANINGS[level]}
				</p>
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
								{NAMES[option]}
							</option>
						))}
					</select>
				</div>
			)}
		</div>
	);
}
