/** Why one cannot be in a room. */
import { own } from "../words.ts";

export const refused = {
	title: "You cannot be in this room",
	unknown: "The server did not say why.",
	out: "A moderator keeps you out of it. It may be over after a while.",
	goneTitle: "This room is gone",
	gone: "Its owner has deleted it, with all that was said in it.",
	noneTitle: "There is no such room",
	none: (path: string) => `Nobody has opened ${own(path)} yet, or it is private and you were not invited.`,
	lostTitle: "You are no longer in this room",
	lost: "A moderator removed you. To come back you need a new invitation.",
	lostPublic: "A moderator removed you, or made the room private.",
	open: "Open it",
};
