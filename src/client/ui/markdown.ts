/**
 * Reads the Markdown of messages, once the parser is there: a script of its own, which comes with the page but keeps nobody
 * waiting. Until then, and where it cannot be had, a message is shown as it was typed.
 */
import { type Signal, signal } from "@preact/signals";
import type { Block } from "../markdown/tree.ts";
import { typed } from "../markdown/typed.ts";

type Parser = typeof import("../markdown/parse.ts");

const parser: Signal<Parser | undefined> = signal<Parser | undefined>(undefined);

/** Where it fails (offline, or the server has a newer page), calling it again tries again. */
export async function loadMarkdown(): Promise<void> {
	try {
		parser.value ??= await import("../markdown/parse.ts");
	} catch {
		// Everything can be read without.
	}
}

/** Reading it subscribes to the parser's coming. */
export function blocksOf(text: string): readonly Block[] {
	return parser.value?.parseMarkdown(text) ?? [{ kind: "lines", children: typed(text) }];
}
