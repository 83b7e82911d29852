/** What can be done about somebody in a room. */
import { plural } from "../words.ts";

export const members = {
	roles: { owner: "Owner", moderator: "Moderator", member: "Member" },
	guest: "Guest",
	actions: {
		direct: "Message directly",
		role: "Change role…",
		mute: "Mute…",
		unmute: "Unmute",
		remove: "Remove from the room…",
		ban: "Ban…",
		purge: "Remove what they wrote…",
	},
	count: (count: number) => plural(count, { one: "# person", other: "# people" }),
	here: "Here now",
	muted: "Muted",
	mutedUntil: (moment: string) => `Muted until ${moment}`,
	bans: "Kept out",
	forGood: "for good",
	forMore: (span: string) => `for ${span} more`,
	letIn: "Let back in",
	mute: {
		title: "Mute {name}",
		act: "Mute",
		about: "They can still read along, but not write.",
		span: "How long",
		spans: {
			"1h": "For an hour",
			"1d": "For a day",
			forever: "Until a moderator lifts it",
			off: "No longer: they may write again",
		},
	},
	remove: {
		title: "Remove {name}",
		act: "Remove",
		banTitle: "Ban {name}",
		ban: "Ban",
		about: "They are out of the room at once.",
		back: "They can come back",
		backs: { none: "Whenever they like", invited: "With a new invitation", "1h": "After an hour", "1d": "After a day", forever: "Never" },
		written: "What they wrote",
		writtens: {
			none: "Keep it",
			"15m": "Remove the last 15 minutes",
			"1h": "Remove the last hour",
			"1d": "Remove the last day",
		},
		warning: "It cannot be brought back.",
	},
	purge: {
		title: "Remove what {name} wrote",
		act: "Remove messages",
		about: "They stay in the room. What is removed cannot be brought back.",
		written: "What they wrote",
		spans: { "15m": "In the last 15 minutes", "1h": "In the last hour", "1d": "In the last day" },
	},
	role: {
		title: "Role of {name}",
		label: "Role",
		/** What a role may do, for who gives it. */
		meanings: {
			member: "Reads and writes.",
			moderator: "Also invites, mutes and removes people, and changes the title, the topic and slow mode.",
			owner: "May do everything here, as you do: also give roles, and archive or delete the room.",
		},
	},
};
