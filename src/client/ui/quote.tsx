/** The message that is answered, in one line that leads to it. It is asked for if it is not there. */
import { useComputed } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { OpenRoom } from "../open-room.ts";
import { t as first } from "../texts/first.ts";
import { t } from "../texts/room.ts";
import { quoteText } from "./quote-text.ts";

export function Quote({ room, id }: { room: OpenRoom; id: number }) {
	const original = useComputed(() => room.originals.find(id)).value;
	const isMissing = original === "loading";
	useEffect(() => {
		// It may have been on screen, and have left with its page.
		if (isMissing) room.originals.want(id);
	}, [room, id, isMissing]);
	if (isMissing) return <p class="quote quote-none">{first.common.loading}</p>;
	if (original === "gone") return <p class="quote quote-none">{t.message.notKept}</p>;
	const { author, command } = original;
	const isRemoved = original.deletedAt !== undefined;
	return (
		<button type="button" class="quote" title={t.message.goTo} onClick={() => void room.jumpTo(id)}>
			<bdi class="quote-author">{(command?.by ?? author).name}</bdi>
			<span class={isRemoved ? "quote-text quote-none" : "quote-text"} dir="auto">
				{isRemoved ? t.message.removed : quoteText(original)}
			</span>
		</button>
	);
}
