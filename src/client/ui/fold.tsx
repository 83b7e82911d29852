/** A long text, of which only the beginning is shown until somebody asks for the rest. */
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useContext, useId, useLayoutEffect, useRef } from "preact/hooks";
import { t } from "../texts/room.ts";
import { KeeperContext } from "./scroll-keeper.ts";

const MAX_LINES = 20;
const MAX_CHARS = 1_500;

export function isLong(text: string): boolean {
	return text.length > MAX_CHARS || text.split("\n", MAX_LINES + 1).length > MAX_LINES;
}

export function Fold({ children }: { children: ComponentChildren }) {
	const keeper = useContext(KeeperContext);
	const id = useId();
	const isOpen = useSignal(false);
	const box = useRef<HTMLDivElement>(null);
	const button = useRef<HTMLButtonElement>(null);
	const putBack = useRef<(() => void) | undefined>(undefined);
	const toggle = () => {
		// What one reads on stands still: the beginning that goes on, or what follows upon the end.
		const fixed = isOpen.peek() ? button.current : box.current;
		if (fixed) putBack.current = keeper?.hold(fixed);
		isOpen.value = !isOpen.peek();
	};
	useLayoutEffect(() => {
		putBack.current?.();
		putBack.current = undefined;
	}, [isOpen.value]);
	return (
		<>
			<div
				ref={box}
				id={id}
				class={`fold ${isOpen.value ? "" : "fold-closed"}`}
				onFocusIn={({ target, currentTarget }) => {
					// What has the focus is seen.
					const isBelow = target instanceof Element && target.getBoundingClientRect().top > currentTarget.getBoundingClientRect().bottom;
					if (isBelow && !isOpen.peek()) toggle();
				}}
			>
				{children}
			</div>
			<button ref={button} type="button" class="link-button fold-button" aria-expanded={isOpen.value} aria-controls={id} onClick={toggle}>
				{isOpen.value ? t.message.less : t.message.more}
			</button>
		</>
	);
}
