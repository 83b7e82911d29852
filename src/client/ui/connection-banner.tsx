/**
 * One quiet line about a connection that has been gone for longer than a hiccup, and for a moment that it is back. It floats
 * over the list, so that nothing moves.
 */
import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { OpenRoom } from "../open-room.ts";
import { t } from "../texts/room.ts";
import { backText, connectionNews, connectionText, waitingText } from "./connection-text.ts";
import { focusComposer } from "./drafts.ts";
import { Icon } from "./icon.tsx";
import { useNow } from "./now.ts";

/** Most interruptions are over before this, and nobody needs to hear of them. */
const GRACE_MS = 5_000;
/** How long it says that the connection is back: longer where there is something to press. */
const BACK_MS = 3_000;
const BACK_WITH_NEWS_MS = 8_000;

export function ConnectionBanner({ room }: { room: OpenRoom }) {
	const slot = useRef<HTMLDivElement>(null);
	const shown = useShown(room, () => {
		// What is about to go must not take the focus with it.
		if (slot.current?.contains(document.activeElement)) focusComposer();
	}).value;
	const missed = room.missed.value.count;
	const hasBeenIn = room.info.value !== undefined;
	return (
		<div ref={slot} class="connection">
			<p class="visually-hidden" role="status">
				{shown === "trouble" && connectionNews(navigator.onLine, hasBeenIn)}
				{shown === "back" && backText(missed)}
			</p>
			{shown === "trouble" && <Trouble room={room} hasBeenIn={hasBeenIn} />}
			{shown === "back" && (
				<p class="connection-line connection-back">
					<Icon name="check" />
					{missed === 0 ? (
						<span aria-hidden="true">{backText(0)}</span>
					) : (
						<button type="button" class="link-button" title={t.connection.goToNew} onClick={() => void room.jumpToMissed()}>
							{backText(missed)}
						</button>
					)}
				</p>
			)}
		</div>
	);
}

function Trouble({ room, hasBeenIn }: { room: OpenRoom; hasBeenIn: boolean }) {
	const now = useNow(500);
	const waiting = waitingText(room.outbox.value.filter(({ state }) => state.kind === "waiting").length);
	return (
		<p class="connection-line">
			<span aria-hidden="true">{connectionText(room.status.value, navigator.onLine, hasBeenIn, now)}</span>
			{waiting !== "" && <span>{waiting}</span>}
			<button type="button" class="link-button" onClick={() => room.wake()}>
				{t.connection.tryNow}
			</button>
		</p>
	);
}

type Shown = "trouble" | "back" | undefined;

/** What is to be said, `onChange` before that gives way to something else. */
function useShown(room: OpenRoom, onChange: () => void): ReadonlySignal<Shown> {
	const shown = useSignal<Shown>(undefined);
	const isThere = room.isThere.value;
	useEffect(() => {
		const show = (next: Shown) => {
			onChange();
			shown.value = next;
		};
		if (isThere) {
			if (shown.peek() === undefined) return;
			show("back");
			const timer = setTimeout(() => show(undefined), room.missed.peek().count > 0 ? BACK_WITH_NEWS_MS : BACK_MS);
			return () => clearTimeout(timer);
		}
		const trouble = () => {
			if (shown.peek() !== "trouble") show("trouble");
		};
		if (shown.peek() === "back") show(undefined);
		const timer = setTimeout(trouble, navigator.onLine ? GRACE_MS : 0);
		addEventListener("offline", trouble);
		return () => {
			clearTimeout(timer);
			removeEventListener("offline", trouble);
		};
	}, [isThere, room]);
	return shown;
}
