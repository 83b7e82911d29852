/** Takes files that are dropped anywhere on a room, and shows while they hang over it that it does. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { OpenRoom } from "../open-room.ts";
import { t } from "../texts/room.ts";
import { fill } from "../texts/words.ts";
import { attach, filesIn } from "./attaching.ts";
import { Icon } from "./icon.tsx";

export function DropZone({ room, title }: { room: OpenRoom; title: string }) {
	/** How many elements what is dragged is over: it enters one before it leaves the other. */
	const depth = useSignal(0);
	useEffect(() => {
		const isDroppable = ({ dataTransfer }: DragEvent) =>
			dataTransfer?.types.includes("Files") === true && !document.querySelector("dialog[open]");
		const enter = (event: DragEvent) => {
			if (isDroppable(event)) depth.value++;
		};
		const leave = () => {
			depth.value = Math.max(0, depth.value - 1);
		};
		const over = (event: DragEvent) => {
			// Else the browser would open what is dropped in the place of the page.
			if (isDroppable(event)) event.preventDefault();
		};
		const drop = (event: DragEvent) => {
			depth.value = 0;
			if (!isDroppable(event)) return;
			event.preventDefault();
			attach(room, filesIn(event.dataTransfer));
		};
		const listeners = { dragenter: enter, dragleave: leave, dragover: over, drop } as const;
		for (const [type, listener] of Object.entries(listeners)) addEventListener(type, listener as EventListener);
		return () => {
			for (const [type, listener] of Object.entries(listeners)) removeEventListener(type, listener as EventListener);
		};
	}, [room]);
	if (depth.value === 0) return null;
	return (
		<div class="drop-zone" aria-hidden="true">
			<p>
				<Icon name="attach" />
				<span>{fill(t.files.drop, { room: <bdi>{title}</bdi> })}</span>
			</p>
		</div>
	);
}
