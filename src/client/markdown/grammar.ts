/**
 * The Markdown of a chat: what the parser knows, less what people type without meaning it. No HTML, no headings ("#1"),
 * definitions, rules or code by indentation, no character references.
 */
import { type Options, parse, postprocess, preprocess } from "micromark";
import { gfmStrikethrough } from "micromark-extension-gfm-strikethrough";
import { splitLinks } from "../../protocol/links.ts";
import { SWITCHED_OFF } from "./switched-off.ts";

type Extension = NonNullable<Options["extensions"]>[number];
type Construct = NonNullable<Extract<Extension["flow"], object>["null"]>;
type Tokenizer = Extract<Construct, { tokenize: unknown }>["tokenize"];
type State = ReturnType<Tokenizer>;

/** A piece of what was typed, from `start` to before `end`, under the parser's name for it. */
export interface Token {
	readonly type: string;
	readonly start: number;
	readonly end: number;
	readonly children: Token[];
}

/** What a text consists of. */
export function tokensOf(text: string): readonly Token[] {
	const extensions: Extension[] = [
		gfmStrikethrough({ singleTilde: false }),
		{ disable: { null: SWITCHED_OFF }, flow: { null: { tokenize: endLazily } }, text: addresses(text) },
	];
	const events = postprocess(
		parse({ extensions })
			.document()
			.write(preprocess()(text, undefined, true)),
	);
	const root: Token[] = [];
	const open = [root];
	for (const [kind, { type, start, end }] of events) {
		if (kind === "exit") {
			open.pop();
			continue;
		}
		const token: Token = { type, start: start.offset, end: end.offset, children: [] };
		open.at(-1)?.push(token);
		open.push(token.children);
	}
	return root;
}

/**
 * Who answers below a quote or a list means to be out of it. Markdown would take the line into it ("lazy continuation"),
 * unless it began something else: so it begins something, which is then the paragraph that it would be anyway.
 */
const endLazily: Tokenizer = function (_effects, ok, nok) {
	return (code) => (this.interrupt && this.parser.lazy[this.now().line] ? ok(code) : nok(code));
};

/** An address is one piece: a "_" or "*" in it is no markup. Where each ends is known before the text is parsed. */
function addresses(text: string): Extension["text"] {
	const ends = new Map<number, number>();
	let at = 0;
	for (const piece of splitLinks(text)) {
		const end = at + piece.text.length;
		if (piece.kind === "link") ends.set(at, end);
		at = end;
	}
	const tokenize: Tokenizer = function (effects, ok, nok) {
		const end = ends.get(this.now().offset);
		const start: State = (code) => {
			if (end === undefined) return nok(code);
			effects.enter("autolink");
			return inside(code);
		};
		const inside: State = (code) => {
			if (this.now().offset !== end) {
				effects.consume(code);
				return inside;
			}
			effects.exit("autolink");
			return ok(code);
		};
		return start;
	};
	return Object.fromEntries([..."hHmM"].map((first) => [first.charCodeAt(0), { tokenize }]));
}
