/** Says for a moment that something was done which is not to be seen by itself. */
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";

const SHOWN_MS = 2_500;

const hint = signal<{ text: string } | undefined>(undefined);

export function showHint(text: string): void {
	hint.value = { text };
}

export function Hint() {
	const shown = hint.value;
	useEffect(() => {
		if (!shown) return;
		const timer = setTimeout(() => {
			hint.value = undefined;
		}, SHOWN_MS);
		return () => clearTimeout(timer);
	}, [shown]);
	return (
		<div class="hint-slot" role="status">
			{shown && <p class="hint">{shown.text}</p>}
		</div>
	);
}
