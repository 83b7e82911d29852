/** What somebody typed. Its Markdown is read; a few emoji are large; what is long is folded. */
import { useEffect } from "preact/hooks";
import { isFewEmoji } from "./emoji.ts";
import { Fold, isLong } from "./fold.tsx";
import { blocksOf } from "./markdown.ts";
import { Blocks } from "./markdown-view.tsx";
import { hasShortcodes, loadShortcodes, withEmoji } from "./shortcodes.ts";

export function MessageText({ text }: { text: string }) {
	useEffect(() => {
		if (hasShortcodes(text)) void loadShortcodes();
	}, [text]);
	const words = (
		<div class={`text ${isFewEmoji(withEmoji(text)) ? "text-emoji" : ""}`}>
			<Blocks blocks={blocksOf(text)} />
		</div>
	);
	return isLong(text) ? <Fold>{words}</Fold> : words;
}
