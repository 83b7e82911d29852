/** What stands between messages: the day that begins, or that what is new does. */

import { t } from "../texts/room.ts";
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
			<span>{dayLabel(row.at, now)}</span>
		</li>
	);
}
