/** Takes somebody's right to write for a while, or gives it back. */
import { useSignal } from "@preact/signals";
import type { MemberPatch } from "../../protocol/bodies.ts";
import { setMember } from "../rooms-api.ts";
import { t } from "../texts/later.ts";
import { fill } from "../texts/words.ts";
import { MemberForm } from "./member-form.tsx";
import type { StepProps } from "./member-menu.tsx";
import { Choice, optionsOf } from "./room-field.tsx";

type Span = NonNullable<MemberPatch["muted"]>;

const SPANS: readonly Span[] = ["1h", "1d", "forever", "off"];

export function MuteMember({ room, user, onDone, onClose }: StepProps) {
	const span = useSignal<Span>("1h");
	return (
		<MemberForm
			title={fill(t.members.mute.title, { name: <bdi>{user.name}</bdi> })}
			label={span.value === "off" ? t.members.actions.unmute : t.members.mute.act}
			act={() => setMember(room.slug, user.id, { muted: span.value })}
			onDone={onDone}
			onClose={onClose}
		>
			<p>{t.members.mute.about}</p>
			<Choice id="mute-span" label={t.members.mute.span} value={span} options={optionsOf(SPANS, t.members.mute.spans)} />
		</MemberForm>
	);
}
