/** Asks whether to take a message away. */
import { t as first } from "../texts/first.ts";
import { t } from "../texts/later.ts";
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
					<h2 id="delete-message-title">{t.messageMenu.delete.title}</h2>
					<blockquote class="change-text" dir="auto">
						{quoteText(message)}
					</blockquote>
					<p>{t.messageMenu.delete.about}</p>
					<div class="dialog-actions">
						<button type="button" class="button" onClick={close}>
							{first.common.keep}
						</button>
						<button type="submit" class="button button-danger">
							{t.messageMenu.delete.act}
						</button>
					</div>
				</form>
			)}
		</Modal>
	);
}
