/** What is offered for what is being typed, and what choosing it types. Pure. */
import type { CommandInfo } from "../../protocol/jobs.ts";

/** What is being typed that can be completed: the beginning of it, and where that begins. */
export interface Typed {
	readonly kind: "command" | "example" | "mention" | "room" | "emoji";
	readonly query: string;
	readonly from: number;
}

/** Undefined where nothing is. */
export function typedAt(text: string, caret: number): Typed | undefined {
	const command = typedName(text, caret);
	if (command !== undefined) return { kind: "command", query: command, from: 0 };
	const [, asked] = caret === text.length ? (/^\/([a-z0-9-]+)=$/i.exec(text) ?? []) : [];
	if (asked !== undefined) return { kind: "example", query: asked.toLowerCase(), from: 0 };
	for (const [kind, pattern] of SIGNS) {
		const query = typedBehind(pattern, text, caret);
		if (query !== undefined) return { kind, query, from: caret - query.length - 1 };
	}
	return undefined;
}

/** One line of the list that completes what is being typed. */
export interface Offer {
	readonly key: string;
	/** What one would type. */
	readonly code: string;
	readonly about: string;
	/** What it puts in the place of what was typed. */
	readonly types: string;
	/** Where that begins; it ends at the caret. */
	readonly from: number;
}

/** The beginning of a command's name that is being typed; undefined where there is none to complete. */
export function typedName(text: string, caret: number): string | undefined {
	const [, name] = /^\/([a-z0-9-]*)$/i.exec(text.slice(0, caret)) ?? [];
	// With something behind the caret the name is being corrected, and a list over it would be in the way.
	return caret === text.length ? name?.toLowerCase() : undefined;
}

export function commandOffers(name: string, commands: readonly CommandInfo[]): Offer[] {
	return commands
		.filter((command) => command.name.startsWith(name))
		.map((command) => ({ key: command.name, code: command.usage, about: command.about, types: typedFor(command), from: 0 }));
}

/** What can be asked of a command, once it is typed and nothing is asked yet. */
export function exampleOffers(name: string, commands: readonly CommandInfo[]): Offer[] {
	const examples = commands.find((command) => command.name === name)?.examples ?? [];
	return examples.map(({ usage, about }) => ({ key: usage, code: usage, about, types: usage, from: 0 }));
}

/** The text and the caret once an offer is taken. */
export function accepted(text: string, caret: number, { types, from }: Offer): { text: string; caret: number } {
	const rest = text.slice(caret);
	// A blank that is there already is not doubled, and what ends a sentence follows at once.
	const typed = /^[\s.,;:!?)]/.test(rest) ? types.trimEnd() : types;
	return { text: text.slice(0, from) + typed + rest, caret: from + typed.length };
}

/** What choosing a command types: "/name=" of the usage "/name=ARG", else "/name ". */
export function typedFor({ name, usage }: CommandInfo): string {
	const [head] = /^\/[a-z0-9-]+=/.exec(usage) ?? [];
	return head ?? `/${name} `;
}

/** How a text was typed that was said so: what would be a command, or begins with two strokes, had one more. */
export function asTyped(text: string): string {
	return /^\/(?:\/|[a-z][a-z0-9-]{0,31}(?:[\s=]|$))/.test(text) ? asMessage(text) : text;
}

/** How to say a text that begins with "/" so that it is posted and not taken for a command. */
export function asMessage(text: string): string {
	return `/${text}`;
}

/** What begins with a sign, up to the caret. Names have letters that handles and addresses have not. */
const SIGNS = [
	// Where a mention could stand (protocol/mentions.ts).
	["mention", /(?<![\p{L}\p{N}_@＠/.:-])[@＠]([\p{L}\p{N}\p{M}_-]{0,40})$/u],
	["room", /(?<![\p{L}\p{N}_#&/.:-])#([\p{L}\p{N}\p{M}_-]{0,48})$/u],
	// From two letters on: ":D" and "10:30" are none.
	["emoji", /(?<![\p{L}\p{N}_:]):([\p{L}+-][\p{L}\p{N}\p{M}_+-]{1,40})$/u],
] as const;

/** Undefined in a word, an address or code, and within what is there already. */
function typedBehind(sign: RegExp, text: string, caret: number): string | undefined {
	const before = text.slice(0, caret);
	const [, query] = sign.exec(before) ?? [];
	return query === undefined || /^[\p{L}\p{N}_-]/u.test(text.slice(caret)) || isInCode(before) ? undefined : query;
}

/** Whether code was begun and not ended. */
export function isInCode(before: string): boolean {
	const line = before.slice(before.lastIndexOf("\n") + 1);
	const isFenced = (before.match(/^```/gmu)?.length ?? 0) % 2 === 1;
	return isFenced || (line.match(/`/g)?.length ?? 0) % 2 === 1;
}
