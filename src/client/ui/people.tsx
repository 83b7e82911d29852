/** Who is in the room on screen. Bots are no people. */
import type { User } from "../../protocol/message.ts";
import type { OpenRoom } from "../open-room.ts";
import { figures, locale } from "../texts/language.ts";
import { t } from "../texts/room.ts";
import { fill } from "../texts/words.ts";
import { Avatar } from "./avatar.tsx";
import { MemberButton } from "./member-button.tsx";

export function People({ room, me }: { room: OpenRoom; me: User }) {
	const { count, users } = room.timeline.value.online;
	// Who is there now is not told to who is out, nor known before the room is there.
	if (room.status.value.kind === "refused" || count === 0) return null;
	const people = users.filter(({ kind }) => kind !== "bot").sort((a, b) => a.name.localeCompare(b.name, locale()));
	return (
		<section class="section" aria-labelledby="people-title">
			<div class="section-head">
				<h2 id="people-title">{fill(t.people.here, { count: <span class="section-count">{figures(count)}</span> })}</h2>
			</div>
			{people.length === 0 && <p class="section-note">{t.people.tooMany}</p>}
			<ul class="people">
				{people.map((user) => (
					<li key={user.id} class="person">
						<Avatar user={user} isSmall />
						<span class="person-name">
							<bdi>{user.name}</bdi>
						</span>
						{user.id === me.id ? <span class="person-you">{t.people.you}</span> : <MemberButton room={room} user={user} />}
					</li>
				))}
			</ul>
		</section>
	);
}
