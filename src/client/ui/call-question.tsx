/** Asks whoever is about to call many people at once whether they mean it. What they wrote stays where it is. */
import { peopleWords } from "./mentioning.ts";
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
					<h2 id="call-question-title">This calls {peopleWords(count)}. Send?</h2>
					<p>Each of them is told that the message is for them.</p>
					<div class="dialog-actions">
						<button type="button" class="button" onClick={close}>
							Not yet
						</button>
						<button type="submit" class="button button-main">
							Send
						</button>
					</div>
				</form>
			)}
		</Modal>
	);
}
