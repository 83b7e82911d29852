/** One quiet line about a connection that has been gone for longer than a hiccup. */
import { useComputed, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { OpenRoom } from "../open-room.ts";
import { connectionText } from "./connection-text.ts";
import { useNow } from "./now.ts";

/** Most interruptions are over before this, and nobody needs to hear of them. */
const GRACE_MS = 3_000;

export function ConnectionBanner({ room }: { room: OpenRoom }) {
	const isTrouble = useComputed(() => room.status.value.kind !== "open").value;
	const isShown = useSignal(false);
	useEffect(() => {
		isShown.value = false;
		if (!isTrouble) return;
		const timer = setTimeout(() => {
			isShown.value = true;
		}, GRACE_MS);
		return () => clearTimeout(timer);
	}, [isTrouble, isShown]);
	return isTrouble && isShown.value ? <Banner room={room} /> : null;
}

function Banner({ room }: { room: OpenRoom }) {
	const now = useNow(500);
	const waiting = room.outbox.value.filter(({ state }) => state.kind === "waiting").length;
	const { steady, countdown } = connectionText(room.status.value, waiting, navigator.onLine, now);
	return (
		<div class="banner">
			{/* A screen reader hears that the connection is gone, not each second of the wait. */}
			<span role="status">{steady}</span>
			<span aria-hidden="true">{countdown}</span>
			<button type="button" class="button button-quiet" onClick={() => room.wake()}>
				Try now
			</button>
		</div>
	);
}
