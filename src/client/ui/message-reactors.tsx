/** Everybody who reacted to a message, by emoji. */
import { fetchReactions } from "../api.ts";
import { Avatar } from "./avatar.tsx";
import type { StepProps } from "./message-menu.tsx";
import { Problem } from "./room-field.tsx";
import { useLoaded } from "./room-loaded.ts";
import { Modal } from "./room-modal.tsx";

export function MessageReactors({ room, message, onClose }: StepProps) {
	const { value, error } = useLoaded(`${message.id} ${message.rev}`, () => fetchReactions(room.slug, message.id));
	const kinds = value.value;
	return (
		<Modal class="dialog list-dialog" labelledBy="reactors-title" closesOutside onClose={onClose}>
			{(close) => (
				<div class="list-dialog-body">
					<h2 id="reactors-title">Reactions</h2>
					<Problem text={error.value} />
					{kinds === undefined && error.value === undefined && <p role="status">Loading…</p>}
					{kinds?.map(({ emoji, users }) => (
						<section key={emoji} class="reactors">
							<h3>
								<span class="reactors-emoji">{emoji}</span> {users.length}
							</h3>
							<ul>
								{users.map((user) => (
									<li key={user.id}>
										<Avatar user={user} isSmall />
										<bdi>{user.name}</bdi>
									</li>
								))}
							</ul>
						</section>
					))}
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
