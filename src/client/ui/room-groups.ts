/** How the list of rooms is divided, and what is found in it. Pure. */
import type { ListedRoom } from "../../protocol/api.ts";
import { titleFor } from "./room-title.ts";

/** With more rooms than this there is a field to search them. */
export const SEARCH_FROM = 8;

export interface RoomGroups {
	readonly rooms: readonly ListedRoom[];
	/** Conversations of two. */
	readonly direct: readonly ListedRoom[];
	/** Those that are only read, of whatever kind. */
	readonly archived: readonly ListedRoom[];
}

/** The rooms whose titles have the text that is searched for, in the order that they came in; `me` is my name. */
export function groupRooms(rooms: readonly ListedRoom[], query: string, me: string | undefined): RoomGroups {
	const wanted = fold(query);
	const found = rooms.filter((room) => fold(titleFor(room, me)).includes(wanted));
	return {
		rooms: found.filter(({ direct, archivedAt }) => !direct && archivedAt === undefined),
		direct: found.filter(({ direct, archivedAt }) => direct && archivedAt === undefined),
		archived: found.filter(({ archivedAt }) => archivedAt !== undefined),
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
