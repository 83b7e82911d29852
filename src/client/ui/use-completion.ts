/** The list that completes a command or a mention while it is typed: what it offers, what is chosen, and what a choice does. */
import { type Signal, useComputed, useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import type { OpenRoom } from "../open-room.ts";
import { accepted, commandOffers, type Offer, typedMention, typedName } from "./completing.ts";
import { optionId } from "./completion.tsx";
import { preloadParts, ready } from "./lazy.tsx";
import { callsOf, loadPeople, peopleOf } from "./room-people.ts";
import { useStore } from "./store-context.ts";

interface Completing {
	/** Undefined while there is nothing to offer. */
	readonly list: { readonly label: string; readonly offers: readonly Offer[]; readonly choice: number } | undefined;
	/** What the field says of it to a screen reader. */
	readonly aria: Record<string, string | boolean | undefined>;
	/** Follows the caret. */
	readonly follow: (field: HTMLTextAreaElement) => void;
	/** Begins again at the top: something was typed. */
	readonly restart: () => void;
	readonly move: (by: 1 | -1) => void;
	/** Until something else is typed. */
	readonly close: () => void;
	readonly accept: (offer?: Offer) => void;
}

export function useCompletion(room: OpenRoom, draft: Signal<string>, field: RefObject<HTMLTextAreaElement | null>): Completing {
	const store = useStore();
	const me = store.me.value;
	const myId = me.kind === "somebody" ? me.user.id : "";
	const caret = useSignal(draft.peek().length);
	const chosen = useSignal(0);
	/** The text for which Esc closed the list. */
	const closedFor = useSignal<string | undefined>(undefined);
	const command = useComputed(() => typedName(draft.value, caret.value)).value;
	const mention = typedMention(draft.value, caret.value);
	const isMentioning = mention !== undefined;
	const offers = offersNow();
	const choice = Math.min(chosen.value, offers.length - 1);

	useEffect(() => {
		if (command !== undefined && store.commands.peek().length === 0) void store.refresh();
	}, [command, store]);
	useEffect(() => {
		if (!isMentioning) return;
		void loadPeople(room);
		void preloadParts();
	}, [isMentioning, room]);

	function offersNow(): Offer[] {
		if (closedFor.value === draft.value) return [];
		if (command !== undefined) return commandOffers(command, store.commands.value);
		// A mention can be typed in full until that is there.
		const offersFor = mention && ready((parts) => parts.mentionOffers);
		return offersFor ? offersFor(mention, peopleOf(room), myId, callsOf(room)) : [];
	}

	const isOpen = offers.length > 0;
	return {
		list: isOpen ? { label: isMentioning ? "People" : "Commands", offers, choice } : undefined,
		// HTML's rules know no text area with a list of suggestions; screen readers do, so this goes past the rules' checkers.
		aria: {
			role: "combobox",
			"aria-autocomplete": "list",
			"aria-haspopup": "listbox",
			"aria-expanded": isOpen,
			"aria-controls": isOpen ? "completion" : undefined,
			"aria-activedescendant": isOpen ? optionId(choice) : undefined,
		},
		follow: ({ selectionEnd }) => {
			caret.value = selectionEnd;
		},
		restart: () => {
			chosen.value = 0;
		},
		move: (by) => {
			chosen.value = (choice + by + offers.length) % offers.length;
		},
		close: () => {
			closedFor.value = draft.value;
		},
		accept: (offer = offers[choice]) => {
			if (!offer) return;
			const next = accepted(draft.value, caret.value, offer);
			draft.value = next.text;
			caret.value = next.caret;
			chosen.value = 0;
			if (!field.current) return;
			// Now, so that the caret can be put into it.
			field.current.value = next.text;
			field.current.focus();
			field.current.setSelectionRange(next.caret, next.caret);
		},
	};
}
