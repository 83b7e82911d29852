/** What an invitation's link opens: which room it leads to, and the way in; or that it is no longer good. */
import type { Room, User } from "../../protocol/message.ts";
import { acceptInvitation, fetchInvitation } from "../rooms-api.ts";
import { t as first } from "../texts/first.ts";
import { t } from "../texts/later.ts";
import { fill } from "../texts/words.ts";
import { useAction } from "./room-action.ts";
import { Problem } from "./room-field.tsx";
import { RoomIcon } from "./room-icon.tsx";
import { useLoaded } from "./room-loaded.ts";

/** The catalogue's code for an invitation that lets nobody in, whatever the reason. */
const GONE = "invite_gone";

interface InvitePageProps {
	token: string;
	me: User;
	/** Leads on, into the room or, without one, to the lobby. */
	onGo: (room: Room | undefined) => void;
}

export function InvitePage({ token, me, onGo }: InvitePageProps) {
	const { value, error, code, reload } = useLoaded(token, () => fetchInvitation(token));
	const joining = useAction();
	const room = value.value;
	const join = () => joining.run(async () => onGo(await acceptInvitation(token)));
	if (!room && error.value === undefined) return <p class="splash">Chattorum</p>;
	return (
		<main class="welcome">
			<div class="welcome-card">
				<img class="welcome-sign" src="/icon.svg" alt="" width="56" height="56" />
				{room ? (
					<>
						<h1>{t.invites.title}</h1>
						<div class="invite-room">
							<p class="invite-room-title">
								{room.visibility === "private" && <RoomIcon name="lock" />}
								<bdi>{room.title}</bdi>
							</p>
							{room.topic !== "" && <p dir="auto">{room.topic}</p>}
							{room.archivedAt !== undefined && <p>{t.invites.archived}</p>}
						</div>
						<p class="welcome-lead">{fill(t.invites.joinAs, { name: <strong dir="auto">{me.name}</strong> })}</p>
						<Problem text={joining.error.value} />
						<button type="button" class="button button-main" onClick={() => void join()}>
							{joining.isBusy.value ? t.invites.joining : t.invites.join}
						</button>
						<button type="button" class="button" onClick={() => onGo(undefined)}>
							{t.invites.notNow}
						</button>
					</>
				) : (
					<>
						<h1>{t.invites.unusable}</h1>
						<p role="alert">{code.value === GONE ? t.invites.gone : error.value}</p>
						<button type="button" class="button button-main" onClick={() => onGo(undefined)}>
							{first.common.toLobby}
						</button>
						{code.value !== GONE && (
							<button type="button" class="button" onClick={reload}>
								{first.common.tryAgain}
							</button>
						)}
					</>
				)}
			</div>
		</main>
	);
}
