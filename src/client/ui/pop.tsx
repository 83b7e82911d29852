/** A small native dialog beside what opened it; at the bottom of the screen where a finger points. A click elsewhere closes it. */
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { isTouch } from "./touch.ts";

/** Between it and the edges of the screen, and what opened it. */
const GAP_PX = 6;

interface PopProps {
	/** What it is, for who cannot see it. */
	label: string;
	class: string;
	opener: HTMLElement;
	onClose: () => void;
	children: (close: () => void) => ComponentChildren;
}

export function Pop({ label, class: className, opener, onClose, children }: PopProps) {
	const dialog = useRef<HTMLDialogElement>(null);
	/** Where what becomes a click began. The finger of a long press was there before this, and its lifting means nothing. */
	const began = useRef<EventTarget | null>(null);
	useLayoutEffect(() => {
		if (!dialog.current) return;
		const body = dialog.current.firstElementChild;
		if (isTouch() && body instanceof HTMLElement) {
			// Not a field: the keyboard of a phone would come up over what this shows.
			body.tabIndex = -1;
			body.autofocus = true;
		}
		dialog.current.showModal();
		place(dialog.current, opener);
	}, [opener]);
	return (
		<dialog
			ref={dialog}
			class={`pop ${className}`}
			aria-label={label}
			onClose={() => {
				onClose();
				// What had the focus may be gone, and what is gone does not get it back.
				if (document.activeElement === document.body) opener.focus();
			}}
			onKeyDown={(event) => {
				if (event.key === "Escape") event.stopPropagation();
			}}
			onPointerDown={({ target }) => {
				began.current = target;
			}}
			onClickCapture={(event) => {
				// A key's click, and a screen reader's, begins nowhere.
				if (began.current === null && event.detail > 0) event.stopPropagation();
			}}
			onClick={({ target }) => {
				if (target === dialog.current && began.current === target) dialog.current?.close();
			}}
		>
			{children(() => dialog.current?.close())}
		</dialog>
	);
}

/** Below what opened it, or above where there is no room; the stylesheet ignores it for a sheet. */
function place(dialog: HTMLElement, opener: HTMLElement): void {
	const { left, right, top, bottom } = opener.getBoundingClientRect();
	const { width, height } = dialog.getBoundingClientRect();
	const x = left > innerWidth / 2 ? right - width : left;
	const below = bottom + GAP_PX;
	const y = below + height > innerHeight - GAP_PX ? top - height - GAP_PX : below;
	dialog.style.setProperty("--pop-x", `${within(x, innerWidth - width)}px`);
	dialog.style.setProperty("--pop-y", `${within(y, innerHeight - height)}px`);
}

function within(at: number, most: number): number {
	return Math.max(GAP_PX, Math.min(at, most - GAP_PX));
}
