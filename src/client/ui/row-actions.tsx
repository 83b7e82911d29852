/** The small bar at a message that is pointed at or focused: the usual reactions, the reply, and the way to all the rest. */
import { useComputed } from "@preact/signals";
import type { Message } from "../../protocol/message.ts";
import type { OpenRoom } from "../open-room.ts";
import { t } from "../texts/room.ts";
import { Icon } from "./icon.tsx";
import { act, myActions } from "./message-acting.ts";
import { chosenMessage } from "./message-chosen.ts";
import { recentEmoji, toggleReaction } from "./reacting.ts";
import { isMine } from "./reactors.ts";
import { RoomIcon } from "./room-icon.tsx";
import type { RowFocus } from "./row-focus.ts";

/** The others are in the menu. */
const REACTIONS = 3;

interface RowActionsProps {
	room: OpenRoom;
	message: Message;
	me: string;
	focus: RowFocus;
}

export function RowActions({ room, message, me, focus }: RowActionsProps) {
	const { id } = message;
	const isActive = useComputed(() => (chosenMessage.value?.id ?? focus.active.value) === id).value;
	return isActive ? <Bar room={room} message={message} me={me} /> : null;
}

function Bar({ room, message, me }: Omit<RowActionsProps, "focus">) {
	const actions = myActions(room, message, me);
	if (actions.length === 0) return null;
	return (
		// biome-ignore lint/a11y/useSemanticElements: a fieldset is a group of fields, and these are none.
		<div class="row-bar" role="group" aria-label={t.message.about}>
			{actions.includes("react") && (
				<>
					{recentEmoji.value.slice(0, REACTIONS).map((emoji) => (
						<button
							key={emoji}
							type="button"
							class="row-bar-button row-bar-emoji"
							aria-label={t.message.reactWith(emoji)}
							onClick={() => toggleReaction(room, message, emoji, isMine(room, message, emoji, me))}
						>
							{emoji}
						</button>
					))}
					<BarButton
						icon="smile"
						label={t.message.react}
						hint={t.message.reactKey}
						onClick={(opener) => act("react", room, message, opener)}
					/>
				</>
			)}
			{actions.includes("reply") && (
				<BarButton
					icon="reply"
					label={t.message.reply}
					hint={t.message.replyKey}
					onClick={(opener) => act("reply", room, message, opener)}
				/>
			)}
			{actions.includes("edit") && (
				<BarButton icon="edit" label={t.message.edit} hint={t.message.editKey} onClick={(opener) => act("edit", room, message, opener)} />
			)}
			<button
				type="button"
				class="row-bar-button"
				aria-haspopup="dialog"
				aria-label={t.people.more}
				title={t.message.moreKey}
				onClick={({ currentTarget }) => act("menu", room, message, currentTarget)}
			>
				<RoomIcon name="more" />
			</button>
		</div>
	);
}

interface BarButtonProps {
	icon: "smile" | "reply" | "edit";
	label: string;
	hint: string;
	onClick: (opener: HTMLElement) => void;
}

function BarButton({ icon, label, hint, onClick }: BarButtonProps) {
	return (
		<button
			type="button"
			class="row-bar-button"
			aria-label={label}
			title={hint}
			{...(icon === "smile" ? { "aria-haspopup": "dialog" } : {})}
			onClick={({ currentTarget }) => onClick(currentTarget)}
		>
			<Icon name={icon} />
		</button>
	);
}
