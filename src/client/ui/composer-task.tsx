/** Above the field: which message is answered or edited, and the way out of that. */
import type { OpenRoom } from "../open-room.ts";
import { t as first } from "../texts/first.ts";
import { t } from "../texts/room.ts";
import { focusComposer, stopEdit, writingIn } from "./drafts.ts";
import { Icon } from "./icon.tsx";
import { Quote } from "./quote.tsx";

/** Ends what the composer does besides writing something new: an edit first, then a reply. Whether there was anything. */
export function leaveTask(slug: string): boolean {
	const { editing, replyTo } = writingIn(slug);
	if (editing.peek()) stopEdit(slug);
	else if (replyTo.peek() !== undefined) replyTo.value = undefined;
	else return false;
	return true;
}

export function ComposerTask({ room }: { room: OpenRoom }) {
	const { editing, replyTo } = writingIn(room.slug);
	const isEditing = editing.value !== undefined;
	if (!isEditing && replyTo.value === undefined) return null;
	const leave = () => {
		leaveTask(room.slug);
		focusComposer();
	};
	return (
		<div id="composer-task" class="composer-task">
			<Icon name={isEditing ? "edit" : "reply"} />
			<div class="composer-task-text">
				{isEditing ? (
					<p>
						<strong>{t.composer.editing}</strong> <span class="composer-task-hint">{t.composer.escape}</span>
					</p>
				) : (
					<>
						<span class="visually-hidden">{t.composer.replying}</span>
						{replyTo.value !== undefined && <Quote room={room} id={replyTo.value} />}
					</>
				)}
			</div>
			<button
				type="button"
				class="icon-button"
				aria-label={isEditing ? t.composer.cancelEdit : t.composer.cancelReply}
				title={first.common.cancel}
				onPointerDown={(event) => event.preventDefault()}
				onClick={leave}
			>
				<Icon name="close" />
			</button>
		</div>
	);
}
