/** The form for what a room is called, what it is about, and how fast it goes. */
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import * as v from "valibot";
import { type RoomPatch, RoomPatchBody } from "../../protocol/api.ts";
import type { Room } from "../../protocol/message.ts";
import { patchRoom } from "../rooms-api.ts";
import { useAction } from "./room-action.ts";
import { Choice, Problem, TextField } from "./room-field.tsx";
import { slowModeWords } from "./room-words.ts";

/** Seconds. */
const SLOW_MODES = [0, 5, 10, 30, 60, 5 * 60, 15 * 60, 60 * 60, 6 * 60 * 60];

export function RoomSettingsEdit({ info }: { info: Room }) {
	/** What was there when I began, so that what somebody else changes meanwhile is not changed back. */
	const before = useRef(info);
	const title = useSignal(info.title);
	const topic = useSignal(info.topic);
	const slowMode = useSignal(String(info.slowMode));
	const wrong = useSignal<string | undefined>(undefined);
	const isSaved = useSignal(false);
	const { error, isBusy, run } = useAction();
	const modes = [...new Set([...SLOW_MODES, info.slowMode])].sort((a, b) => a - b);
	const save = async () => {
		const { current } = before;
		const patch: RoomPatch = {
			...(title.value === current.title ? {} : { title: title.value }),
			...(topic.value.trim() === current.topic ? {} : { topic: topic.value.trim() }),
			...(Number(slowMode.value) === current.slowMode ? {} : { slowMode: Number(slowMode.value) }),
		};
		const parsed = v.safeParse(RoomPatchBody, patch);
		wrong.value = parsed.success ? undefined : parsed.issues[0].message;
		if (!parsed.success) return;
		const save = async () => {
			before.current = await patchRoom(info.slug, parsed.output);
		};
		isSaved.value = Object.keys(patch).length === 0 || (await run(save));
	};
	return (
		<form
			class="panel-form"
			noValidate
			onInput={() => {
				isSaved.value = false;
				wrong.value = undefined;
			}}
			onSubmit={(event) => {
				event.preventDefault();
				void save();
			}}
		>
			<TextField id="settings-title" label="Title" value={title} />
			<TextField id="settings-topic" label="Topic" value={topic} placeholder="What is this room about?" />
			<Choice
				id="settings-slow"
				label="Slow mode"
				value={slowMode}
				options={modes.map((mode) => [String(mode), mode === 0 ? "Off" : `One message every ${slowModeWords(mode)}`] as const)}
				hint="How often one person may write. It does not hold for moderators."
			/>
			<Problem text={wrong.value ?? error.value} />
			<div class="panel-save">
				<button type="submit" class="button button-main">
					{isBusy.value ? "Saving…" : "Save"}
				</button>
				<span role="status">{isSaved.value && "Saved"}</span>
			</div>
		</form>
	);
}
