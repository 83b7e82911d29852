/** The Markdown of messages: what is marked up, what stays as it was typed, and that neither costs much time. */
import { describe, expect, it } from "vitest";
import { parseMarkdown } from "../../src/client/markdown/parse.ts";
import type { Block, Inline } from "../../src/client/markdown/tree.ts";
import { highlight } from "../../src/client/ui/highlight.ts";
import { blocksOf, loadMarkdown } from "../../src/client/ui/markdown.ts";
import { plainText } from "../../src/client/ui/plain-text.ts";
import { quoteText } from "../../src/client/ui/quote-text.ts";
import { hasShortcodes, loadShortcodes, withEmoji } from "../../src/client/ui/shortcodes.ts";
import { MESSAGE_MAX_CHARS } from "../../src/protocol/limits.ts";

/** Far more than any text needs, on a machine that does other things as well. */
const PATIENCE_MS = 1_000;

it("until the parser is there a message is as it was typed, its addresses links", async () => {
	expect(show(blocksOf("*a* https://a.example."))).toBe("*a* <a https://a.example/>https://a.example</a>.");
	await loadMarkdown();
	expect(show(blocksOf("*a* https://a.example."))).toBe("<em>a</em> <a https://a.example/>https://a.example</a>.");
});

describe("markup", () => {
	it.each([
		["*a* _b_ **c** __d__ ~~e~~ `f`", "<em>a</em> <em>b</em> <strong>c</strong> <strong>d</strong> <del>e</del> <code>f</code>"],
		["***both*** and **a *b* c**", "<em><strong>both</strong></em> and <strong>a <em>b</em> c</strong>"],
		["これは**強調**です", "これは<strong>強調</strong>です"],
		["**단어**는", "<strong>단어</strong>는"],
		["*two\nlines*", "<em>two\nlines</em>"],
		["`*a* :tada: https://a.example`", "<code>*a* :tada: https://a.example</code>"],
		["`` a`b ``", "<code>a`b</code>"],
		["one\ntwo\n\n\nthree\n  four", "one\ntwo\n\n\nthree\n  four"],
		["> a\n> b\nanswer", "<quote>a\nb</quote>answer"],
		["> a\n>\n> b\n> - c", "<quote>a\n\nb<ul><li>c</li></ul></quote>"],
		[">> a\n> b", "<quote><quote>a</quote>b</quote>"],
		["To do:\n- a\n- b\nThanks", "To do:<ul><li>a</li><li>b</li></ul>Thanks"],
		["- a\n  more\n  - b\n- c", "<ul><li>a\nmore<ul><li>b</li></ul></li><li>c</li></ul>"],
		["1. a\n5. b\n2. c", "<ol><li 1>a</li><li 5>b</li><li 2>c</li></ol>"],
		["2) a\n3) b", "<ol)><li 2>a</li><li 3>b</li></ol)>"],
		["- a\n-\n- c", "<ul><li>a</li><li></li><li>c</li></ul>"],
		["```js\nlet a;\n\n  b\n```\nend", "<pre js>let a;\n\n  b</pre>end"],
		["~~~\n```\n~~~", "<pre>```</pre>"],
		["```js title=x\ny\n```", "<pre js title=x>y</pre>"],
		["```\nnever closed", "<pre>never closed</pre>"],
		["```let a = 1;\na++;```", "<pre>let a = 1;\na++;</pre>"],
		["- ```\n  x\n  ```", "<ul><li><pre>x</pre></li></ul>"],
		["see ```a\nb```", "see <code>a\nb</code>"],
		["\\*a\\* 1\\. \\`b\\`", "*a* 1. `b`"],
		["\\- a", "- a"],
	])("%j becomes %j", (text, shown) => {
		expect(show(parseMarkdown(text))).toBe(shown);
	});
});

