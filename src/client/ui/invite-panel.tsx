/** The invitations of a room: making one, and what is left of those that were made. */
import { useSignal } from "@preact/signals";
import type { Invite } from "../../protocol/api.ts";
import type { User } from "../../protocol/message.ts";
import type { OpenRoom } from "../open-room.ts";
import { fetchInvites, type MadeInvite, revokeInvite } from "../rooms-api.ts";
import { t } from "../texts/later.ts";
import { InviteLink } from "./invite-link.tsx";
import { InviteNew } from "./invite-new.tsx";
import { inviteLeft } from "./invite-text.ts";
import { useNow } from "./now.ts";
import { useAction } from "./room-action.ts";
import { Problem } from "./room-field.tsx";
import { useLoaded } from "./room-loaded.ts";

/** What is left is said in minutes at best. */
const COUNT_MS = 30_000;

export function InvitePanel({ room, me }: { room: OpenRoom; me: User }) {
	const { value, error, reload } = useLoaded(room.slug, () => fetchInvites(room.slug));
	const made = useSignal<MadeInvite | undefined>(undefined);
	const revoking = useAction();
	const now = useNow(COUNT_MS);
	const invites = value.value;
	const revoke = async (id: string) => {
		if (await revoking.run(() => revokeInvite(room.slug, id))) reload();
	};
	return (
		<>
			{made.value ? (
				<InviteLink
					invite={made.value}
					onDone={() => {
						made.value = undefined;
					}}
				/>
			) : (
				<InviteNew
					room={room}
					onMade={(invite) => {
						made.value = invite;
						reload();
					}}
				/>
			)}
			{invites && invites.length > 0 && <h3 class="panel-heading">{t.invites.open}</h3>}
			<ul class="member-list">
				{invites?.map((invite) => (
					<li key={invite.id} class="member">
						<span class="member-text">
							<span>{inviteLeft(invite, now)}</span>
							<span class="member-handle">{origin(invite, me.id)}</span>
						</span>
						<button type="button" class="button button-small" onClick={() => void revoke(invite.id)}>
							{t.invites.revoke}
						</button>
					</li>
				))}
			</ul>
			{invites?.length === 0 && !made.value && <p class="panel-note">{t.invites.none}</p>}
			<Problem text={error.value ?? revoking.error.value} />
		</>
	);
}

/** Who made it, where that is a name, and what it makes of people. */
function origin({ by, role }: Invite, me: string): string {
	const whose = by === me ? t.invites.by.me : by.startsWith("~") ? t.invites.by.guest : t.invites.by.account(by);
	return role === "moderator" ? t.invites.forModerators(whose) : whose;
}
