/** What the list of commands offers for what is being typed, and what choosing one types. Pure. */
import type { CommandInfo } from "../../protocol/jobs.ts";

/** The beginning of a command's name that is being typed; undefined where there is none to complete. */
export function typedName(text: string, caret: number): string | undefined {
	const [, name] = /^\/([a-z0-9-]*)$/i.exec(text.slice(0, caret)) ?? [];
	// With something behind the caret the name is being corrected, and a list over it would be in the way.
	return caret === text.length ? name?.toLowerCase() : undefined;
}

export function offersFor(name: string, commands: readonly CommandInfo[]): CommandInfo[] {
	return commands.filter((command) => command.name.startsWith(name));
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
