/** How the list of rooms is divided. Pure. */
import type { ListedRoom } from "../../protocol/api.ts";

export interface RoomGroups {
	readonly rooms: readonly ListedRoom[];
	/** Conversations of two. */
	readonly direct: readonly ListedRoom[];
	/** Those that are only read, of whatever kind. */
	readonly archived: readonly ListedRoom[];
}

/** Each in the order that it came in. */
export function groupRooms(rooms: readonly ListedRoom[]): RoomGroups {
	return {
		rooms: rooms.filter(({ direct, archivedAt }) => !direct && archivedAt === undefined),
		direct: rooms.filter(({ direct, archivedAt }) => direct && archivedAt === undefined),
		archived: rooms.filter(({ archivedAt }) => archivedAt !== undefined),
	};
}

/** The room that comes after another in the order of the list, or before it, round its ends: the nearest that is meant. */
export function roomBeside(slugs: readonly string[], here: string, by: 1 | -1, isMeant: (slug: string) => boolean): string | undefined {
	const at = slugs.indexOf(here);
	// From outside of the list one comes to its beginning, or its end.
	const around = at === -1 ? slugs : [...slugs.slice(at + 1), ...slugs.slice(0, at)];
	return by === 1 ? around.find(isMeant) : around.findLast(isMeant);
}

/** The list once I have left a room: a public one is still there for everybody. */
export function withoutMe(rooms: readonly ListedRoom[], slug: string): ListedRoom[] {
	return rooms.flatMap((listed) => {
		if (listed.slug !== slug) return [listed];
		const { joined, entered, ...room } = listed;
		return room.visibility === "public" && room.archivedAt === undefined ? [room] : [];
	});
}

/** A text without what nobody types when searching: case, accents, white space around it. */
export function fold(text: string): string {
	return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
