/** Ctrl+Shift+F, or ⌘+Shift+F, searches the room; Ctrl+F stays the browser's. */
import { useEffect } from "preact/hooks";

/** `open` does the same at every rendering. */
export function useSearchKey(open: () => void): void {
	useEffect(() => {
		const listen = (event: KeyboardEvent) => {
			if (event.key.toLowerCase() !== "f" || !event.shiftKey || !(event.ctrlKey || event.metaKey) || event.altKey) return;
			event.preventDefault();
			// What is in front of the room goes on.
			if (!document.querySelector("dialog[open]")) open();
		};
		addEventListener("keydown", listen);
		return () => removeEventListener("keydown", listen);
	}, []);
}
