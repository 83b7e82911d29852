/** The top of a room: what it is called, how many are here, its address to share, and the way to all that is about it. */
import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import type { User } from "../../protocol/message.ts";
import type { OpenRoom } from "../open-room.ts";
import { t as first } from "../texts/first.ts";
import { t } from "../texts/room.ts";
import { pathOf, titleFrom } from "./address.ts";
import { copyText } from "./copy.ts";
import { Icon } from "./icon.tsx";
import { RoomIcon } from "./room-icon.tsx";
import { titleFor } from "./room-title.ts";
import { useStore } from "./store-context.ts";

const COPIED_MS = 2_000;

interface RoomHeaderProps {
	room: OpenRoom;
	me: User;
	menu: RefObject<HTMLButtonElement | null>;
	onMenu: () => void;
	onSearch: () => void;
	/** Opens the dialog about the room. */
	onAbout: () => void;
}

export function RoomHeader({ room, me, menu, onMenu, onSearch, onAbout }: RoomHeaderProps) {
	const store = useStore();
	const copied = useSignal(false);
	const info = room.info.value;
	const isIn = info !== undefined && room.status.value.kind !== "refused";
	const unread = [...store.opened.value.keys()].some((slug) => slug !== room.slug && store.news(slug).messages > 0);
	const here = presence(room.count.value, info?.direct === true);
	const share = async () => {
		copied.value = await copyText(location.origin + pathOf(room.slug));
		if (!copied.value) room.notice.value = t.rooms.address(location.origin + pathOf(room.slug));
		setTimeout(() => {
			copied.value = false;
		}, COPIED_MS);
	};
	return (
		<header class="room-header">
			<button ref={menu} type="button" class="icon-button menu-button" aria-label={t.rooms.label} aria-controls="sidebar" onClick={onMenu}>
				<Icon name="menu" />
				{unread && (
					<span class="menu-dot">
						<span class="visually-hidden">{t.rooms.unreadElsewhere}</span>
					</span>
				)}
			</button>
			<div class="room-header-text">
				<h1 dir="auto">{info ? titleFor(info, me.name) : titleFrom(room.slug)}</h1>
				{isIn && (
					<p class="room-header-online">
						{info.visibility === "private" && !info.direct && (
							<>
								<RoomIcon name="lock" />
								<span class="visually-hidden">{t.rooms.privateRoom}</span>
							</>
						)}
						{here !== "" && <span class="room-here">{here}</span>}
						{info.topic !== "" && <bdi class="room-topic">{info.topic}</bdi>}
					</p>
				)}
			</div>
			{isIn && info.visibility === "public" && (
				<button type="button" class="button button-quiet" onClick={() => void share()}>
					<Icon name="link" />
					<span class="share-label" role="status">
						{copied.value ? first.common.copied : t.rooms.copyLink}
					</span>
				</button>
			)}
			{isIn && (
				<button
					type="button"
					class="icon-button"
					aria-label={t.rooms.search}
					title={t.rooms.searchKey("Ctrl+Shift+F")}
					aria-haspopup="dialog"
					aria-keyshortcuts="Control+Shift+F Meta+Shift+F"
					onClick={onSearch}
				>
					<RoomIcon name="search" />
				</button>
			)}
			{isIn && (
				<button type="button" class="icon-button" aria-label={t.rooms.about} title={t.rooms.about} aria-haspopup="dialog" onClick={onAbout}>
					<RoomIcon name="settings" />
				</button>
			)}
		</header>
	);
}

function presence(count: number, isDirect: boolean): string {
	// A room that is shown as it was: nobody has said yet who is here now.
	if (count === 0) return "";
	if (count === 1) return t.rooms.onlyYou;
	return isDirect ? t.rooms.both : t.rooms.people(count);
}
