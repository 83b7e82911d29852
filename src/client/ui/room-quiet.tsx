/** In the place of the messages of a private room or a conversation in which nothing was said yet: who will read it. */
import type { Room, User } from "../../protocol/message.ts";
import type { OpenRoom } from "../open-room.ts";
import { titleFor } from "./room-title.ts";

interface RoomQuietProps {
	room: OpenRoom;
	info: Room;
	me: User;
	onInvite: () => void;
}

export function RoomQuiet({ room, info, me, onInvite }: RoomQuietProps) {
	const title = titleFor(info, me.name);
	return (
		<section class="list-frame room-quiet" aria-labelledby="quiet-title">
			<div class="empty">
				<h2 id="quiet-title">
					{info.direct ? "You and " : "Welcome to "}
					<bdi>{title}</bdi>
				</h2>
				{info.direct ? (
					<p>This is the beginning of your conversation. Only you two are in it.</p>
				) : (
					<>
						<p>This room is private: only people who are invited can find and enter it.</p>
						{room.role.value !== "member" && (
							<div>
								<button type="button" class="button button-main" onClick={onInvite}>
									Invite people
								</button>
							</div>
						)}
					</>
				)}
			</div>
		</section>
	);
}
