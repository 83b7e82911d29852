/** What a message said before it was changed, for who wrote it and who moderates. */
import { fetchEdits } from "../api.ts";
import type { StepProps } from "./message-menu.tsx";
import { Problem } from "./room-field.tsx";
import { useLoaded } from "./room-loaded.ts";
import { Modal } from "./room-modal.tsx";
import { momentText } from "./times.ts";

export function MessageEdits({ room, message, onClose }: StepProps) {
	const { value, error } = useLoaded(`${message.id} ${message.rev}`, () => fetchEdits(room.slug, message.id));
	const edits = value.value;
	return (
		<Modal class="dialog list-dialog" labelledBy="edits-title" closesOutside onClose={onClose}>
			{(close) => (
				<div class="list-dialog-body">
					<h2 id="edits-title">Earlier texts</h2>
					<Problem text={error.value} />
					{edits === undefined && error.value === undefined && <p role="status">Loading…</p>}
					<ol class="edits">
						{edits?.map(({ at, text }, index) => (
							// They only ever become more.
							<li key={index}>
								<p class="edits-until">
									until <time dateTime={new Date(at).toISOString()}>{momentText(at)}</time>
								</p>
								<p class="edits-text" dir="auto">
									{text}
								</p>
							</li>
						))}
						{edits && (
							<li>
								<p class="edits-until">now</p>
								<p class="edits-text" dir="auto">
									{message.text}
								</p>
							</li>
						)}
					</ol>
					<div class="dialog-actions">
						<button type="button" class="button" onClick={close}>
							Close
						</button>
					</div>
				</div>
			)}
		</Modal>
	);
}
