/** What the server says, in the language of the page as far as the page knows it; what it does not know stays English. */

import { t } from "./first.ts";
import { figures } from "./language.ts";

/** The text of a refusal, by its code (protocol/errors.ts, or a close code). */
export function refusalText(code: string | number, text: string): string {
	const known = reworded(text);
	if (known !== text) return known;
	return Object.hasOwn(t.errors, code) ? (t.errors[code] ?? text) : text;
}

/** What is wrong with something that was typed, as the schemas of protocol/ say it. */
export function reworded(text: string): string {
	const numbers = text.match(/(?<![\w-])\d+(?![\w-])/g) ?? [];
	const key = text.replace(/(?<![\w-])\d+(?![\w-])/g, "#");
	const known = Object.hasOwn(t.says, key) ? t.says[key] : undefined;
	if (known === undefined) return text;
	return known.replace(/#/g, () => figures(Number(numbers.shift())));
}

/** With how long it takes until it may be tried again, in seconds, where that is known. */
export function withRetry(text: string, retryAfter: number | undefined): string {
	return retryAfter === undefined ? text : `${text} ${t.common.tryAgainIn(figures(retryAfter))}`;
}
