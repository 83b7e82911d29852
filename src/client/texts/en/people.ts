import { own } from "../words.ts";

/** Who is in the room. */
export const people = {
	here: "Here now {count}",
	tooMany: "Too many people to list.",
	you: "you",
	bot: "bot",
	guest: "guest",
	/** Opens the menu of a person. */
	about: (name: string) => `What to do about ${own(name)}`,
	more: "More",
};
