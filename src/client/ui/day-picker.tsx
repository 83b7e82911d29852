/** Going to what was said on another day, as the days are where one is. */
import { useSignal } from "@preact/signals";
import type { OpenRoom } from "../open-room.ts";
import { t } from "../texts/later.ts";
import { pathOf } from "./address.ts";
import type { ChosenDay } from "./day-chosen.ts";
import { showHint } from "./hint.tsx";
import { Pop } from "./pop.tsx";
import { dayOf, daysBefore, startOf } from "./times.ts";

interface DayPickerProps {
	chosen: ChosenDay;
	room: OpenRoom;
	onClose: () => void;
}

export function DayPicker({ chosen, room, onClose }: DayPickerProps) {
	const day = useSignal(dayOf(chosen.at));
	const now = Date.now();
	const info = room.info.value;
	// What was imported may be older than the room.
	const first = info && info.createdAt > 0 && info.importedTo === undefined ? dayOf(info.createdAt) : undefined;
	const shortcuts = [
		{ label: t.days.weekAgo, day: daysBefore(now, 7) },
		{ label: t.days.yesterday, day: daysBefore(now, 1) },
	].filter(({ day }) => first === undefined || day >= first);
	const go = async (day: string | undefined, close: () => void) => {
		const at = day === undefined ? 0 : startOf(day);
		if (at === undefined) return;
		// First, so that what is found takes the focus.
		close();
		const found = await room.jumpToTime(at);
		if (!found) return;
		history.pushState(undefined, "", pathOf(room.slug, found.id));
		if (day !== undefined && dayOf(found.at) !== day) showHint(t.days.nothing);
	};
	return (
		<Pop label={t.days.title} class="day-picker" opener={chosen.opener} onClose={onClose}>
			{(close) => (
				<form
					class="pop-body day-body"
					onSubmit={(event) => {
						event.preventDefault();
						void go(day.value, close);
					}}
				>
					<label for="day-field">{t.days.title}</label>
					<div class="day-field">
						<input
							id="day-field"
							type="date"
							required
							min={first}
							max={dayOf(now)}
							value={day.value}
							onInput={({ currentTarget }) => {
								day.value = currentTarget.value;
							}}
						/>
						<button type="submit" class="button button-main">
							{t.days.go}
						</button>
					</div>
					<div class="day-shortcuts">
						<button type="button" class="button button-small" onClick={() => void go(undefined, close)}>
							{t.days.beginning}
						</button>
						{shortcuts.map(({ label, day }) => (
							<button key={label} type="button" class="button button-small" onClick={() => void go(day, close)}>
								{label}
							</button>
						))}
					</div>
				</form>
			)}
		</Pop>
	);
}
