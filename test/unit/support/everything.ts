/** A history with one of everything that a room can have said in it. */
import type { Card, User } from "../../../src/protocol/message.ts";
import type { History } from "../../../src/room/history.ts";

const account = (id: string, name: string): User => ({ id, name, kind: "account" });
export const MIRA = account("mira", "Mira Okafor");
export const NOOR = account("noor", "نور الهدى");
export const PAT: User = { id: "~pat", name: "Pat", kind: "guest" };
/** Who wrote as a guest and became the account `MIRA`. */
const MIRA_BEFORE: User = { id: "~mira", name: "Mira", kind: "guest" };

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 30, 22, 0);

export const CARD: Card = {
	title: "ACME <Inc>",
	url: "https://example.com/acme?a=1&b=2",
	rows: [
		{ label: "Price", value: "12.34" },
		{ label: "Change", value: "+1.2 %", tone: "up" },
	],
	series: { values: [1, 2.5, 2], label: "A day" },
	source: "sample",
	asOf: START,
	note: "Sample data",
};

/** People of whom no more are named on the wire than REACTION_PEOPLE_SHOWN. */
export const CROWD = Array.from({ length: 120 }, (_, n) => account(`crowd-${n}`, `Crowd ${n}`));

/** Two of Mira's, one of them from when she was a guest, come first; what each of the others is, its text says. */
export function writeEverything(history: History): void {
	let now = START;
	let sent = 0;
	const after = (ms: number) => {
		now += ms;
		return now;
	};
	const say = (sender: User, text: string, more: { replyTo?: number; mentions?: string[] } = {}) => {
		const message = history.append({ sender, clientId: `c${++sent}`, text, ...more }, after(60_000));
		if (!message) throw new Error(`${text} was not taken`);
		return message.id;
	};
	const ask = (sender: User, name: string, args: string) => {
		const text = args === "" ? `/${name}` : `/${name} ${args}`;
		const message = history.append({ sender, clientId: `c${++sent}`, text, command: { name, args } }, after(60_000));
		if (!message) throw new Error(`${text} was not taken`);
		return message.id;
	};
	const first = say(MIRA_BEFORE, "said as a guest");
	history.people.claim(MIRA_BEFORE.id, MIRA);
	say(MIRA, "said as an account");
	const edited = say(PAT, "befroe");
	history.edit(edited, "before\nand\n\nafter", { mentions: [], keepsCard: false }, after(1_000));
	const removed = say(PAT, "a secret");
	history.edit(removed, "still a secret", { mentions: ["mira"], keepsCard: false }, now);
	history.react(removed, MIRA, "👀", true);
	say(NOOR, "ردّ على رسالة 👩‍👩‍👧‍👦", { replyTo: removed });
	history.remove(removed, now);
	const liked = say(NOOR, "@mira and @all: look at https://example.com/a_(b)?c=1&d=2.", { mentions: ["mira", "@all"], replyTo: first });
	for (const one of CROWD) history.react(liked, one, "🎉", true);
	history.react(liked, { ...MIRA_BEFORE, name: MIRA.name }, "👍", true);
	history.react(liked, PAT, "👍", true);
	after(DAY);
	say(PAT, "😀".repeat(4_000));
	say(PAT, `lines\r\n\ttabs "quotes" <b>&amp;</b> \u0001\u2028 end`);
	history.change(ask(PAT, "stock", "ACME"), { status: "answered", text: "ACME is at 12.34", card: CARD });
	history.change(ask(MIRA, "stock", ""), { status: "failed", text: "Which one?", code: "bad_args" });
	ask(NOOR, "slow", "one");
	history.remove(ask(PAT, "stock", "SECRET"), now);
	const { rows: _, ...found } = CARD;
	history.attach(liked, { ...found, title: "A page", rows: [] });
	say(PAT, "the last word", { replyTo: liked });
	history.edit(
		liked,
		"@mira and @all: look at https://example.com/a_(b)?c=1&d=2",
		{ mentions: ["mira", "@all"], keepsCard: true },
		after(1_000),
	);
}
