/** A run of text as it stands in a message, outside of code and with its addresses taken out: what else is in it is found here. */
import { withEmoji } from "./shortcodes.ts";

export function Words({ text }: { text: string }) {
	return <>{withEmoji(text)}</>;
}
