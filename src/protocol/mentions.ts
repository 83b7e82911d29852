/** Whom a text mentions: "@handle", and "@all" and "@here", which are everybody. */
import { HANDLE_MAX_CHARS, HANDLE_MIN_CHARS, MENTIONS_MAX } from "./limits.ts";

/** Mentions of everybody: who belongs to the room, and who is in it at that moment. */
export const ALL = "@all";
export const HERE = "@here";

// Not within a word, an address or a path: "a@b.c" and "x/@y" mention nobody. A full-width "＠" is what an East Asian
// keyboard types. A handle does not end in what is rather the sentence's.
const MENTION = new RegExp(
	`(?<![\\p{L}\\p{N}_@＠/.:-])[@＠]([a-z0-9][a-z0-9_-]{${HANDLE_MIN_CHARS - 2},${HANDLE_MAX_CHARS - 2}}[a-z0-9])(?![\\p{L}\\p{N}_@-])`,
	"giu",
);

/** A mention in a text: where it is, and the id of the account, ALL or HERE. */
export interface MentionAt {
	readonly who: string;
	readonly start: number;
	readonly end: number;
}

/** All mentions of a text in its order, whether or not anybody has the handle. Code is not looked into. */
export function findMentions(text: string): MentionAt[] {
	const code = codeSpans(text);
	return [...text.matchAll(MENTION)]
		.map((match) => {
			const name = (match[1] ?? "").toLowerCase();
			const who = name === "all" ? ALL : name === "here" ? HERE : name;
			return { who, start: match.index, end: match.index + match[0].length };
		})
		.filter(({ start }) => !code.some((span) => span.start <= start && start < span.end));
}

/** Whom a text concerns, each once, and not more than a message can mention. Everybody only if its author may call them. */
export function mentionsIn(text: string, mayCallAll: boolean): string[] {
	if (!/[@＠]/.test(text)) return [];
	const who = findMentions(text).map((mention) => mention.who);
	const allowed = mayCallAll ? who : who.filter((one) => one !== ALL && one !== HERE);
	return [...new Set(allowed)].slice(0, MENTIONS_MAX);
}

// As Markdown has it, near enough: a run of backticks up to the next run of the same length.
const CODE = /(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g;

function codeSpans(text: string): { start: number; end: number }[] {
	return [...text.matchAll(CODE)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
