/** What stands between messages: the day that begins, or that what is new does. */
import type { Row } from "./grouping.ts";
import { dayLabel } from "./times.ts";

export function ListLine({ row, now }: { row: Exclude<Row, { kind: "message" }>; now: number }) {
	if (row.kind === "new") {
		return (
			<li class="new-line" data-new>
				New<span class="visually-hidden"> messages from here on</span>
			</li>
		);
	}
	return (
		<li class="day">
			<span>{dayLabel(row.at, now)}</span>
		</li>
	);
}
