/** What is open about the message that was chosen: the menu of all that can be done, or what one action needs to know. */
import { useComputed } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Message, User } from "../../protocol/message.ts";
import type { OpenRoom } from "../open-room.ts";
import { t } from "../texts/later.ts";
import { t as inRoom } from "../texts/room.ts";
import { EmojiPicker } from "./emoji-picker.tsx";
import { Icon } from "./icon.tsx";
import { act, myActions } from "./message-acting.ts";
import { ACTION_KEYS, type MessageAction } from "./message-actions.ts";
import { type ChosenMessage, chosenMessage } from "./message-chosen.ts";
import { DeleteMessage } from "./message-delete.tsx";
import { MessageEdits } from "./message-edits.tsx";
import { MessageReactors } from "./message-reactors.tsx";
import { Pop } from "./pop.tsx";
import { recentEmoji, toggleReaction } from "./reacting.ts";
import { isMine } from "./reactors.ts";

interface MessageMenuProps {
	chosen: ChosenMessage;
	room: OpenRoom;
	me: User;
	onClose: () => void;
}

export function MessageMenu({ chosen, room, me, onClose }: MessageMenuProps) {
	const message = useComputed(() => room.messages.value.find(({ id }) => id === chosenMessage.value?.id)).value;
	const actions = message ? myActions(room, message, me.id) : [];
	const isOffered = chosen.step === "menu" ? actions.length > 0 : actions.includes(chosen.step);
	useEffect(() => {
		// The room went away under it, and the next one must not open with it.
		return onClose;
	}, [chosen]);
	useEffect(() => {
		// It was taken away meanwhile, or I may no longer do this.
		if (!isOffered) onClose();
	}, [isOffered]);
	if (!message || !isOffered) return null;
	const { opener } = chosen;
	const props = { room, message, opener, onClose };
	const react = (emoji: string) => {
		toggleReaction(room, message, emoji, isMine(room, message, emoji, me.id));
	};
	switch (chosen.step) {
		case "react":
			return <EmojiPicker opener={opener} onChoose={react} onClose={onClose} />;
		case "delete":
			return <DeleteMessage {...props} />;
		case "edits":
			return <MessageEdits {...props} />;
		case "who":
			return <MessageReactors {...props} />;
		case "menu":
			return <Menu {...props} actions={actions} me={me.id} onReact={react} />;
	}
}

/** What the dialogs about a message have in common. */
export interface StepProps {
	room: OpenRoom;
	message: Message;
	opener: HTMLElement;
	onClose: () => void;
}

const ICONS: Record<MessageAction, Parameters<typeof Icon>[0]["name"]> = {
	react: "smile",
	reply: "reply",
	edit: "edit",
	copyLink: "link",
	copyText: "copy",
	unread: "unread",
	edits: "clock",
	who: "people",
	delete: "trash",
};

interface MenuProps extends StepProps {
	actions: readonly MessageAction[];
	me: string;
	onReact: (emoji: string) => void;
}

function Menu({ room, message, opener, actions, me, onReact, onClose }: MenuProps) {
	return (
		<Pop label={t.messageMenu.label(message.author.name)} class="message-menu" opener={opener} onClose={onClose}>
			{(close) => (
				<div class="pop-body">
					{actions.includes("react") && (
						<div class="menu-emoji">
							{recentEmoji.value.map((emoji) => (
								<button
									key={emoji}
									type="button"
									class="emoji-button"
									aria-label={inRoom.message.reactWith(emoji)}
									aria-pressed={isMine(room, message, emoji, me)}
									onClick={() => {
										close();
										onReact(emoji);
									}}
								>
									{emoji}
								</button>
							))}
						</div>
					)}
					<ul>
						{actions.map((action) => (
							<li key={action}>
								<button
									type="button"
									class={`menu-item ${action === "delete" ? "menu-danger" : ""}`}
									data-key={ACTION_KEYS[action]}
									onClick={() => {
										// First, so that what is done next can take the focus.
										close();
										onClose();
										act(action, room, message, opener);
									}}
								>
									<Icon name={ICONS[action]} />
									<span>{t.messageMenu.actions[action]}</span>
								</button>
							</li>
						))}
					</ul>
				</div>
			)}
		</Pop>
	);
}
