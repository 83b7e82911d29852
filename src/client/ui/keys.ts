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

/** `editLast`: change my newest message. `leave`: no longer answer or edit. `older`, `newer`: a command that I sent. */
export type Meaning = "send" | "accept" | "next" | "previous" | "close" | "editLast" | "leave" | "older" | "newer";

interface Field {
	readonly isListOpen: boolean;
	/** Whether Enter alone sends. */
	readonly sendsOnEnter: boolean;
	readonly isEmpty: boolean;
	/** Whether a message is answered or edited. */
	readonly hasTask: boolean;
}

/** Undefined: the field's own, such as a letter or a new line. */
export function meaningOf(
	{ key, shiftKey, ctrlKey, metaKey, altKey }: Key,
	{ isListOpen, sendsOnEnter, isEmpty, hasTask }: Field,
): Meaning | undefined {
	if (key === "Enter" && (ctrlKey || metaKey)) return "send";
	// Where the system takes Ctrl with an arrow for itself, Cmd does it.
	if (ctrlKey !== metaKey && !altKey && !shiftKey && !hasTask) {
		if (key === "ArrowUp") return "older";
		if (key === "ArrowDown") return "newer";
	}
	if (ctrlKey || metaKey || altKey || shiftKey) return undefined;
	if (isListOpen) {
		if (key === "ArrowDown") return "next";
		if (key === "ArrowUp") return "previous";
		if (key === "Tab" || key === "Enter") return "accept";
		if (key === "Escape") return "close";
	}
	if (key === "ArrowUp" && isEmpty && !hasTask) return "editLast";
	if (key === "Escape" && hasTask) return "leave";
	return key === "Enter" && sendsOnEnter ? "send" : undefined;
}
