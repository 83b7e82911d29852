/** Above the oldest message on screen: the way to older ones, or the beginning of the room. */
import type { OpenRoom } from "../open-room.ts";
import { t } from "../texts/room.ts";
import { fill } from "../texts/words.ts";
import { shownOf } from "../timeline-window.ts";
import { longDate } from "./times.ts";

export function ListTop({ room }: { room: OpenRoom }) {
	const { room: info } = room.timeline.value;
	const { hasOlder } = shownOf(room.timeline.value);
	if (!info) {
		return (
			<p class="list-top" role="status">
				{t.list.opening}
			</p>
		);
	}
	if (!hasOlder) {
		return (
			<p class="list-top list-beginning">
				{fill(info.createdAt > 0 ? t.list.opened(longDate(info.createdAt)) : t.list.beginning, { room: <bdi>{info.title}</bdi> })}
				{info.importedTo !== undefined && ` ${t.list.imported}`}
			</p>
		);
	}
	return (
		<p class="list-top">
			{room.pages.loading.value === "older" ? (
				t.list.loadingOlder
			) : (
				<button type="button" class="button button-quiet" onClick={() => void room.pages.loadOlder()}>
					{t.list.older}
				</button>
			)}
		</p>
	);
}
