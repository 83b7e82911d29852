/** That I have asked to change a message and it is not done yet, or why it will not be and what to do then. */
import { useComputed } from "@preact/signals";
import type { Message } from "../../protocol/message.ts";
import type { Change } from "../changes.ts";
import type { OpenRoom } from "../open-room.ts";
import { t as first } from "../texts/first.ts";
import { t } from "../texts/room.ts";
import { compose, focusComposer, startEdit } from "./drafts.ts";
import { Icon } from "./icon.tsx";

export function ChangeState({ room, message }: { room: OpenRoom; message: Message }) {
	const change = useComputed(() =>
		room.amendments.changes.value.find(({ message: id, wish }) => id === message.id && wish.type !== "react"),
	).value;
	const isOpen = useComputed(() => room.status.value.kind === "open").value;
	if (!change || change.state.kind === "done") return null;
	if (change.state.kind === "refused") return <RefusedChange room={room} message={message} change={change} why={change.state.text} />;
	const [now, later] =
		change.wish.type === "edit" ? [first.common.saving, t.message.saveLater] : [t.message.removing, t.message.removeLater];
	return (
		<p class="send-state change-waiting">
			<Icon name="clock" />
			{isOpen ? now : later}
		</p>
	);
}

function RefusedChange({ room, message, change, why }: { room: OpenRoom; message: Message; change: Change; why: string }) {
	const { id, wish } = change;
	const isGone = message.deletedAt !== undefined;
	const dismiss = () => room.amendments.dismiss(id);
	return (
		<div class="send-failed">
			<p role="alert">
				<Icon name="alert" />
				<span>
					<strong>{wish.type === "edit" ? t.message.notChanged : t.message.notRemoved}</strong> {why}
				</span>
			</p>
			{wish.type === "edit" && (
				<blockquote class="change-text" dir="auto">
					{wish.text}
				</blockquote>
			)}
			<div class="row-actions">
				{wish.type === "edit" && (
					<button
						type="button"
						class="button button-small"
						onClick={() => {
							dismiss();
							if (isGone) compose(room.slug, wish.text);
							else startEdit(room.slug, message, wish.text);
							focusComposer();
						}}
					>
						{isGone ? t.message.writeAnew : t.message.editAgain}
					</button>
				)}
				<button type="button" class="button button-small" onClick={dismiss}>
					{wish.type === "edit" ? t.message.leaveIt : t.message.dismiss}
				</button>
			</div>
		</div>
	);
}
