/** Below the newest message on screen, where that is not the newest of the room: the way to newer ones. */
import type { OpenRoom } from "../open-room.ts";
import { t } from "../texts/room.ts";

export function ListEnd({ room }: { room: OpenRoom }) {
	return (
		<p class="list-top">
			{room.pages.loading.value === "newer" ? (
				t.list.loadingNewer
			) : (
				<button type="button" class="button button-quiet" onClick={() => void room.pages.loadNewer()}>
					{t.list.newer}
				</button>
			)}
		</p>
	);
}
