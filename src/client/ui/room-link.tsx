/** One room in the list: what it is, what is unread in it, who is there, and the way out of it. */
import { LOBBY } from "../../protocol/addresses.ts";
import type { ListedRoom } from "../../protocol/api.ts";
import { figures } from "../texts/language.ts";
import { t } from "../texts/room.ts";
import { pathOf } from "./address.ts";
import { hasDraft } from "./drafts.ts";
import { Icon } from "./icon.tsx";
import { RoomIcon } from "./room-icon.tsx";
import { titleFor } from "./room-title.ts";
import { Said } from "./said.tsx";
import { useStore } from "./store-context.ts";

/** More than this is a crowd. */
const UNREAD_SHOWN = 99;

export function RoomLink({ room, onLeave }: { room: ListedRoom; onLeave: (room: ListedRoom) => void }) {
	const store = useStore();
	const { slug, online } = room;
	const me = store.me.value;
	const title = titleFor(room, me.kind === "somebody" ? me.user.name : undefined);
	const unread = store.unread(slug).messages;
	const isQuiet = store.isQuiet(slug);
	const isHere = store.slug.value === slug;
	// In a room that is connected I am one of them, which is no news.
	const others = online - (store.opened.value.has(slug) ? 1 : 0);
	return (
		<li class="room-item">
			<a
				class={`room-link ${isQuiet ? "room-silent" : unread > 0 ? "room-unread" : ""}`}
				href={pathOf(slug)}
				{...(isHere ? { "aria-current": "page" as const } : {})}
				onClick={(event) => {
					// A new tab or window is the browser's business.
					if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
					event.preventDefault();
					store.show(slug);
				}}
			>
				<RoomSign room={room} />
				<span class="room-title">
					<bdi>{title}</bdi>
				</span>
				<RoomMarks slug={slug} />
				{others > 0 && (
					<span class="room-online" title={t.rooms.online(online)}>
						<span class="dot" aria-hidden="true" />
						{!room.direct && figures(online)}
						<Said text={t.rooms.onlineOne} />
					</span>
				)}
			</a>
			{canLeave(room) && (
				<button type="button" class="room-leave" aria-label={t.rooms.leaveRoom(title)} title={t.rooms.leave} onClick={() => onLeave(room)}>
					<Icon name="leave" />
				</button>
			)}
		</li>
	);
}

/** What calls for attention in a room: something that I began to write elsewhere, and what is unread. */
export function RoomMarks({ slug }: { slug: string }) {
	const store = useStore();
	const { messages: unread, mentions } = store.unread(slug);
	const isQuiet = store.isQuiet(slug);
	return (
		<>
			{store.slug.value !== slug && hasDraft(slug) && (
				<span class="room-draft" title={t.rooms.draft}>
					<Icon name="edit" />
					<span class="visually-hidden">{t.rooms.draft}</span>
				</span>
			)}
			{isQuiet && (
				<span class="room-bell" title={t.rooms.quiet}>
					<RoomIcon name="quiet" />
					<span class="visually-hidden">{t.rooms.quiet}</span>
				</span>
			)}
			{unread > 0 && !isQuiet && (
				<span class="badge">
					<Said text={t.rooms.unread(shown(unread))} />
				</span>
			)}
			{mentions > 0 && (
				<span class="badge badge-mention">
					<span aria-hidden="true">@</span>
					<Said text={t.rooms.forMe(shown(mentions))} />
				</span>
			)}
		</>
	);
}

function shown(count: number): string {
	return count > UNREAD_SHOWN ? `${figures(UNREAD_SHOWN)}+` : figures(count);
}

export function RoomSign({ room: { direct, visibility } }: { room: ListedRoom }) {
	if (direct || visibility === "public") {
		return (
			<span class="room-sign" aria-hidden="true">
				{direct ? "@" : "#"}
			</span>
		);
	}
	return (
		<span class="room-sign">
			<RoomIcon name="lock" />
			<span class="visually-hidden">{t.rooms.private}</span>
		</span>
	);
}

/** Whether there is anything to leave: not the lobby, which is everybody's, and not a public room that one only looked into. */
export function canLeave({ slug, joined, visibility }: Pick<ListedRoom, "slug" | "joined" | "visibility">): boolean {
	return slug !== LOBBY && (joined === true || visibility === "private");
}
