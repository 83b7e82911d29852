/** Makes a message's tree of the parser's tokens. What would lose something that was typed, or is no markup in a chat, stays text. */
import { safeUrl } from "../../protocol/links.ts";
import { codeOf } from "./fenced-code.ts";
import { type Token, tokensOf } from "./grammar.ts";
import { isProse } from "./prose.ts";
import type { Block, Inline, ListItem } from "./tree.ts";
import { typed } from "./typed.ts";

/** Quotes, lists and emphasis in each other; what is deeper is shown as it was typed. */
export const NESTING_MAX = 6;
/** A higher number does not fit beside a list, and is hardly one of a list. */
const NUMBER_MAX = 999;

const BLOCKS = ["content", "codeFenced", "blockQuote", "listOrdered", "listUnordered"];
const CONTAINERS = ["blockQuote", "listOrdered", "listUnordered"];
/** What goes before each line within a quote or list. */
const LINE_MARKS = ["blockQuotePrefix", "listItemIndent"];
const MARKED = { emphasis: "emphasis", strong: "strong", strikethrough: "strike" } as const;

/** One reading of one text. */
export class Reader {
	readonly #source: string;
	readonly #keepsBackslash: (at: number) => boolean;

	/** A backslash keeps what follows it from being markup; `keepsBackslash` says which ones are text as well. */
	constructor(source: string, keepsBackslash: (at: number) => boolean) {
		this.#source = source;
		this.#keepsBackslash = keepsBackslash;
	}

	read(): Block[] {
		return this.#blocks(tokensOf(this.#source), 0);
	}

