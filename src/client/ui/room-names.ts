/** Rooms that a text names by their address: "#design-week". Pure. */

export interface RoomAt {
	readonly slug: string;
	readonly start: number;
	readonly end: number;
}

// Not within a word or an address. What ends a sentence is not the room's.
const ROOM = /(?<![\p{L}\p{N}_#&/.:-])#([a-z0-9](?:[a-z0-9-]{0,46}[a-z0-9])?)(?![\p{L}\p{N}_-])/giu;

/** Whether or not there is such a room. */
export function findRooms(text: string): RoomAt[] {
	if (!text.includes("#")) return [];
	return [...text.matchAll(ROOM)].map((match) => ({
		slug: (match[1] ?? "").toLowerCase(),
		start: match.index,
		end: match.index + match[0].length,
	}));
}
