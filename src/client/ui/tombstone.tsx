/** In the place of a message that was taken away. Of several in a row only the first is shown, and speaks for all. */
import { t } from "../texts/room.ts";
export function Tombstone() {
	return (
		<p class="tombstone">
			<span class="tombstone-one">{t.message.removed}</span>
			<span class="tombstone-many">{t.message.removedMany}</span>
		</p>
	);
}
