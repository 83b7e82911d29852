/** Above the oldest message on screen: the way to older ones, or the beginning of the room. */
import type { OpenRoom } from "../open-room.ts";
import { shownOf } from "../timeline-window.ts";
import { longDate } from "./times.ts";

export function ListTop({ room }: { room: OpenRoom }) {
	const { room: info } = room.timeline.value;
	const { hasOlder } = shownOf(room.timeline.value);
	if (!info) {
		return (
			<p class="list-top" role="status">
				Opening the room…
			</p>
		);
	}
	if (!hasOlder) {
		return (
			<p class="list-top list-beginning">
				This is the beginning of <bdi>{info.title}</bdi>
				{info.createdAt > 0 && <>, opened on {longDate(info.createdAt)}</>}.
				{info.importedTo !== undefined && <> An owner imported what comes first. Who wrote it was not checked.</>}
			</p>
		);
	}
	return (
		<p class="list-top">
			{room.pages.loading.value === "older" ? (
				"Loading older messages…"
			) : (
				<button type="button" class="button button-quiet" onClick={() => void room.pages.loadOlder()}>
					Load older messages
				</button>
			)}
		</p>
	);
}
