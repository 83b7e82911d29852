/** The top of a room: what it is called, how many are here, its address to share, and on a phone the way to the others. */
import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import type { OpenRoom } from "../open-room.ts";
import { pathOf, titleFrom } from "./address.ts";
import { copyText } from "./copy.ts";
import { Icon } from "./icon.tsx";
import { useStore } from "./store-context.ts";

const COPIED_MS = 2_000;

interface RoomHeaderProps {
	room: OpenRoom;
	menu: RefObject<HTMLButtonElement | null>;
	onMenu: () => void;
}

export function RoomHeader({ room, menu, onMenu }: RoomHeaderProps) {
	const store = useStore();
	const copied = useSignal(false);
	const { room: info, online } = room.timeline.value;
	const unread = [...store.opened.value.keys()].some((slug) => slug !== room.slug && store.unread(slug) > 0);
	const share = async () => {
		copied.value = await copyText(location.origin + pathOf(room.slug));
		if (!copied.value) room.notice.value = `The address of this room is ${location.origin + pathOf(room.slug)}`;
		setTimeout(() => {
			copied.value = false;
		}, COPIED_MS);
	};
	return (
		<header class="room-header">
			<button
				ref={menu}
				type="button"
				class="icon-button menu-button"
				aria-label="Rooms and people"
				aria-controls="sidebar"
				onClick={onMenu}
			>
				<Icon name="menu" />
				{unread && (
					<span class="menu-dot">
						<span class="visually-hidden">Unread messages elsewhere</span>
					</span>
				)}
			</button>
			<div class="room-header-text">
				<h1 dir="auto">{info?.title ?? titleFrom(room.slug)}</h1>
				{info && (
					<p class="room-header-online">
						{online.count === 1 ? "Only you are here" : `${online.count} people here`}
						{info.topic !== "" && <bdi> · {info.topic}</bdi>}
					</p>
				)}
			</div>
			{info && (
				<button type="button" class="button button-quiet" onClick={() => void share()}>
					<Icon name="link" />
					<span class="share-label" role="status">
						{copied.value ? "Copied" : "Copy link"}
					</span>
				</button>
			)}
		</header>
	);
}
