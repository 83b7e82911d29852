/** Takes away what somebody wrote lately, and lets them stay. */
import { useSignal } from "@preact/signals";
import type { PurgeSpan } from "../../protocol/api.ts";
import { purgeMember } from "../rooms-api.ts";
import { MemberForm } from "./member-form.tsx";
import type { StepProps } from "./member-menu.tsx";
import { Choice } from "./room-field.tsx";

const SPANS: readonly (readonly [PurgeSpan, string])[] = [
	["15m", "In the last 15 minutes"],
	["1h", "In the last hour"],
	["1d", "In the last day"],
];

export function PurgeMember({ room, user, onDone, onClose }: StepProps) {
	const since = useSignal<PurgeSpan>("15m");
	return (
		<MemberForm
			title={
				<>
					Remove what <bdi>{user.name}</bdi> wrote
				</>
			}
			label="Remove messages"
			isDangerous
			act={() => purgeMember(room.slug, user.id, since.value)}
			onDone={onDone}
			onClose={onClose}
		>
			<p>They stay in the room. What is removed cannot be brought back.</p>
			<Choice id="purge-since" label="What they wrote" value={since} options={SPANS} />
		</MemberForm>
	);
}
