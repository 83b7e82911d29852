/** The form for what a room is called, what it is about, how fast it goes, and how long it keeps what is said. */
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import * as v from "valibot";
import { type RoomPatch, RoomPatchBody } from "../../protocol/bodies.ts";
import type { Role, Room } from "../../protocol/message.ts";
import { patchRoom } from "../rooms-api.ts";
import { t as first } from "../texts/first.ts";
import { t } from "../texts/later.ts";
import { reworded } from "../texts/refusals.ts";
import { useAction } from "./room-action.ts";
import { Choice, Problem, TextField } from "./room-field.tsx";
import { slowModeWords } from "./room-words.ts";

/** Seconds. */
const SLOW_MODES = [0, 5, 10, 30, 60, 5 * 60, 15 * 60, 60 * 60, 6 * 60 * 60];

/** Days. */
const RETENTIONS = [0, 1, 7, 30, 90, 365];

export function RoomSettingsEdit({ info, role }: { info: Room; role: Role }) {
	/** What was there when I began, so that what somebody else changes meanwhile is not changed back. */
	const before = useRef(info);
	const title = useSignal(info.title);
	const topic = useSignal(info.topic);
	const slowMode = useSignal(String(info.slowMode));
	const retention = useSignal(String(info.retentionDays ?? 0));
	const wrong = useSignal<string | undefined>(undefined);
	const isSaved = useSignal(false);
	const { error, isBusy, run } = useAction();
	const modes = [...new Set([...SLOW_MODES, info.slowMode])].sort((a, b) => a - b);
	const retentions = [...new Set([...RETENTIONS, info.retentionDays ?? 0])].sort((a, b) => a - b);
	const save = async () => {
		const { current } = before;
		const patch: RoomPatch = {
			...(title.value === current.title ? {} : { title: title.value }),
			...(topic.value.trim() === current.topic ? {} : { topic: topic.value.trim() }),
			...(Number(slowMode.value) === current.slowMode ? {} : { slowMode: Number(slowMode.value) }),
			...(Number(retention.value) === (current.retentionDays ?? 0) ? {} : { retentionDays: Number(retention.value) }),
		};
		const parsed = v.safeParse(RoomPatchBody, patch);
		wrong.value = parsed.success ? undefined : reworded(parsed.issues[0].message);
		if (!parsed.success) return;
		const save = async () => {
			before.current = await patchRoom(info.slug, parsed.output);
			// The chat may keep messages for less.
			retention.value = String(before.current.retentionDays ?? 0);
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
			<TextField id="settings-title" label={t.settings.title} value={title} />
			<TextField id="settings-topic" label={t.settings.topic} value={topic} placeholder={t.settings.topicExample} />
			<Choice
				id="settings-slow"
				label={t.settings.slowMode}
				value={slowMode}
				options={modes.map((mode) => [String(mode), mode === 0 ? t.settings.slowOff : t.settings.slowEvery(slowModeWords(mode))] as const)}
				hint={t.settings.slowHint}
			/>
			{role === "owner" && (
				<Choice
					id="settings-retention"
					label={t.settings.keepMessages}
					value={retention}
					options={retentions.map((days) => [String(days), days === 0 ? t.settings.keptAlways : t.settings.keptDays(days)] as const)}
					hint={retention.value === "0" ? undefined : t.settings.keptHint}
				/>
			)}
			<Problem text={wrong.value ?? error.value} />
			<div class="panel-save">
				<button type="submit" class="button button-main">
					{isBusy.value ? first.common.saving : first.common.save}
				</button>
				<span role="status">{isSaved.value && t.settings.saved}</span>
			</div>
		</form>
	);
}
