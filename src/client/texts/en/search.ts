/** Searching a room. */
import { plural } from "../words.ts";

export const search = {
	label: "Search this room",
	searching: "Searching…",
	nothing: "Nothing found.",
	nothingYet: "Nothing found among the newer messages.",
	found: (count: number) => plural(count, { one: "# message, the newest first", other: "# messages, the newest first" }),
	foundSome: (count: number) =>
		plural(count, {
			one: "# message, the newest first; there may be more",
			other: "# messages, the newest first; there may be more",
		}),
	further: "Look further back",
	older: "Show older ones",
	failed: "Something went wrong here. Please try again.",
	when: (day: string, time: string) => `${day}, ${time}`,
	help: "What you can type",
	/** What one types stays as it is; its meaning stands beside it. */
	ways: [
		["plan budget", "both words, also inside longer ones"],
		['"next week"', "these words in a row"],
		["from:ana", "by somebody, by handle or name"],
		["before:2026-01-31", "before that day"],
		["after:2026-01-31", "after that day"],
		["has:link", "with a link"],
	] as readonly (readonly [string, string])[],
	note: "Capitals and accents do not matter. Days are counted in UTC.",
};
