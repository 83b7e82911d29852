/** For a reader who is further up: how much is new below, and the way there. */
import type { OpenRoom } from "../open-room.ts";
import { t } from "../texts/room.ts";
import { Icon } from "./icon.tsx";
import type { ScrollKeeper } from "./scroll-keeper.ts";

export function NewPill({ keeper, room }: { keeper: ScrollKeeper; room: OpenRoom }) {
	const unread = room.reading.below.value;
	if (keeper.isAtEnd.value || (unread === 0 && !keeper.isFar.value)) return null;
	return (
		<button type="button" class={`pill ${unread > 0 ? "pill-new" : ""}`} onClick={() => room.pages.jumpToLatest()}>
			<Icon name="down" />
			{unread > 0 ? t.list.news(unread) : t.list.latest}
		</button>
	);
}
