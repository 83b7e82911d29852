/** The keys that lead from room to room. */
import type { Store } from "../store.ts";
import { t } from "../texts/room.ts";
import { showHint } from "./hint.tsx";
import { knownRooms } from "./known-rooms.ts";
import { usePageKeys } from "./page-keys.ts";
import { groupRooms, roomBeside } from "./room-groups.ts";
import { useStore } from "./store-context.ts";

/** Both must do the same at every rendering. */
export function useRoomKeys({ onSwitch, onKeys }: { onSwitch: () => void; onKeys: () => void }): void {
	const store = useStore();
	usePageKeys({
		switch: onSwitch,
		keys: onKeys,
		previous: () => step(store, -1),
		next: () => step(store, 1),
		previousUnread: () => step(store, -1, true),
		nextUnread: () => step(store, 1, true),
	});
}

/** Shows the room beside the one on screen, as they stand in the list. */
function step(store: Store, by: 1 | -1, isUnread = false): void {
	const { rooms, direct } = groupRooms(knownRooms(store.rooms.peek(), store.opened.peek()));
	const slugs = [...rooms, ...direct].map(({ slug }) => slug);
	const slug = roomBeside(slugs, store.slug.peek(), by, (slug) => !isUnread || store.news(slug).messages > 0);
	if (slug !== undefined) store.show(slug);
	else if (isUnread) showHint(t.rooms.nothingUnread);
}
