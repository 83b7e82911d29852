/** The way to what can be done about somebody. It is there only where there is something. */
import type { Role, User } from "../../protocol/message.ts";
import type { OpenRoom } from "../open-room.ts";
import { t } from "../texts/room.ts";
import { actionsFor } from "./member-actions.ts";
import { chosenMember } from "./member-chosen.ts";
import { RoomIcon } from "./room-icon.tsx";
import { useStore } from "./store-context.ts";

interface MemberButtonProps {
	room: OpenRoom;
	user: User;
	role?: Role;
	isMuted?: boolean;
	onDone?: () => void;
}

export function MemberButton({ room, user, role, isMuted, onDone }: MemberButtonProps) {
	const me = useStore().me.value;
	if (me.kind !== "somebody") return null;
	const actions = actionsFor({ me: me.user, role: room.role.value, user, theirs: role, isMuted, room: room.info.value });
	if (actions.length === 0) return null;
	return (
		<button
			type="button"
			class="member-button"
			aria-haspopup="dialog"
			aria-label={t.people.about(user.name)}
			title={t.people.more}
			onClick={({ currentTarget }) => {
				chosenMember.value = {
					user,
					opener: currentTarget,
					...(role === undefined ? {} : { role }),
					...(isMuted === undefined ? {} : { isMuted }),
					...(onDone === undefined ? {} : { onDone }),
				};
			}}
		>
			<RoomIcon name="more" />
		</button>
	);
}
