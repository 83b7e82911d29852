/** Changes what stands in a field as typing does. */

/** Puts a text in the place of a part of a field's text, and the caret behind it. The browser's own undo takes it back. */
export function insert(field: HTMLTextAreaElement, from: number, to: number, text: string): void {
	field.focus();
	field.setSelectionRange(from, to);
	// It is deprecated, and nothing else keeps what a field can undo. Without it the text comes all the same.
	if (document.execCommand(text === "" ? "delete" : "insertText", false, text)) return;
	field.setRangeText(text, from, to, "end");
	field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
