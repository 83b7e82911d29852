/** Does what somebody chose to do about a message, or opens what has to be asked first. */
import type { Message } from "../../protocol/message.ts";
import type { OpenRoom } from "../open-room.ts";
import { t } from "../texts/room.ts";
import { pathOf } from "./address.ts";
import { copyText } from "./copy.ts";
import { chosenDay } from "./day-chosen.ts";
import { focusComposer, startEdit, startReply } from "./drafts.ts";
import { showHint } from "./hint.tsx";
import { actionsOn, type MessageAction } from "./message-actions.ts";
import { chosenMessage } from "./message-chosen.ts";

/** What I can do about a message; as it is now, so read it where it is to be followed. */
export function myActions(room: OpenRoom, message: Message, me: string): MessageAction[] {
	return actionsOn({ message, me: { id: me }, role: room.role.value, room: room.info.value, muted: room.muted.value });
}

export function act(action: MessageAction | "menu" | "day", room: OpenRoom, message: Message, opener: HTMLElement): void {
	switch (action) {
		case "reply":
			startReply(room.slug, message.id);
			focusComposer();
			break;
		case "edit":
			startEdit(room.slug, message);
			focusComposer();
			break;
		case "copyLink":
			void copy(location.origin + pathOf(room.slug, message.id), t.message.linkCopied);
			break;
		case "copyText":
			void copy(message.text ?? "", t.message.textCopied);
			break;
		case "unread":
			room.markUnreadFrom(message.id);
			showHint(t.message.unreadFrom);
			break;
		case "day":
			chosenDay.value = { at: message.at, opener };
			break;
		default:
			chosenMessage.value = { id: message.id, step: action, opener };
	}
}

async function copy(text: string, done: string): Promise<void> {
	showHint((await copyText(text)) ? done : t.message.notCopied);
}
