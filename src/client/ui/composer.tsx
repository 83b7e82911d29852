/** Where one writes. It is never disabled: what cannot be sent now waits in the room's outbox, or here while a pause or a mute lasts. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { MESSAGE_MAX_CHARS } from "../../protocol/limits.ts";
import { countChars, isVisible } from "../../protocol/visible.ts";
import type { OpenRoom } from "../open-room.ts";
import { t as first } from "../texts/first.ts";
import { figures } from "../texts/language.ts";
import { t } from "../texts/room.ts";
import { fill } from "../texts/words.ts";
import { AttachButton } from "./attach-button.tsx";
import { Completion } from "./completion.tsx";
import { ComposerTask, leaveTask } from "./composer-task.tsx";
import { COMPOSER_ID, startEdit, stopEdit, writingIn } from "./drafts.ts";
import { sendsOnEnter } from "./enter.ts";
import { Icon } from "./icon.tsx";
import { insert } from "./insert.ts";
import { isComposing, meaningOf } from "./keys.ts";
import { onDemand, ready } from "./lazy.tsx";
import { act, myActions } from "./message-acting.ts";
import { noteCommand, recalled, sentCommands } from "./recall.ts";
import { countCalled, isCall } from "./room-people.ts";
import { titleFor } from "./room-title.ts";
import { useStore } from "./store-context.ts";
import { isTouch } from "./touch.ts";
import { useCompletion } from "./use-completion.ts";
import { usePasted } from "./use-pasted.ts";
import { useSending } from "./use-sending.ts";

const CallQuestion = onDemand((parts) => parts.CallQuestion);
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
	const completion = useCompletion(room, draft, field);
	const wasRefused = useSignal(false);
	/** How many are to be called by what I wrote, while that is asked. */
	const called = useSignal<number | undefined>(undefined);
	const { pasted, onPaste } = usePasted(room);
	const PasteOffer = pasted.value && ready((parts) => parts.PasteOffer);
	const count = draft.value.length < COUNT_FROM ? 0 : countChars(draft.value);
	const isOver = count > MESSAGE_MAX_CHARS;
	const info = room.info.value;
	const isPaused = info?.paused === true && room.role.value === "member";

	useEffect(() => {
		// On a phone the keyboard would cover the room that one has come to read.
		// Nor away from a message to which an address has led.
		if (!isTouch() && !document.activeElement?.closest("[data-row]")) field.current?.focus();
	}, []);
	useEffect(() => setHeight(field.current), [draft.value]);
	useEffect(() => {
		const end = draft.peek().length;
		if (isEditing) field.current?.setSelectionRange(end, end);
		if (field.current) completion.follow(field.current);
	}, [editing.value]);

	const send = (isMeant = false) => {
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
			room.notice.value = isPaused ? t.composer.paused : t.composer.muted;
			return;
		}
		if (!isMeant && isCall(text, room) && !isCall(editing.value?.before ?? "", room)) {
			void askFirst(text);
			return;
		}
		if (editing.value) {
			const { message, before } = editing.value;
			stopEdit(room.slug);
			if (text !== before) room.amendments.edit(message, text);
		} else {
			noteCommand(text);
			sending.send();
		}
		wasRefused.value = false;
		field.current?.focus();
	};
	const askFirst = async (text: string) => {
		const count = await countCalled(text, room);
		if (count > 0) called.value = count;
		else send(true);
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
		const meaning = meaningOf(event, {
			isListOpen: completion.list !== undefined,
			sendsOnEnter: sendsOnEnter(),
			isEmpty: draft.value === "" && !hasFiles,
			hasTask: isEditing || replyTo.value !== undefined,
		});
		if (meaning === undefined) return;
		if (meaning === "older" || meaning === "newer") {
			const command = recalled(sentCommands(), draft.value, meaning);
			if (command === undefined || !field.current) return;
			insert(field.current, 0, draft.value.length, command);
			completion.close();
		}
		event.preventDefault();
		switch (meaning) {
			case "next":
				completion.move(1);
				break;
			case "previous":
				completion.move(-1);
				break;
			case "close":
				completion.close();
				break;
			case "accept":
				completion.accept();
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
				{sending.isAwaited.value &&
					fill(t.composer.awaits(room.uploads.all.value.length), {
						stop: (
							<button type="button" class="link-button" onClick={sending.stop}>
								{t.composer.notYet}
							</button>
						),
					})}
			</p>
			{PasteOffer && !isEditing && <PasteOffer room={room} draft={draft.value} pasted={pasted} field={field} mayAttach={mayAttach} />}
			{completion.list && <Completion {...completion.list} onAccept={completion.accept} />}
			<div class={`composer-box ${isOver ? "composer-over" : ""}`}>
				{mayAttach && <AttachButton room={room} />}
				<textarea
					ref={field}
					id={COMPOSER_ID}
					rows={1}
					dir="auto"
					value={draft.value}
					placeholder={info ? t.composer.to(titleFor(info, me.kind === "somebody" ? me.user.name : undefined)) : t.composer.toRoom}
					aria-label={t.composer.label}
					aria-describedby="composer-task composer-count"
					aria-invalid={isOver}
					{...completion.aria}
					enterkeyhint={sendsOnEnter() ? "send" : "enter"}
					autoComplete="off"
					onInput={({ currentTarget }) => {
						draft.value = currentTarget.value;
						completion.restart();
						completion.follow(currentTarget);
						sending.stop();
						if (!isOver) wasRefused.value = false;
						if (isVisible(currentTarget.value)) room.tellTyping();
					}}
					onSelect={({ currentTarget }) => completion.follow(currentTarget)}
					onKeyDown={handleKey}
					onPaste={onPaste}
				/>
				{/* A tap on the button must not take the focus, or the keyboard of a phone would close. */}
				<button
					type="submit"
					class="send"
					aria-label={isEditing ? first.common.save : t.composer.send}
					title={isEditing ? first.common.save : t.composer.send}
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
				{count > COUNT_FROM && t.composer[isOver ? "over" : "count"](figures(count), figures(MESSAGE_MAX_CHARS))}
			</p>
			{called.value !== undefined && (
				<CallQuestion
					count={called.value}
					onSend={() => send(true)}
					onClose={() => {
						called.value = undefined;
					}}
				/>
			)}
		</form>
	);
}

/** Browsers that cannot size a field by its content are told its height. */
function setHeight(field: HTMLTextAreaElement | null): void {
	if (!field || CSS.supports("field-sizing", "content")) return;
	field.style.height = "auto";
	field.style.height = `${field.scrollHeight}px`;
}
