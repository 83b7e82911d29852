/** The rooms there are, what is unread in the open ones, and the way to a new one. */
import type { ListedRoom } from "../../protocol/api.ts";
import { pathOf } from "./address.ts";
import { Icon } from "./icon.tsx";
import { useStore } from "./store-context.ts";

export function RoomList({ onNewRoom }: { onNewRoom: () => void }) {
	const store = useStore();
	return (
		<nav class="section" aria-labelledby="rooms-title">
			<div class="section-head">
				<h2 id="rooms-title">Rooms</h2>
				<button type="button" class="icon-button" aria-label="New room" title="New room" onClick={onNewRoom}>
					<Icon name="plus" />
				</button>
			</div>
			<ul class="room-list">
				{store.rooms.value.map((room) => (
					<RoomLink key={room.slug} room={room} />
				))}
			</ul>
		</nav>
	);
}

function RoomLink({ room }: { room: ListedRoom }) {
	const store = useStore();
	const { slug } = room;
	const unread = store.unread(slug);
	// Of an open room its own socket knows better than a list that was asked for a while ago.
	const live = store.opened.value.get(slug)?.timeline.value;
	const online = live?.room ? live.online.count : room.online;
	const isHere = store.slug.value === slug;
	return (
		<li>
			<a
				class={`room-link ${unread > 0 ? "room-unread" : ""}`}
				href={pathOf(slug)}
				{...(isHere ? { "aria-current": "page" as const } : {})}
				onClick={(event) => {
					// A new tab or window is the browser's business.
					if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
					event.preventDefault();
					store.show(slug);
				}}
			>
				<span class="room-sign" aria-hidden="true">
					#
				</span>
				<span class="room-title">
					<bdi>{live?.room?.title ?? room.title}</bdi>
				</span>
				{unread > 0 && (
					<span class="badge">
						{unread > 99 ? "99+" : unread}
						<span class="visually-hidden"> unread</span>
					</span>
				)}
				{online > 0 && (
					<span class="room-online" title={`${online} online`}>
						<span class="dot" aria-hidden="true" />
						{online}
						<span class="visually-hidden"> online</span>
					</span>
				)}
			</a>
		</li>
	);
}
