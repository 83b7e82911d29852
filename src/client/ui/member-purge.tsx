/** Takes away what somebody wrote lately, and lets them stay. */
import { useSignal } from "@preact/signals";
import type { PurgeSpan } from "../../protocol/bodies.ts";
import { purgeMember } from "../rooms-api.ts";
import { t } from "../texts/later.ts";
import { fill } from "../texts/words.ts";
import { MemberForm } from "./member-form.tsx";
import type { StepProps } from "./member-menu.tsx";
import { Choice, optionsOf } from "./room-field.tsx";

const SPANS: readonly PurgeSpan[] = ["15m", "1h", "1d"];

export function PurgeMember({ room, user, onDone, onClose }: StepProps) {
	const since = useSignal<PurgeSpan>("15m");
	return (
		<MemberForm
			title={fill(t.members.purge.title, { name: <bdi>{user.name}</bdi> })}
			label={t.members.purge.act}
			isDangerous
			act={() => purgeMember(room.slug, user.id, since.value)}
			onDone={onDone}
			onClose={onClose}
		>
			<p>{t.members.purge.about}</p>
			<Choice id="purge-since" label={t.members.purge.written} value={since} options={optionsOf(SPANS, t.members.purge.spans)} />
		</MemberForm>
	);
}
