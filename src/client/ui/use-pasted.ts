/** What was pasted last into the field, and what takes it: files go with the message, a long text may become something else. */
import { type Signal, useSignal } from "@preact/signals";
import type { OpenRoom } from "../open-room.ts";
import { attach, filesIn } from "./attaching.ts";
import { preloadParts } from "./lazy.tsx";
import type { Pasted } from "./pasting.ts";

/** What is one line of less is nothing to ask about. */
const LONG_CHARS = 1_000;

interface Pasting {
	readonly pasted: Signal<Pasted | undefined>;
	onPaste: (event: ClipboardEvent & { readonly currentTarget: HTMLTextAreaElement }) => void;
}

export function usePasted(room: OpenRoom): Pasting {
	const pasted = useSignal<Pasted | undefined>(undefined);
	return {
		pasted,
		onPaste: (event) => {
			const files = room.mayAttach.peek() ? filesIn(event.clipboardData) : [];
			if (files.length > 0) {
				event.preventDefault();
				attach(room, files);
				return;
			}
			// Fields know no "\r". The text comes in by itself, so that it can be undone as ever.
			const text = (event.clipboardData?.getData("text/plain") ?? "").replace(/\r\n?/g, "\n");
			if (!text.includes("\n") && text.length < LONG_CHARS) return;
			pasted.value = { text, start: event.currentTarget.selectionStart };
			void preloadParts();
		},
	};
}
