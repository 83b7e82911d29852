/** Where one writes. It is never disabled: what cannot be sent now waits in the room's outbox, or here while a pause or a mute lasts. */
import { useComputed, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { CommandInfo } from "../../protocol/jobs.ts";
import { MESSAGE_MAX_CHARS } from "../../protocol/limits.ts";
import { countChars, isVisible } from "../../protocol/names.ts";
import type { OpenRoom } from "../open-room.ts";
import { AttachButton } from "./attach-button.tsx";
import { attach, filesIn } from "./attaching.ts";
import { offersFor, typedFor, typedName } from "./completing.ts";
import { Completion, optionId } from "./completion.tsx";
import { ComposerTask, leaveTask } from "./composer-task.tsx";
import { COMPOSER_ID, startEdit, stopEdit, writingIn } from "./drafts.ts";
import { Icon } from "./icon.tsx";
import { isComposing, meaningOf } from "./keys.ts";
import { onDemand } from "./lazy.tsx";
import { act, myActions } from "./message-acting.ts";
import { titleFor } from "./room-title.ts";
import { useStore } from "./store-context.ts";
import { isTouch } from "./touch.ts";
import { useSending } from "./use-sending.ts";

const FileTray = onDemand((parts) => parts.FileTray);

/** The counter appears in the last tenth. */
const COUNT_FROM = MESSAGE_MAX_CHARS * 0.9;

export function Composer({ room }: { room: OpenRoom }) {
	const store = useStore();
	const me = store.me.value;
	const myId = me.kind === "somebody" ? me.user.id : "";
	const field = useRef<HTMLTextAreaElement>(null);
	const { text: draft, editing, replyTo } = writingIn(room.slug);
	const isEditing = editing.value !== undefined;
	const sending = useSending(room);
	const hasFiles = room.uploads.all.value.length > 0;
	const mayAttach = room.mayAttach.value && !isEditing;
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
	useEffect(() => {
		caret.value = draft.peek().length;
		if (isEditing) field.current?.setSelectionRange(caret.value, caret.value);
	}, [editing.value]);

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
		if (!isVisible(text) && (isEditing || !hasFiles)) {
			if (editing.value?.before === text) stopEdit(room.slug);
			else if (editing.value) emptied(editing.value.message);
			return;
		}
		if (countChars(text) > MESSAGE_MAX_CHARS) {
			wasRefused.value = true;
			return;
		}
		if (isPaused || room.muted.value) {
			room.notice.value = `${isPaused ? "The room is paused." : "You are muted here."} What you wrote stays here.`;
			return;
		}
		if (editing.value) {
			const { message, before } = editing.value;
			stopEdit(room.slug);
			if (text !== before) room.amendments.edit(message, text);
		} else {
			sending.send();
		}
		wasRefused.value = false;
		field.current?.focus();
	};
	/** Nothing is left of a message: that is asked, as by any other way to delete it. */
	const emptied = (id: number) => {
		const message = room.messages.value.find((one) => one.id === id);
		stopEdit(room.slug);
		if (message && field.current) act("delete", room, message, field.current);
	};
	const editLast = () => {
		// Whoever reads further up would not see what they change.
		if (room.place !== undefined) return;
		const mine = room.messages.value.findLast((message) => myActions(room, message, myId).includes("edit"));
		if (mine) startEdit(room.slug, mine);
	};
	const handleKey = (event: KeyboardEvent) => {
		if (isComposing(event)) return;
		const offer = offers[choice];
		const meaning = meaningOf(event, {
			isListOpen: offer !== undefined,
			isTouch: isTouch(),
			isEmpty: draft.value === "" && !hasFiles,
			hasTask: isEditing || replyTo.value !== undefined,
		});
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
			case "editLast":
				editLast();
				break;
			case "leave":
				leaveTask(room.slug);
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
			<ComposerTask room={room} />
			{hasFiles && !isEditing && <FileTray room={room} />}
			<p class="composer-await" role="status">
				{sending.isAwaited.value && (
					<>
						Will be sent once {room.uploads.all.value.length === 1 ? "the file is" : "the files are"} there.{" "}
						<button type="button" class="link-button" onClick={sending.stop}>
							Not yet
						</button>
					</>
				)}
			</p>
			{isListOpen && <Completion offers={offers} choice={choice} onAccept={accept} />}
			<div class={`composer-box ${isOver ? "composer-over" : ""}`}>
				{mayAttach && <AttachButton room={room} />}
				<textarea
					ref={field}
					id={COMPOSER_ID}
					rows={1}
					dir="auto"
					value={draft.value}
					placeholder={`Message ${info ? titleFor(info, me.kind === "somebody" ? me.user.name : undefined) : "the room"}`}
					aria-label="Message"
					aria-describedby="composer-task composer-count"
					aria-invalid={isOver}
					{...combobox}
					enterkeyhint={isTouch() ? "enter" : "send"}
					autoComplete="off"
					onInput={({ currentTarget }) => {
						draft.value = currentTarget.value;
						chosen.value = 0;
						follow(currentTarget);
						sending.stop();
						if (!isOver) wasRefused.value = false;
						if (isVisible(currentTarget.value)) room.tellTyping();
					}}
					onSelect={({ currentTarget }) => follow(currentTarget)}
					onKeyDown={handleKey}
					onPaste={(event) => {
						const files = room.mayAttach.value ? filesIn(event.clipboardData) : [];
						if (files.length === 0) return;
						event.preventDefault();
						attach(room, files);
					}}
				/>
				{/* A tap on the button must not take the focus, or the keyboard of a phone would close. */}
				<button
					type="submit"
					class="send"
					aria-label={isEditing ? "Save" : "Send"}
					title={isEditing ? "Save" : "Send"}
					onPointerDown={(event) => event.preventDefault()}
				>
					<Icon name={isEditing ? "check" : "send"} />
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
