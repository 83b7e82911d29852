/** The message that is answered, in one line that leads to it. It is asked for if it is not there. */
import { useComputed } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { OpenRoom } from "../open-room.ts";
import { quoteText } from "./quote-text.ts";

export function Quote({ room, id }: { room: OpenRoom; id: number }) {
	const original = useComputed(() => room.originals.find(id)).value;
	const isMissing = original === "loading";
	useEffect(() => {
		// It may have been on screen, and have left with its page.
		if (isMissing) room.originals.want(id);
	}, [room, id, isMissing]);
	if (isMissing) return <p class="quote quote-none">Loading…</p>;
	if (original === "gone") return <p class="quote quote-none">A message that is no longer kept</p>;
	const { author, command } = original;
	const isRemoved = original.deletedAt !== undefined;
	return (
		<button type="button" class="quote" title="Go to this message" onClick={() => void room.jumpTo(id)}>
			<bdi class="quote-author">{(command?.by ?? author).name}</bdi>
			<span class={isRemoved ? "quote-text quote-none" : "quote-text"} dir="auto">
				{isRemoved ? "This message was removed." : quoteText(original)}
			</span>
		</button>
	);
}
