/** What went wrong that no message shows, until it is dismissed or has been there long enough to be read. */
import { useEffect } from "preact/hooks";
import type { OpenRoom } from "../open-room.ts";
import { t } from "../texts/room.ts";
import { Icon } from "./icon.tsx";

const SHOWN_MS = 15_000;

export function Notice({ room }: { room: OpenRoom }) {
	const text = room.notice.value;
	const dismiss = () => {
		room.notice.value = undefined;
	};
	useEffect(() => {
		if (text === undefined) return;
		const timer = setTimeout(() => {
			if (room.notice.peek() === text) room.notice.value = undefined;
		}, SHOWN_MS);
		return () => clearTimeout(timer);
	}, [text, room]);
	return (
		<div class="notice-slot" role="alert">
			{text !== undefined && (
				<div class="notice">
					<Icon name="alert" />
					<span>{text}</span>
					<button type="button" class="icon-button" aria-label={t.message.dismiss} onClick={dismiss}>
						<Icon name="close" />
					</button>
				</div>
			)}
		</div>
	);
}
