/** What is offered for what is being typed, and what choosing it types. Pure. */
import type { CommandInfo } from "../../protocol/jobs.ts";

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

/** A mention that is being typed, and where its "@" is. */
export interface TypedMention {
	readonly query: string;
	readonly from: number;
}

// Where a mention could stand (protocol/mentions.ts), up to the caret. Names have letters that handles have not.
const MENTION = /(?<![\p{L}\p{N}_@＠/.:-])[@＠]([\p{L}\p{N}\p{M}_-]{0,40})$/u;

/** Undefined where none is typed: in a word, an address or code, or within what is there already. */
export function typedMention(text: string, caret: number): TypedMention | undefined {
	const before = text.slice(0, caret);
	const [, query] = MENTION.exec(before) ?? [];
	if (query === undefined || /^[\p{L}\p{N}_-]/u.test(text.slice(caret)) || isInCode(before)) return undefined;
	return { query, from: caret - query.length - 1 };
}

/** Whether code was begun and not ended. */
function isInCode(before: string): boolean {
	const line = before.slice(before.lastIndexOf("\n") + 1);
	const isFenced = (before.match(/^```/gmu)?.length ?? 0) % 2 === 1;
	return isFenced || (line.match(/`/g)?.length ?? 0) % 2 === 1;
}
