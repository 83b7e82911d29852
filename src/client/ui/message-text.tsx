/** What somebody typed. Its Markdown is read; a few emoji are large; what is long is folded. */
import { useEffect } from "preact/hooks";
import { isFewEmoji } from "./emoji.ts";
import { Fold, isLong } from "./fold.tsx";
import { blocksOf } from "./markdown.ts";
import { Blocks } from "./markdown-view.tsx";
import { hasShortcodes, loadShortcodes, withEmoji } from "./shortcodes.ts";
import { type Mentioned, MentionedContext } from "./words.tsx";

export function MessageText({ text, mentioned }: { text: string; mentioned?: Mentioned | undefined }) {
	useEffect(() => {
		if (hasShortcodes(text)) void loadShortcodes();
	}, [text]);
	const words = (
		<div class={`text ${isFewEmoji(withEmoji(text)) ? "text-emoji" : ""}`}>
			<MentionedContext.Provider value={mentioned}>
				<Blocks blocks={blocksOf(text)} />
			</MentionedContext.Provider>
		</div>
	);
	return isLong(text) ? <Fold>{words}</Fold> : words;
}
