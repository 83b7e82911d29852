/** The rooms that there are for me: what the list of rooms and the ways between rooms are made of. */
import type { ListedRoom } from "../../protocol/api.ts";
import type { OpenRoom } from "../open-room.ts";

/**
 * The list as it was asked for, with what the sockets of open rooms know since; and the open ones that it does not have,
 * such as private rooms of a guest, who has no list of their own.
 */
export function knownRooms(listed: readonly ListedRoom[], opened: ReadonlyMap<string, OpenRoom>): readonly ListedRoom[] {
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
