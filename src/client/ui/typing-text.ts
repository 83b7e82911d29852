/** "Ana and Ben are typing". Pure. */

const MAX_NAMES = 3;

export function typingText(names: readonly string[]): string {
	if (names.length === 0) return "";
	const others = names.length - MAX_NAMES;
	const listed = others > 1 ? [...names.slice(0, MAX_NAMES), `${others} others`] : names;
	// The sentence around the names is English, so the list is too.
	const list = new Intl.ListFormat("en", { type: "conjunction" }).format(listed);
	return `${list} ${names.length === 1 ? "is" : "are"} typing`;
}