describe("links", () => {
	it.each([
		["see https://a.example/x.", "see <a https://a.example/x>https://a.example/x</a>."],
		["(https://a.example/b_(c))", "(<a https://a.example/b_(c)>https://a.example/b_(c)</a>)"],
		["https://a.example/_b_/*c*?d~~e~~f", "<a https://a.example/_b_/*c*?d~~e~~f>https://a.example/_b_/*c*?d~~e~~f</a>"],
		["**https://a.example/b**", "<strong><a https://a.example/b>https://a.example/b</a></strong>"],
		["<https://a.example>", "<<a https://a.example/>https://a.example</a>>"],
		["[a *b*](https://a.example/\\_c)", "<a! https://a.example/_c>a <em>b</em></a>"],
		["[mail](mailto:a@b.example)", "<a! mailto:a@b.example>mail</a>"],
		["[a](<https://a.example/b c>)", "<a! https://a.example/b%20c>a</a>"],
		["[https://a.example](https://a.example/)", "<a! https://a.example/>https://a.example</a>"],
		["![a cat](https://a.example/cat.png)", "<a! https://a.example/cat.png>a cat</a>"],
		["![](https://a.example/cat.png)", "<a! https://a.example/cat.png>https://a.example/cat.png</a>"],
		// What says one address and leads to another is shown as it is.
		[
			"[https://bank.example](https://evil.example)",
			"[<a https://bank.example/>https://bank.example</a>](<a https://evil.example/>https://evil.example</a>)",
		],
		[
			"[**https://bank.example**](https://evil.example)",
			"[**<a https://bank.example/>https://bank.example</a>**](<a https://evil.example/>https://evil.example</a>)",
		],
	])("%j becomes %j", (text, shown) => {
		expect(show(parseMarkdown(text))).toBe(shown);
	});

	it.each([
		"[x](javascript:alert(1))",
		"[x](JaVaScRiPt:alert(1))",
		"[x](javascript&colon;alert(1))",
		"[x](javascript&#58;alert(1))",
		"[x](java\\script:alert(1))",
		"[x](<java\tscript:alert(1)>)",
		"[x](<java\nscript:alert(1)>)",
		"[x](<\u0001javascript:alert(1)>)",
		"[x](data:text/html,x)",
		"[x](vbscript:x)",
		"[x](blob:null/x)",
		"[x](//evil.example)",
		"[x](/api/session)",
		"[x]()",
		"[](https:)",
		"![x](javascript:alert(1))",
		'![x](x" onerror=alert(1))',
		"<javascript:alert(1)>",
		"[x][y]\n\n[y]: javascript:alert(1)",
		"<a href=javascript:alert(1)>x</a>",
	])("[abuse] %j is shown as it was typed", (text) => {
		expect(show(parseMarkdown(text))).toBe(text);
	});
});

describe("what is no markup in a chat is shown as it was typed", () => {
	it.each([
		// Formulas, programs, paths and names
		"2*3*4 and 2**10 > 3**2",
		"5*x + 3*y",
		"5 * 3 * 2",
		"a*b *c",
		"snake_case_name, __init__.py, self.__class__, _private",
		"f(*args, **kwargs)",
		"*.ts and *.js, lib/*",
		"src/*.ts and test/*.ts",
		"*.*",
		"/* a */ x /* b */",
		"std::vector<int> && a->b",
		"C:\\dir\\_new\\*.log",
		"\\\\server\\share\\_x",
		"\\d+\\.\\d+ \\(\\w\\)",
		"curl x \\\n  -H y",
		"~/a ~/b ~5",
		"¯\\_(ツ)_/¯",
		"a[0][1] = b(c)",
		"<b>bold</b> &amp; &#58; &lt;",
		// What only begins like a block
		"*",
		"-",
		"1.",
		"> ",
		"- \n- ",
		"* * *",
		"---",
		"***",
		"Title\n---",
		"Title\n===",
		"# not a heading",
		"#1",
		"1.5 and 3.14",
		"-5 degrees",
		"+1",
		"+ added\n+ lines",
		"2024. What a year",
		">_<",
		">:(",
		">100 people",
		">>> print(1)\n1",
		"    four spaces",
		"\ta tab",
		"| a | b |\n|---|---|\n| c | d |",
		"[x]: https",
		"[ ] open",
		"~~~so cute~~~",
		"```",
		"```js\n```",
		"a ` b\nc ` d",
		"**",
		"****",
		"` `` ",
		"_ _",
		"*it ends nowhere",
		"**nor *this",
		"10:30:15",
	])("%j", (text) => {
		expect(parseMarkdown(text)).toEqual([{ kind: "lines", children: [{ kind: "text", text }] }]);
	});
});

describe("hostile texts", () => {
	const units = [
		..."[]*_~`><-+!\\:hm\t\n()",
		...["> ", "- ", "* ", "1. ", "*a ", "a* ", "*a **b ", "a**b", "a*_", "*a_b", "**_", "~~a ", "`a ", "``a` "],
		...["[a](", "![", "](", "[](", "[*", "*[", "![a](b)", "[a]: b\n", '[a](b "', "[a](<", "\\*", "&amp;", "http://", "https://a.b/["],
		...["- a\n", " - a\n", "> a\n", "> - ", "- > ", "- - a\n", "1) a\n", "> 1. - ", "```\n", "~~~\n", "a\n> b\n- c\n", "- - - - - - a\n"],
		...["> > > > > > a\n", "\u0301", "\u202e*a*", "\ud83d", ":a:"],
	];
	const texts = [
		...units.map((unit) => unit.repeat(MESSAGE_MAX_CHARS).slice(0, MESSAGE_MAX_CHARS)),
		// As much as is still read as Markdown.
		...units.map((unit) => unit.repeat(380).slice(0, MESSAGE_MAX_CHARS)),
		Array.from({ length: 60 }, (_, depth) => `${"  ".repeat(depth)}- a`).join("\n"),
		Array.from({ length: 80 }, (_, depth) => `${">".repeat(depth)} a`).join("\n"),
		Array.from({ length: 88 }, (_, length) => "`".repeat(length)).join(" "),
		`${"*a ".repeat(150)}${" b*".repeat(150)}`,
		`${"[".repeat(150)}a${"](https://a.example)".repeat(150)}`,
	];

	it("[abuse] take little time each, and nest little", () => {
		const slow = texts.filter((text) => {
			const begun = performance.now();
			const blocks = parseMarkdown(text);
			expect(depth(blocks)).toBeLessThan(20);
			return performance.now() - begun > PATIENCE_MS;
		});
		expect(slow.map((text) => text.slice(0, 20))).toEqual([]);
	});

	it("[abuse] lose no letter", () => {
		const letters = (text: string) => text.replace(/[^\p{L}]/gu, "");
		for (const text of texts)
			expect(letters(plainText(text)).length, text.slice(0, 20)).toBeGreaterThanOrEqual(letters(text).length - urls(text));
	});

	it("[abuse] much markup or deep nesting is shown as it was typed, but not much code", () => {
		for (const text of ["*a* ".repeat(300), "- a\n".repeat(500).trim(), "- - - - - - - a", ">>>>>>>> a"]) {
			expect(show(parseMarkdown(text))).toBe(text);
		}
		const code = "a[0] * b_c\n".repeat(200).trim();
		expect(parseMarkdown(`\`\`\`\n${code}\n\`\`\``)).toEqual([{ kind: "code", text: code, label: "" }]);
	});
});

