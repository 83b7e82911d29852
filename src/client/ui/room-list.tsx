/** The rooms there are, conversations and archived rooms apart from the others, and the way to a new one. */
import { useComputed, useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { ListedRoom } from "../../protocol/api.ts";
import { t as first } from "../texts/first.ts";
import { figures } from "../texts/language.ts";
import { t } from "../texts/room.ts";
import { fill } from "../texts/words.ts";
import { Icon } from "./icon.tsx";
import { knownRooms } from "./known-rooms.ts";
import { onDemand } from "./lazy.tsx";
import { groupRooms } from "./room-groups.ts";
import { RoomLink } from "./room-link.tsx";
import { useStore } from "./store-context.ts";

const LeaveRoom = onDemand((parts) => parts.LeaveRoom);

export function RoomList({ onNewRoom }: { onNewRoom: () => void }) {
	const store = useStore();
	const leaving = useSignal<ListedRoom | undefined>(undefined);
	const groups = useComputed(() => groupRooms(knownRooms(store.rooms.value, store.opened.value))).value;
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
				<h2 id="rooms-title">{t.rooms.title}</h2>
				<button type="button" class="icon-button" aria-label={first.common.newRoom} title={first.common.newRoom} onClick={onNewRoom}>
					<Icon name="plus" />
				</button>
			</div>
			{links(groups.rooms)}
			{groups.direct.length > 0 && (
				<>
					<h2 class="room-heading">{t.rooms.conversations}</h2>
					{links(groups.direct)}
				</>
			)}
			{groups.archived.length > 0 && (
				<details class="room-archive" open={groups.archived.some(({ slug }) => slug === store.slug.value)}>
					<summary>{fill(t.rooms.archived, { count: <span class="section-count">{figures(groups.archived.length)}</span> })}</summary>
					{links(groups.archived)}
				</details>
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
