/** A message without its markup, for where only text can stand: what is read out, notifications, titles. */

import type { Block, Inline } from "../markdown/tree.ts";
import { blocksOf } from "./markdown.ts";
import { withEmoji } from "./shortcodes.ts";

/** Lines stay lines, code and addresses stay what they are. */
export function plainText(text: string): string {
	return blocksOf(text).map(blockText).join("\n");
}

function blockText(block: Block): string {
	switch (block.kind) {
		case "lines":
			return inlineText(block.children);
		case "code":
			return block.text;
		case "quote":
			return block.children.map(blockText).join("\n");
		case "list":
			return block.items
				.map(({ number, children }) => `${number === undefined ? "•" : `${number}${block.marker}`} ${children.map(blockText).join("\n")}`)
				.join("\n");
	}
}

function inlineText(inlines: readonly Inline[]): string {
	return inlines
		.map((inline) => {
			if ("children" in inline) return inlineText(inline.children);
			return inline.kind === "code" ? inline.text : withEmoji(inline.text);
		})
		.join("");
}
