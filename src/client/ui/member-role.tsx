/** Gives somebody another role. */
import { useSignal } from "@preact/signals";
import type { Role } from "../../protocol/message.ts";
import { setMember } from "../rooms-api.ts";
import { MemberForm } from "./member-form.tsx";
import type { StepProps } from "./member-menu.tsx";
import { Choice } from "./room-field.tsx";
import { ROLE_NAMES } from "./room-words.ts";

const ROLES: readonly (readonly [Role, string])[] = [
	["member", ROLE_NAMES.member],
	["moderator", ROLE_NAMES.moderator],
	["owner", ROLE_NAMES.owner],
];

/** What a role may do, for who gives it. */
const MEANINGS: Record<Role, string> = {
	member: "Reads and writes.",
	moderator: "Also invites, mutes and removes people, and changes the title, the topic and slow mode.",
	owner: "May do everything here, as you do: also give roles, and archive or delete the room.",
};

export function MemberRole({ room, user, role: first, onDone, onClose }: StepProps & { role: Role }) {
	const role = useSignal<Role>(first);
	return (
		<MemberForm
			title={
				<>
					Role of <bdi>{user.name}</bdi>
				</>
			}
			label="Save"
			act={() => setMember(room.slug, user.id, { role: role.value })}
			onDone={onDone}
			onClose={onClose}
		>
			<Choice id="member-role" label="Role" value={role} options={ROLES} hint={MEANINGS[role.value]} />
		</MemberForm>
	);
}
