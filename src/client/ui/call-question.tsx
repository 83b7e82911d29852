/** Asks whoever is about to call many people at once whether they mean it. What they wrote stays where it is. */
import { t } from "../texts/later.ts";
import { Modal } from "./room-modal.tsx";

interface CallQuestionProps {
	/** How many are called. */
	count: number;
	onSend: () => void;
	onClose: () => void;
}

export function CallQuestion({ count, onSend, onClose }: CallQuestionProps) {
	return (
		<Modal labelledBy="call-question-title" onClose={onClose}>
			{(close) => (
				<form
					onSubmit={(event) => {
						event.preventDefault();
						close();
						onSend();
					}}
				>
					<h2 id="call-question-title">{t.calling.title(count)}</h2>
					<p>{t.calling.about}</p>
					<div class="dialog-actions">
						<button type="button" class="button" onClick={close}>
							{t.calling.notYet}
						</button>
						<button type="submit" class="button button-main">
							{t.calling.send}
						</button>
					</div>
				</form>
			)}
		</Modal>
	);
}
