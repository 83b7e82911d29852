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

/** The list once I have left a room: a public one is still there for everybody. */
export function withoutMe(rooms: readonly ListedRoom[], slug: string): ListedRoom[] {
	return rooms.flatMap(({ joined, ...room }) => {
		if (room.slug !== slug) return [{ ...room, ...(joined ? { joined } : {}) }];
		return room.visibility === "public" && room.archivedAt === undefined ? [room] : [];
	});
}

/** A text without what nobody types when searching: case, accents, white space around it. */
export function fold(text: string): string {
	return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
