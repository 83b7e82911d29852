/** The list that completes a command, a mention, a room or an emoji while it is typed: what it offers, what is chosen, and what a choice does. */
import { type Signal, useComputed, useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import type { OpenRoom } from "../open-room.ts";
import { t } from "../texts/room.ts";
import { accepted, commandOffers, exampleOffers, type Offer, type Typed, typedAt } from "./completing.ts";
import { optionId } from "./completion.tsx";
import { insert } from "./insert.ts";
import { preloadParts, ready } from "./lazy.tsx";
import { callsOf, loadPeople, peopleOf } from "./room-people.ts";
import { loadShortcodes, namedEmoji } from "./shortcodes.ts";
import { useStore } from "./store-context.ts";

interface Completing {
	/** Undefined while there is nothing to offer. */
	readonly list:
		| { readonly kind: Typed["kind"]; readonly label: string; readonly offers: readonly Offer[]; readonly choice: number }
		| undefined;
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
	const typed = useComputed(() => typedAt(draft.value, caret.value)).value;
	const kind = typed?.kind;
	const offers = offersNow();
	const choice = Math.min(chosen.value, offers.length - 1);

	useEffect(() => {
		if (kind === "command" && store.commands.peek().length === 0) void store.refresh();
		if (kind === "mention") void loadPeople(room);
		if (kind === "emoji") void loadShortcodes();
		if (kind === "mention" || kind === "room" || kind === "emoji") void preloadParts();
	}, [kind, room, store]);

	function offersNow(): readonly Offer[] {
		if (!typed || closedFor.value === draft.value) return [];
		// What is on demand can be typed in full until it is there.
		switch (typed.kind) {
			case "command":
				return commandOffers(typed.query, store.commands.value);
			case "example":
				return exampleOffers(typed.query, store.commands.value);
			case "mention":
				return ready((parts) => parts.mentionOffers)?.(typed, peopleOf(room), myId, callsOf(room)) ?? [];
			case "room":
				return ready((parts) => parts.roomOffers)?.(typed, store.rooms.value) ?? [];
			case "emoji":
				return ready((parts) => parts.emojiOffers)?.(typed, namedEmoji.value ?? []) ?? [];
		}
	}

	const isOpen = offers.length > 0;
	return {
		list: isOpen && kind ? { kind, label: t.composer.lists[kind], offers, choice } : undefined,
		// A text area may not be called a combobox; as what it is, it may have suggestions and say which is chosen.
		aria: {
			"aria-autocomplete": "list",
			"aria-haspopup": "listbox",
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
			chosen.value = 0;
			if (field.current) insert(field.current, offer.from, caret.value, next.text.slice(offer.from, next.caret));
		},
	};
}
