/** Follows whether what is unread begins above what is on screen. Once somebody saw its beginning that is said no more. */
import { type Signal, signal } from "@preact/signals";
import type { OpenRoom } from "../open-room.ts";
import { shownOf } from "../timeline-window.ts";
import { isAttended } from "./attention.ts";

export class FirstNew {
	readonly isAbove: Signal<boolean> = signal(false);
	readonly #room: OpenRoom;
	/** The divider that somebody saw. */
	#met: number | undefined;

	constructor(room: OpenRoom) {
		this.#room = room;
	}

	/** After rows came or went, and after scrolling. */
	look(scroller: HTMLElement): void {
		const divider = this.#room.reading.divider.peek();
		const line = scroller.querySelector<HTMLElement>("[data-new]");
		const isOnScreen = line && line.offsetTop >= scroller.scrollTop && line.offsetTop < scroller.scrollTop + scroller.clientHeight;
		if (isOnScreen && isAttended()) this.#met = divider;
		this.isAbove.value =
			divider !== undefined && divider !== this.#met && (line ? line.offsetTop < scroller.scrollTop : this.#isOlder(divider));
	}

	#isOlder(divider: number): boolean {
		const { messages, hasOlder } = shownOf(this.#room.timeline.peek());
		const [oldest] = messages;
		return hasOlder && oldest !== undefined && oldest.id > divider;
	}
}
