/** Says once, when a room is opened, that what is unread begins further up, and leads there. */
import type { Signal } from "@preact/signals";
import type { OpenRoom } from "../open-room.ts";
import { t } from "../texts/room.ts";
import { Icon } from "./icon.tsx";

interface UnreadBannerProps {
	room: OpenRoom;
	/** Whether the first that is unread is above what is on screen. */
	isAbove: Signal<boolean>;
}

export function UnreadBanner({ room, isAbove }: UnreadBannerProps) {
	if (!isAbove.value || room.reading.unread.value.messages === 0) return null;
	return (
		<div class="unread-banner">
			<button type="button" class="unread-jump" onClick={() => void room.jumpToFirstNew()}>
				<Icon name="up" />
				{t.list.firstUnread}
			</button>
			<button
				type="button"
				class="unread-all"
				aria-label={t.list.markRead}
				title={t.list.markReadKey}
				onClick={() => room.reading.markAllRead()}
			>
				<Icon name="close" />
			</button>
		</div>
	);
}
