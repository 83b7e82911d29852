/** One part of the account dialog: what it is about, and a form that opens below it. */

import type { Signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Said } from "./said.tsx";

interface AccountPartProps {
	/** Also what its elements' ids begin with. */
	id: string;
	title: string;
	about: ComponentChildren;
	/** What opens the form, and what closes it as if nothing was. */
	action: string;
	cancel: string;
	isDangerous?: boolean;
	isOpen: Signal<boolean>;
	/** What was done last, to be said. */
	done: Signal<string | undefined>;
	/** What is always there. */
	list?: ComponentChildren;
	children: ComponentChildren;
}

export function AccountPart({ id, title, about, action, cancel, isDangerous = false, isOpen, done, list, children }: AccountPartProps) {
	const toggle = useRef<HTMLButtonElement>(null);
	const wasOpen = useRef(false);
	const isShown = isOpen.value;
	useEffect(() => {
		// The form that had the focus is gone.
		if (wasOpen.current && !isShown) toggle.current?.focus();
		wasOpen.current = isShown;
	}, [isShown]);
	return (
		<section class="account-part" aria-labelledby={`${id}-title`}>
			<div class="account-part-head">
				<div class="account-part-text">
					<h3 id={`${id}-title`} tabIndex={-1}>
						{title}
					</h3>
					<p>{about}</p>
				</div>
				<button
					ref={toggle}
					type="button"
					class={`button button-small ${isDangerous && !isShown ? "button-danger" : ""}`}
					aria-expanded={isShown}
					onClick={() => {
						isOpen.value = !isShown;
						done.value = undefined;
					}}
				>
					<Said text={isShown ? cancel : action} />
				</button>
			</div>
			<p class="account-done" role="status">
				{done.value}
			</p>
			{list}
			{isShown && children}
		</section>
	);
}
