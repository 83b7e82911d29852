/** Tells a screen reader what others newly say in the room on screen. The list itself stays silent. */
import { useSignal, useSignalEffect } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { User } from "../../protocol/message.ts";
import type { OpenRoom } from "../open-room.ts";
import { type Heard, hear } from "./announcing.ts";

export function Announcer({ room, me }: { room: OpenRoom; me: User }) {
	const last = useRef<Heard | undefined>(undefined);
	const text = useSignal("");
	useSignalEffect(() => {
		const { messages, room: info } = room.timeline.value;
		// What is there when the room opens is history, not news.
		if (!info) return;
		const heard = hear(messages, me.id, last.current);
		last.current = heard;
		if (heard.text !== undefined) text.value = heard.text;
	});
	return (
		<p class="visually-hidden" role="status" aria-live="polite" data-announcer>
			{text}
		</p>
	);
}
