/** In the place of the messages of a private room or a conversation in which nothing was said yet: who will read it. */
import type { Room, User } from "../../protocol/message.ts";
import type { OpenRoom } from "../open-room.ts";
import { t } from "../texts/later.ts";
import { fill } from "../texts/words.ts";
import { ExampleCommand } from "./example-command.tsx";
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
				<h2 id="quiet-title">{fill(info.direct ? t.empty.youAnd : t.empty.welcome, { room: <bdi>{title}</bdi> })}</h2>
				{info.direct ? (
					<p>{t.empty.onlyTwo}</p>
				) : (
					<>
						<p>{t.empty.private}</p>
						{room.role.value !== "member" && (
							<div>
								<button type="button" class="button button-main" onClick={onInvite}>
									{t.empty.invite}
								</button>
							</div>
						)}
					</>
				)}
				<ExampleCommand room={room} />
			</div>
		</section>
	);
}
