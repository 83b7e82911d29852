/** What an invitation's link opens: which room it leads to, and the way in; or that it is no longer good. */
import type { Room, User } from "../../protocol/message.ts";
import { acceptInvitation, fetchInvitation } from "../rooms-api.ts";
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
						<h1>You are invited</h1>
						<div class="invite-room">
							<p class="invite-room-title">
								{room.visibility === "private" && <RoomIcon name="lock" />}
								<bdi>{room.title}</bdi>
							</p>
							{room.topic !== "" && <p dir="auto">{room.topic}</p>}
							{room.archivedAt !== undefined && <p>This room is archived: it can only be read.</p>}
						</div>
						<p class="welcome-lead">
							You join as <strong dir="auto">{me.name}</strong>.
						</p>
						<Problem text={joining.error.value} />
						<button type="button" class="button button-main" onClick={() => void join()}>
							{joining.isBusy.value ? "Joining…" : "Join"}
						</button>
						<button type="button" class="button" onClick={() => onGo(undefined)}>
							Not now
						</button>
					</>
				) : (
					<>
						<h1>This invitation cannot be used</h1>
						<p role="alert">
							{error.value}
							{code.value === GONE && " It has run out, or somebody took it back: ask for a new one."}
						</p>
						<button type="button" class="button button-main" onClick={() => onGo(undefined)}>
							Go to the lobby
						</button>
						{code.value !== GONE && (
							<button type="button" class="button" onClick={reload}>
								Try again
							</button>
						)}
					</>
				)}
			</div>
		</main>
	);
}