it("without its markup a message is its words", () => {
	expect(plainText("**Ana** said:\n> `hi` ~~there~~\n- one\n- [two](https://a.example)\n3. three\n```js\nlet a;\n```")).toBe(
		"Ana said:\nhi there\n• one\n• two\n3. three\nlet a;",
	);
	expect(quoteText({ text: "> **Who?**\nI" })).toBe("Who? I");
});

describe("emoji by their names", () => {
	it("stand in the place of the names once the list is there, and only of names", async () => {
		expect(withEmoji(":tada:")).toBe(":tada:");
		await loadShortcodes();
		expect(withEmoji("Yes :tada::+1: (:no_such_name:)")).toBe("Yes 🎉👍 (:no_such_name:)");
		for (const text of ["10:100:30", "a::key::b", "fe80::100:2", "x:tada:", ":constructor:", ":TADA:", ": tada :"]) {
			expect(withEmoji(text), text).toBe(text);
		}
		expect(plainText("*:tada:* `:tada:`")).toBe("🎉 :tada:");
	});

	it("[abuse] are looked for in no time", () => {
		const begun = performance.now();
		for (const unit of [":", ":a", ":a:", "a:", ":-"]) hasShortcodes(unit.repeat(MESSAGE_MAX_CHARS / unit.length));
		expect(performance.now() - begun).toBeLessThan(PATIENCE_MS);
	});
});

describe("code", () => {
	it.each(["js", "TypeScript", "py", "html", "sh", "c++", "yml", "sql", "json", "diff"])(
		"in %s is coloured and stays what it was",
		(language) => {
			const code = 'if (a < 1) { return "<b>"; } // x\n- old\n+ new';
			const pieces = highlight(code, language);
			expect(JSON.stringify(pieces)).toContain("hljs-");
			const textOf = (piece: unknown): string => {
				if (typeof piece !== "object" || piece === null) return "";
				if ("value" in piece && typeof piece.value === "string") return piece.value;
				return "children" in piece && Array.isArray(piece.children) ? piece.children.map(textOf).join("") : "";
			};
			expect(pieces?.map(textOf).join("")).toBe(code);
		},
	);

	it("in a language that nobody knows is left alone", () => {
		for (const name of ["", "hello", "constructor", "__proto__", "js title=x"]) expect(highlight("let a;", name), name).toBeUndefined();
	});
});

/** A tree, short enough to be compared by eye. */
function show(parts: readonly (Block | Inline)[]): string {
	return parts
		.map((part) => {
			switch (part.kind) {
				case "text":
					return part.text;
				case "lines":
					return show(part.children);
				case "code":
					return "label" in part ? `<pre${part.label && ` ${part.label}`}>${part.text}</pre>` : `<code>${part.text}</code>`;
				case "quote":
					return `<quote>${show(part.children)}</quote>`;
				case "list": {
					const tag = { bullet: "ul", ".": "ol", ")": "ol)" }[part.marker];
					const items = part.items.map(({ number, children }) => `<li${number === undefined ? "" : ` ${number}`}>${show(children)}</li>`);
					return `<${tag}>${items.join("")}</${tag}>`;
				}
				case "link":
					return `<a${part.isNamed ? "!" : ""} ${part.url}>${show(part.children)}</a>`;
				default: {
					const tag = { emphasis: "em", strong: "strong", strike: "del" }[part.kind];
					return `<${tag}>${show(part.children)}</${tag}>`;
				}
			}
		})
		.join("");
}

function depth(parts: readonly (Block | Inline)[]): number {
	return Math.max(
		0,
		...parts.map(
			(part) => 1 + depth(part.kind === "list" ? part.items.flatMap(({ children }) => children) : "children" in part ? part.children : []),
		),
	);
}

/** The letters of addresses that are behind a name, where they are not shown. */
function urls(text: string): number {
	return (text.match(/\]\([^)]*\)/g) ?? []).join("").length;
}
