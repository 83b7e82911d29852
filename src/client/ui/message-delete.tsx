/** Asks whether to take a message away. */

import type { StepProps } from "./message-menu.tsx";
import { quoteText } from "./quote-text.ts";
import { Modal } from "./room-modal.tsx";

export function DeleteMessage({ room, message, opener, onClose }: StepProps) {
	return (
		<Modal
			labelledBy="delete-message-title"
			onClose={() => {
				onClose();
				// The button that opened this goes with the message's text; its place stays.
				(opener.closest<HTMLElement>("[data-row]") ?? opener).focus();
			}}
		>
			{(close) => (
				<form
					onSubmit={(event) => {
						event.preventDefault();
						room.amendments.remove(message.id);
						close();
					}}
				>
					<h2 id="delete-message-title">Delete this message?</h2>
					<blockquote class="change-text" dir="auto">
						{quoteText(message)}
					</blockquote>
					<p>It goes for everybody, with its reactions and earlier texts. This cannot be undone.</p>
					<div class="dialog-actions">
						<button type="button" class="button" onClick={close}>
							Keep it
						</button>
						<button type="submit" class="button button-danger">
							Delete
						</button>
					</div>
				</form>
			)}
		</Modal>
	);
}
