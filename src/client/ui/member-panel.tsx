/** Who belongs to a room and who is in it: their roles, what can be done about each, and who is kept out. */
import { useSignal } from "@preact/signals";
import type { User } from "../../protocol/message.ts";
import type { OpenRoom } from "../open-room.ts";
import { fetchMembers } from "../rooms-api.ts";
import { t as first } from "../texts/first.ts";
import { t } from "../texts/later.ts";
import { t as inRoom } from "../texts/room.ts";
import { Avatar } from "./avatar.tsx";
import { MemberBans } from "./member-bans.tsx";
import { MemberButton } from "./member-button.tsx";
import { Problem } from "./room-field.tsx";
import { useLoaded } from "./room-loaded.ts";
import { moment } from "./times.ts";

export function MemberPanel({ room, me }: { room: OpenRoom; me: User }) {
	/** Raised with each change, so that both lists are asked for again. */
	const version = useSignal(0);
	const { value, error } = useLoaded(String(version.value), () => fetchMembers(room.slug));
	const members = value.value;
	const { people } = inRoom;
	const here = new Set(room.timeline.value.online.users.map(({ id }) => id));
	return (
		<>
			<Problem text={error.value} />
			{members === undefined && error.value === undefined && <p class="panel-note">{first.common.loading}</p>}
			{members && <p class="panel-note">{t.members.count(members.length)}</p>}
			<ul class="member-list">
				{members?.map(({ user, role, muted }) => (
					<li key={user.id} class="member">
						<Avatar user={user} isSmall />
						<span class="member-text">
							<bdi>{user.name}</bdi>
							<span class="member-handle">
								{user.kind === "account" ? <bdi>@{user.id}</bdi> : people.guest}
								{user.id === me.id && ` · ${people.you}`}
							</span>
						</span>
						{here.has(user.id) && (
							<span class="dot" title={t.members.here}>
								<span class="visually-hidden">{t.members.here}</span>
							</span>
						)}
						{muted && (
							<span class="role-badge">
								{muted.until === undefined ? t.members.muted : t.members.mutedUntil(moment(muted.until, Date.now()))}
							</span>
						)}
						{role !== "member" && <span class={`role-badge role-${role}`}>{t.members.roles[role]}</span>}
						<MemberButton
							room={room}
							user={user}
							role={role}
							isMuted={muted !== undefined}
							onDone={() => {
								version.value++;
							}}
						/>
					</li>
				))}
			</ul>
			{room.role.value !== "member" && <MemberBans key={version.value} room={room} />}
		</>
	);
}