	#blocks(tokens: readonly Token[], depth: number): Block[] {
		const blocks: Block[] = [];
		let end = 0;
		for (const token of tokens) {
			if (!BLOCKS.includes(token.type)) continue;
			const block = this.#block(token, depth) ?? { kind: "lines", children: typed(this.#text(token)) };
			const before = blocks.at(-1);
			if (block.kind === "lines" && (before?.kind === "lines" || (!before && depth === 0))) {
				// Between lines there were empty ones, and before the first there was space; within a quote, its marks too.
				const gap = this.#source.slice(end, token.start);
				const between: Inline = { kind: "text", text: depth === 0 ? gap : gap.replace(/[^\n]/g, "") };
				blocks.splice(-1, 1, { kind: "lines", children: joined([...(before?.children ?? []), between, ...block.children]) });
			} else blocks.push(block);
			end = token.end;
		}
		return blocks;
	}

	/** Undefined where it is to be shown as it was typed. */
	#block(token: Token, depth: number): Block | undefined {
		if (depth > NESTING_MAX || isHollow(token)) return undefined;
		switch (token.type) {
			case "content":
				return { kind: "lines", children: joined(token.children.flatMap(({ children }) => this.#inlines(children, 0))) };
			case "codeFenced":
				return this.#code(token);
			case "blockQuote":
				// ">_<", ">100 people" and ">>> print(1)" quote nothing.
				return /^>>?(?:\s|$)/.test(this.#text(token)) ? { kind: "quote", children: this.#blocks(token.children, depth + 1) } : undefined;
			default:
				return this.#list(token, depth);
		}
	}

	#code({ children }: Token): Block | undefined {
		const [opening, closing] = children.filter(({ type }) => type === "codeFencedFence");
		const [sequence] = opening?.children ?? [];
		if (!opening || !sequence) return undefined;
		const lines = children.filter(({ type }) => type === "codeFlowValue" || type === "lineEnding").map((part) => this.#text(part));
		// The ends of the fences' lines are none of the code's.
		const text = lines.slice(1, closing ? -1 : undefined).join("");
		const label = this.#source.slice(sequence.end, opening.end).trim();
		return codeOf({ fence: this.#text(sequence), label, text, isClosed: closing !== undefined });
	}

	#list(token: Token, depth: number): Block | undefined {
		const items: ListItem[] = [];
		const starts = token.children.flatMap(({ type }, at) => (type === "listItemPrefix" ? [at] : []));
		for (const [index, at] of starts.entries()) {
			const number = /^\d+/.exec(this.#text(token.children[at]))?.[0];
			const children = this.#blocks(token.children.slice(at + 1, starts[index + 1]), depth + 1);
			items.push(number === undefined ? { children } : { number: Number(number), children });
		}
		const marker = /^\d*(\D)/.exec(this.#text(token))?.[1];
		// A plus is what was added.
		if (marker === "+" || items.some(({ number = 0 }) => number > NUMBER_MAX)) return undefined;
		return { kind: "list", marker: marker === "." || marker === ")" ? marker : "bullet", items };
	}

	#inlines(tokens: readonly Token[], depth: number): Inline[] {
		return joined(tokens.flatMap((token) => this.#inline(token, depth)));
	}

	#inline(token: Token, depth: number): Inline[] {
		const text = this.#text(token);
		if (LINE_MARKS.includes(token.type)) return [];
		if (depth > NESTING_MAX) return typed(text);
		switch (token.type) {
			case "characterEscape":
				return [{ kind: "text", text: this.#keepsBackslash(token.start) ? text : text.slice(1) }];
			case "emphasis":
			case "strong":
			case "strikethrough":
				return this.#marked(token, MARKED[token.type], depth);
			case "codeText":
				return [this.#codeInLine(token)];
			case "autolink":
				return typed(text);
			case "link":
			case "image":
				return this.#link(token, depth) ?? typed(text);
			default:
				return [{ kind: "text", text }];
		}
	}

	#marked({ start, end, children }: Token, kind: "emphasis" | "strong" | "strike", depth: number): Inline[] {
		const [opening, text] = children;
		if (!opening || !text) return [];
		const inlines = this.#inlines(text.children, depth + 1);
		if (isProse(this.#source, start, end, opening.end - start)) return [{ kind, children: inlines }];
		const mark: Inline = { kind: "text", text: this.#text(opening) };
		return joined([mark, ...inlines, mark]);
	}

	#codeInLine(token: Token): Inline {
		const source = this.#text(token);
		if (!source.includes("\n")) {
			const data = token.children.filter(({ type }) => type === "codeTextData");
			return { kind: "code", text: data.map((part) => this.#text(part)).join("") };
		}
		// Single backquotes on different lines have nothing to do with each other.
		const fence = /^`{3,}/.exec(source)?.[0].length;
		return fence ? { kind: "code", text: source.slice(fence, -fence) } : { kind: "text", text: source };
	}

	/** A picture is a link as well, since nothing is fetched from anywhere unasked. Undefined where it does not lead where it says. */
	#link(token: Token, depth: number): Inline[] | undefined {
		const destination = find(token, "resourceDestinationString");
		const url = destination && safeUrl(this.#text(destination).replace(/\\([!-/:-@[-`{-~])/g, "$1"));
		if (url === undefined || find(token, "resourceTitle")) return undefined;
		const label = this.#inlines(find(token, "labelText")?.children ?? [], depth + 1);
		if (label.length === 0 && token.type === "image") label.push({ kind: "text", text: url });
		const children = withoutLinks(label, url);
		return children && children.length > 0 ? [{ kind: "link", url, isNamed: true, children }] : undefined;
	}

	#text(token: Token | undefined): string {
		return token ? this.#source.slice(token.start, token.end) : "";
	}
}

/** The text of a link to `url`. An address in it is mere text, but undefined where that leads elsewhere. */
function withoutLinks(children: readonly Inline[], url: string): readonly Inline[] | undefined {
	const all: Inline[] = [];
	for (const child of children) {
		if (child.kind === "link" && child.url !== url) return undefined;
		const inner = "children" in child ? withoutLinks(child.children, url) : [];
		if (!inner) return undefined;
		if (child.kind === "link") all.push(...inner);
		else all.push("children" in child ? { ...child, children: inner } : child);
	}
	return all;
}

/** Texts side by side are one, so that what is looked for in a text is found. */
function joined(inlines: readonly Inline[]): Inline[] {
	const all: Inline[] = [];
	for (const inline of inlines) {
		const last = all.at(-1);
		if (inline.kind === "text" && last?.kind === "text") all.splice(-1, 1, { kind: "text", text: last.text + inline.text });
		else if (inline.kind !== "text" || inline.text !== "") all.push(inline);
	}
	return all;
}

/** A lonely "-", "1." or ">", or several. */
function isHollow({ type, children }: Token): boolean {
	return CONTAINERS.includes(type) && children.filter((child) => BLOCKS.includes(child.type)).every(isHollow);
}

/** The first token of a type within another, but not in the text of a link. */
function find({ children }: Token, type: string): Token | undefined {
	for (const child of children) {
		const found = child.type === type ? child : child.type === "labelText" ? undefined : find(child, type);
		if (found) return found;
	}
	return undefined;
}
