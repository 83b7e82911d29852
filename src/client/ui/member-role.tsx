/** Gives somebody another role. */
import { useSignal } from "@preact/signals";
import type { Role } from "../../protocol/message.ts";
import { setMember } from "../rooms-api.ts";
import { t as first } from "../texts/first.ts";
import { t } from "../texts/later.ts";
import { fill } from "../texts/words.ts";
import { MemberForm } from "./member-form.tsx";
import type { StepProps } from "./member-menu.tsx";
import { Choice, optionsOf } from "./room-field.tsx";

const ROLES: readonly Role[] = ["member", "moderator", "owner"];

export function MemberRole({ room, user, role: initial, onDone, onClose }: StepProps & { role: Role }) {
	const role = useSignal<Role>(initial);
	return (
		<MemberForm
			title={fill(t.members.role.title, { name: <bdi>{user.name}</bdi> })}
			label={first.common.save}
			act={() => setMember(room.slug, user.id, { role: role.value })}
			onDone={onDone}
			onClose={onClose}
		>
			<Choice
				id="member-role"
				label={t.members.role.label}
				value={role}
				options={optionsOf(ROLES, t.members.roles)}
				hint={t.members.role.meanings[role.value]}
			/>
		</MemberForm>
	);
}
