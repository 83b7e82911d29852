/** Everybody who reacted to a message, by emoji. */
import { fetchReactions } from "../api.ts";
import { figures } from "../texts/language.ts";
import { t } from "../texts/later.ts";
import { Avatar } from "./avatar.tsx";
import { ListDialog } from "./list-dialog.tsx";
import type { StepProps } from "./message-menu.tsx";
import { useLoaded } from "./room-loaded.ts";

export function MessageReactors({ room, message, onClose }: StepProps) {
	const list = useLoaded(`${message.id} ${message.rev}`, () => fetchReactions(room.slug, message.id));
	return (
		<ListDialog id="reactors-title" title={t.messageMenu.reactions} list={list} onClose={onClose}>
			{(kinds) =>
				kinds.map(({ emoji, users }) => (
					<section key={emoji} class="reactors">
						<h3>
							<span class="reactors-emoji">{emoji}</span> {figures(users.length)}
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
				))
			}
		</ListDialog>
	);
}
