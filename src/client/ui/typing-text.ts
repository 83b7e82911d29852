/** "Ana and Ben are typing". Pure. */
import { listed } from "../texts/language.ts";
import { t } from "../texts/room.ts";
import { own } from "../texts/words.ts";

const MAX_NAMES = 3;

export function typingText(names: readonly string[]): string {
	if (names.length === 0) return "";
	const others = names.length - MAX_NAMES;
	const shown = others > 1 ? names.slice(0, MAX_NAMES) : names;
	return t.list.typing(names.length, listed([...shown.map(own), ...(others > 1 ? [t.list.others(others)] : [])]));
}
