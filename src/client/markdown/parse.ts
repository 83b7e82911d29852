/**
 * Reads the Markdown of a message. What is no markup in a chat, or would lose something that was typed, stays as it was
 * typed: paths, globs, formulas, empty lists, links that lead nowhere. Pure; never throws.
 */
import { NESTING_MAX, Reader } from "./reader.ts";
import type { Block, Inline } from "./tree.ts";
import { typed } from "./typed.ts";

/** Who marks up more, or nests deeper, means to keep browsers busy: that is shown as it was typed. */
const MARKS_MAX = 400;
const MARK = /[*_~`[\]]|(?:[-+>]|\d[.)])(?=\s)/g;
const NESTED = new RegExp(`^(?:[ \\t]*(?:>|(?:[-+*]|\\d{1,9}[.)])(?=[ \\t]))){${NESTING_MAX + 1}}`, "m");
/** What stands in code marks up nothing. */
const CLOSED_CODE = /^(`{3,})[^`\n]*\n[\s\S]*?\n\1/gm;
/** A backslash before what could be markup; the arm of "¯\_(ツ)_/¯" stays on. */
const ESCAPE = /(?<!¯)\\(?=[*_~`[>.)+-])/g;

export function parseMarkdown(text: string): readonly Block[] {
	const source = text.replace(/^\ufeff/, "");
	const marks = source.replace(CLOSED_CODE, "").match(MARK)?.length ?? 0;
	if (marks > MARKS_MAX || NESTED.test(source)) return [{ kind: "lines", children: typed(source) }];
	const blocks = new Reader(source, () => true).read();
	const escapes = new Set([...source.matchAll(ESCAPE)].map(({ index }) => index));
	if (escapes.size === 0) return blocks;
	// A backslash that keeps something from being markup is markup itself. Any other is just one: C:\_new, \d+\.\d+
	const bare = new Reader(source.replace(ESCAPE, ""), () => true).read();
	return countMarks(bare) > countMarks(blocks) ? new Reader(source, (at) => !escapes.has(at)).read() : blocks;
}

function countMarks(parts: readonly (Block | Inline)[]): number {
	return parts.reduce((sum, part) => {
		const own = part.kind === "text" || part.kind === "lines" ? 0 : 1;
		const inner = part.kind === "list" ? part.items.flatMap(({ children }) => children) : "children" in part ? part.children : [];
		return sum + own + countMarks(inner);
	}, 0);
}
