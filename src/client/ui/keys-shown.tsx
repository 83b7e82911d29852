/** A key of the page's, as it is written on keyboards. */
import { isMac, keyWords, PAGE_KEYS, type PageKey } from "./page-keys.ts";

export function Keys({ name }: { name: PageKey }) {
	const [combo] = PAGE_KEYS.get(name) ?? [];
	return (
		<span class="keys" dir="ltr" aria-hidden="true">
			{combo && keyWords(combo, isMac()).map((word) => <kbd key={word}>{word}</kbd>)}
		</span>
	);
}
