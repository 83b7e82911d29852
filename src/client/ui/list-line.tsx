/** What stands between messages: the day that begins, or that what is new does. */
import { t } from "../texts/room.ts";
import { chosenDay } from "./day-chosen.ts";
import type { Row } from "./grouping.ts";
import { Said } from "./said.tsx";
import { dayLabel } from "./times.ts";

export function ListLine({ row, now }: { row: Exclude<Row, { kind: "message" }>; now: number }) {
	if (row.kind === "new") {
		return (
			<li class="new-line" data-new>
				<Said text={t.list.new} />
			</li>
		);
	}
	return (
		<li class="day">
			{/* Beside the way by Tab, which would stop at each day: the messages have a key for it. */}
			<button
				type="button"
				tabIndex={-1}
				aria-haspopup="dialog"
				title={t.list.anotherDay}
				onClick={({ currentTarget }) => {
					chosenDay.value = { at: row.at, opener: currentTarget };
				}}
			>
				{dayLabel(row.at, now)}
			</button>
		</li>
	);
}
