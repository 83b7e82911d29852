/** That a message says something else now than at first, and since when; the way to what it said, for who may see it. */
import type { Message } from "../../protocol/message.ts";
import type { OpenRoom } from "../open-room.ts";
import { t } from "../texts/room.ts";
import { act, myActions } from "./message-acting.ts";
import { fullTime } from "./times.ts";

interface EditedMarkProps {
	room: OpenRoom;
	message: Message;
	me: string;
}

export function EditedMark({ room, message, me }: EditedMarkProps) {
	const { editedAt } = message;
	if (editedAt === undefined) return null;
	const mark = (
		<time dateTime={new Date(editedAt).toISOString()} title={t.message.editedAt(fullTime(editedAt))}>
			{t.message.edited}
		</time>
	);
	if (!myActions(room, message, me).includes("edits")) return <span class="edited">{mark}</span>;
	return (
		<button
			type="button"
			class="edited"
			aria-haspopup="dialog"
			aria-label={t.message.seeEdits}
			onClick={({ currentTarget }) => act("edits", room, message, currentTarget)}
		>
			{mark}
		</button>
	);
}
