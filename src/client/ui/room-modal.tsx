/** A native dialog that is there only while it is open: it holds the focus, ends with Esc, and gives the focus back. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface ModalProps {
	/** The id of the heading that names it. */
	labelledBy: string;
	class?: string;
	/** Custom properties for the stylesheet, such as a place. */
	style?: Record<string, string>;
	/** Whether a click beside it closes it: for what loses nothing by that. */
	closesOutside?: boolean;
	/** What a key means in it, besides Esc. */
	onKey?: (event: KeyboardEvent) => void;
	onClose: () => void;
	children: (close: () => void) => ComponentChildren;
}

export function Modal({
	labelledBy,
	class: className = "dialog",
	style = {},
	closesOutside = false,
	onKey,
	onClose,
	children,
}: ModalProps) {
	const dialog = useRef<HTMLDialogElement>(null);
	useEffect(() => dialog.current?.showModal(), []);
	const close = () => dialog.current?.close();
	return (
		<dialog
			ref={dialog}
			class={className}
			style={style}
			aria-labelledby={labelledBy}
			onClose={onClose}
			onKeyDown={(event) => {
				// Esc closes this, and not what lies behind as well.
				if (event.key === "Escape") event.stopPropagation();
				else onKey?.(event);
			}}
			onClick={(event) => {
				// What is in it fills it, so that a click on the dialog itself is one on what lies behind.
				if (closesOutside && event.target === dialog.current) close();
			}}
		>
			{children(close)}
		</dialog>
	);
}
