/** Where one writes. It is never disabled: what cannot be sent now waits in the room's outbox, or here while a pause or a mute lasts. */
import { useComputed, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { CommandInfo } from "../../protocol/jobs.ts";
import { MESSAGE_MAX_CHARS } from "../../protocol/limits.ts";
import { countChars, isVisible } from "../../protocol/names.ts";
import type { OpenRoom } from "../open-room.ts";
import { offersFor, typedFor, typedName } from "./completing.ts";
import { Completion, optionId } from "./completion.tsx";
import { COMPOSER_ID, draftOf } from "./drafts.ts";
import { Icon } from "./icon.tsx";
import { isComposing, meaningOf } from "./keys.ts";
import { titleFor } from "./room-title.ts";
import { useStore } from "./store-context.ts";
import { isTouch } from "./touch.ts";

/** The counter appears in the last tenth. */
const COUNT_FROM = MESSAGE_MAX_CHARS * 0.9;

export function Composer({ room }: { room: OpenRoom }) {
	const store = useStore();
	const me = store.me.value;
	const field = useRef<HTMLTextAreaElement>(null);
	const draft = draftOf(room.slug);
	const caret = useSignal(draft.peek().length);
	const chosen = useSignal(0);
	/** The text for which Esc closed the list; it stays closed for that text. */
	const closedFor = useSignal<string | undefined>(undefined);
	const wasRefused = useSignal(false);
	const name = useComputed(() => (closedFor.value === draft.value ? undefined : typedName(draft.value, caret.value))).value;
	const offers = name === undefined ? [] : offersFor(name, store.commands.value);
	const isListOpen = offers.length > 0;
	const choice = Math.min(chosen.value, offers.length - 1);
	const count = draft.value.length < COUNT_FROM ? 0 : countChars(draft.value);
	const isOver = count > MESSAGE_MAX_CHARS;
	const info = room.info.value;
	const isPaused = info?.paused === true && room.role.value === "member";

	useEffect(() => {
		// On a phone the keyboard would cover the room that one has come to read.
		if (!isTouch()) field.current?.focus();
	}, []);
	useEffect(() => {
		if (name !== undefined && store.commands.peek().length === 0) void store.refresh();
	}, [name, store]);
	useEffect(() => setHeight(field.current), [draft.value]);

	// HTML's rules know no text area with a list of suggestions; screen readers do, so this goes past the rules' checkers.
	const combobox: Record<string, string | boolean | undefined> = {
		role: "combobox",
		"aria-autocomplete": "list",
		"aria-haspopup": "listbox",
		"aria-expanded": isListOpen,
		"aria-controls": isListOpen ? "completion" : undefined,
		"aria-activedescendant": isListOpen ? optionId(choice) : undefined,
	};
	const accept = (command: CommandInfo) => {
		draft.value = typedFor(command);
		caret.value = draft.value.length;
		field.current?.focus();
	};
	const send = () => {
		const text = draft.value.trimEnd();
		if (!isVisible(text)) return;
		if (countChars(text) > MESSAGE_MAX_CHARS) {
			wasRefused.value = true;
			return;
		}
		if (isPaused || room.muted.value) {
			room.notice.value = `${isPaused ? "The room is paused." : "You are muted here."} What you wrote stays here.`;
			return;
		}
		room.say(text);
		draft.value = "";
		wasRefused.value = false;
		field.current?.focus();
	};
	const handleKey = (event: KeyboardEvent) => {
		if (isComposing(event)) return;
		const offer = offers[choice];
		const meaning = meaningOf(event, { isListOpen: offer !== undefined, isTouch: isTouch() });
		if (meaning === undefined) return;
		event.preventDefault();
		switch (meaning) {
			case "next":
				chosen.value = (choice + 1) % offers.length;
				break;
			case "previous":
				chosen.value = (choice + offers.length - 1) % offers.length;
				break;
			case "close":
				closedFor.value = draft.value;
				break;
			case "accept":
				if (offer) accept(offer);
				break;
			case "send":
				send();
				break;
		}
	};
	const follow = ({ selectionEnd }: HTMLTextAreaElement) => {
		caret.value = selectionEnd;
	};

	return (
		<form
			class="composer"
			onSubmit={(event) => {
				event.preventDefault();
				send();
			}}
		>
			{isListOpen && <Completion offers={offers} choice={choice} onAccept={accept} />}
			<div class={`composer-box ${isOver ? "composer-over" : ""}`}>
				<textarea
					ref={field}
					id={COMPOSER_ID}
					rows={1}
					dir="auto"
					value={draft.value}
					placeholder={`Message ${info ? titleFor(info, me.kind === "somebody" ? me.user.name : undefined) : "the room"}`}
					aria-label="Message"
					aria-describedby="composer-count"
					aria-invalid={isOver}
					{...combobox}
					enterkeyhint={isTouch() ? "enter" : "send"}
					autoComplete="off"
					onInput={({ currentTarget }) => {
						draft.value = currentTarget.value;
						chosen.value = 0;
						follow(currentTarget);
						if (!isOver) wasRefused.value = false;
						if (isVisible(currentTarget.value)) room.tellTyping();
					}}
					onSelect={({ currentTarget }) => follow(currentTarget)}
					onKeyDown={handleKey}
				/>
				{/* A tap on the button must not take the focus, or the keyboard of a phone would close. */}
				<button type="submit" class="send" aria-label="Send" title="Send" onPointerDown={(event) => event.preventDefault()}>
					<Icon name="send" />
				</button>
			</div>
			<p
				id="composer-count"
				class={`composer-count ${isOver ? "composer-count-over" : ""}`}
				role={wasRefused.value && isOver ? "alert" : undefined}
			>
				{count > COUNT_FROM && `${figures(count)} of ${figures(MESSAGE_MAX_CHARS)} characters`}
				{isOver && ". Please shorten it, or send it in parts."}
			</p>
		</form>
	);
}

/** Browsers that cannot size a field by its content are told its height. */
function setHeight(field: HTMLTextAreaElement | null): void {
	if (!field || CSS.supports("field-sizing", "content")) return;
	field.style.height = "auto";
	field.style.height = `${field.scrollHeight}px`;
}

function figures(count: number): string {
	return new Intl.NumberFormat("en").format(count);
}
