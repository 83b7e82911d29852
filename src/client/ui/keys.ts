/** What a key means in the composer. Pure. */

export interface Key {
	readonly key: string;
	readonly shiftKey: boolean;
	readonly ctrlKey: boolean;
	readonly metaKey: boolean;
	readonly altKey: boolean;
	readonly isComposing: boolean;
	readonly keyCode: number;
}

/** The code that browsers give keys which an input method takes; Safari gives no other sign of the last one. */
const TAKEN_BY_INPUT_METHOD = 229;

/** Whether a key belongs to an input method, as the Enter that ends a word of Japanese does. */
export function isComposing({ isComposing, keyCode, key }: Key): boolean {
	return isComposing || keyCode === TAKEN_BY_INPUT_METHOD || key === "Process";
}

export type Meaning = "send" | "accept" | "next" | "previous" | "close";

/** Undefined: the field's own, such as a letter or a new line. */
export function meaningOf(
	{ key, shiftKey, ctrlKey, metaKey, altKey }: Key,
	{ isListOpen, isTouch }: { isListOpen: boolean; isTouch: boolean },
): Meaning | undefined {
	if (key === "Enter" && (ctrlKey || metaKey)) return "send";
	if (ctrlKey || metaKey || altKey || shiftKey) return undefined;
	if (isListOpen) {
		if (key === "ArrowDown") return "next";
		if (key === "ArrowUp") return "previous";
		if (key === "Tab" || key === "Enter") return "accept";
		if (key === "Escape") return "close";
	}
	return key === "Enter" && !isTouch ? "send" : undefined;
}
