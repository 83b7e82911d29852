/** The rooms there are, conversations and archived rooms apart from the others, and the way to a new one. */
import { useComputed, useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { ListedRoom } from "../../protocol/api.ts";
import type { OpenRoom } from "../open-room.ts";
import { Icon } from "./icon.tsx";
import { onDemand } from "./lazy.tsx";
import { groupRooms, SEARCH_FROM } from "./room-groups.ts";
import { RoomIcon } from "./room-icon.tsx";
import { RoomLink } from "./room-link.tsx";
import { useStore } from "./store-context.ts";

const LeaveRoom = onDemand((parts) => parts.LeaveRoom);

export function RoomList({ onNewRoom }: { onNewRoom: () => void }) {
	const store = useStore();
	const query = useSignal("");
	const leaving = useSignal<ListedRoom | undefined>(undefined);
	const rooms = useComputed(() => known(store.rooms.value, store.opened.value)).value;
	const me = store.me.value;
	const isSearched = rooms.length > SEARCH_FROM;
	const groups = groupRooms(rooms, isSearched ? query.value : "", me.kind === "somebody" ? me.user.name : undefined);
	const isNothingFound = [groups.rooms, groups.direct, groups.archived].every(({ length }) => length === 0);
	const links = (some: readonly ListedRoom[]) => (
		<Links>
			{some.map((room) => (
				<RoomLink
					key={room.slug}
					room={room}
					onLeave={(room) => {
						leaving.value = room;
					}}
				/>
			))}
		</Links>
	);
	return (
		<nav class="section" aria-labelledby="rooms-title">
			<div class="section-head">
				<h2 id="rooms-title">Rooms</h2>
				<button type="button" class="icon-button" aria-label="New room" title="New room" onClick={onNewRoom}>
					<Icon name="plus" />
				</button>
			</div>
			{isSearched && (
				<div class="room-search">
					<RoomIcon name="search" />
					<input
						type="search"
						value={query.value}
						placeholder="Find a room"
						aria-label="Find a room"
						autoComplete="off"
						onInput={({ currentTarget }) => {
							query.value = currentTarget.value;
						}}
					/>
				</div>
			)}
			{links(groups.rooms)}
			{groups.direct.length > 0 && (
				<>
					<h2 class="room-heading">Conversations</h2>
					{links(groups.direct)}
				</>
			)}
			{groups.archived.length > 0 && (
				<details class="room-archive" open={query.value !== "" || groups.archived.some(({ slug }) => slug === store.slug.value)}>
					<summary>
						Archived <span class="section-count">{groups.archived.length}</span>
					</summary>
					{links(groups.archived)}
				</details>
			)}
			{isNothingFound && isSearched && (
				<p class="section-note" role="status">
					No room is called that.
				</p>
			)}
			{leaving.value && (
				<LeaveRoom
					room={leaving.value}
					onClose={() => {
						leaving.value = undefined;
					}}
				/>
			)}
		</nav>
	);
}

function Links({ children }: { children: ComponentChildren }) {
	return <ul class="room-list">{children}</ul>;
}

/**
 * The list as it was asked for, with what the sockets of open rooms know since; and the open ones that it does not have,
 * such as private rooms of a guest, who has no list of their own.
 */
function known(listed: readonly ListedRoom[], opened: ReadonlyMap<string, OpenRoom>): readonly ListedRoom[] {
	const live = (room: ListedRoom): ListedRoom => {
		const open = opened.get(room.slug);
		const info = open?.status.value.kind === "refused" ? undefined : open?.info.value;
		if (!open || !info) return room;
		return { ...info, online: open.count.value, lastAt: room.lastAt, ...(room.joined ? { joined: room.joined } : {}) };
	};
	const slugs = new Set(listed.map(({ slug }) => slug));
	const unlisted = [...opened.values()].flatMap(({ slug, info, status, count }) =>
		slugs.has(slug) || !info.value || status.value.kind === "refused" ? [] : [{ ...info.value, online: count.value, lastAt: 0 }],
	);
	return [...listed.map(live), ...unlisted];
}
