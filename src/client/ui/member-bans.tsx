/** Who is kept out of a room, until when, and the way back in. */
import type { OpenRoom } from "../open-room.ts";
import { fetchBans, unban } from "../rooms-api.ts";
import { t } from "../texts/later.ts";
import { Avatar } from "./avatar.tsx";
import { useAction } from "./room-action.ts";
import { Problem } from "./room-field.tsx";
import { useLoaded } from "./room-loaded.ts";
import { leftWords } from "./room-words.ts";

export function MemberBans({ room }: { room: OpenRoom }) {
	const { value, error, reload } = useLoaded(room.slug, () => fetchBans(room.slug));
	const lifting = useAction();
	const bans = value.value ?? [];
	const lift = async (person: string) => {
		if (await lifting.run(() => unban(room.slug, person))) reload();
	};
	if (bans.length === 0) return <Problem text={error.value} />;
	return (
		<section aria-labelledby="bans-title">
			<h3 id="bans-title" class="panel-heading">
				{t.members.bans}
			</h3>
			<ul class="member-list">
				{bans.map(({ user, until }) => (
					<li key={user.id} class="member">
						<Avatar user={user} isSmall />
						<span class="member-text">
							<bdi>{user.name}</bdi>
							<span class="member-handle">
								{until === undefined ? t.members.forGood : t.members.forMore(leftWords(until - Date.now()))}
							</span>
						</span>
						<button type="button" class="button button-small" onClick={() => void lift(user.id)}>
							{t.members.letIn}
						</button>
					</li>
				))}
			</ul>
			<Problem text={lifting.error.value} />
		</section>
	);
}
