/** What fits what is being typed. The focus stays in the field; this only shows and takes clicks. */
import { useEffect } from "preact/hooks";
import type { Offer, Typed } from "./completing.ts";

export function optionId(index: number): string {
	return `completion-${index}`;
}

interface CompletionProps {
	kind: Typed["kind"];
	/** What it is a list of. */
	label: string;
	offers: readonly Offer[];
	choice: number;
	onAccept: (offer: Offer) => void;
}

export function Completion({ kind, label, offers, choice, onAccept }: CompletionProps) {
	useEffect(() => document.getElementById(optionId(choice))?.scrollIntoView({ block: "nearest" }), [choice]);
	return (
		<div id="completion" class={`completion completion-${kind}`} role="listbox" aria-label={label}>
			{offers.map((offer, index) => (
				<div
					key={offer.key}
					id={optionId(index)}
					class="completion-option"
					role="option"
					tabIndex={-1}
					aria-selected={index === choice}
					onPointerDown={(event) => {
						event.preventDefault();
						onAccept(offer);
					}}
				>
					<code>{offer.code}</code>
					<span>
						<bdi>{offer.about}</bdi>
					</span>
				</div>
			))}
		</div>
	);
}
