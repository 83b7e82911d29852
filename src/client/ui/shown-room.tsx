/** Tells a screen reader which room has come on screen: whatever led there, the focus may have stayed where it was. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { User } from "../../protocol/message.ts";
import { t } from "../texts/room.ts";
import { titleFrom } from "./address.ts";
import { titleFor } from "./room-title.ts";
import { useStore } from "./store-context.ts";

export function ShownRoom({ me }: { me: User }) {
	const store = useStore();
	const text = useSignal("");
	const slug = store.slug.value;
	const last = useRef(slug);
	useEffect(() => {
		// Where the page begins, it is read anyway.
		if (last.current === slug) return;
		last.current = slug;
		const info = store.room.peek()?.info.peek() ?? store.rooms.peek().find((room) => room.slug === slug);
		const { messages } = store.unread(slug);
		const title = info ? titleFor(info, me.name) : titleFrom(slug);
		text.value = messages > 0 ? t.rooms.shown(title, messages) : title;
	}, [slug]);
	return (
		<p class="visually-hidden" role="status" data-shown-room>
			{text}
		</p>
	);
}
