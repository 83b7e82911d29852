/** Takes somebody's right to write for a while, or gives it back. */
import { useSignal } from "@preact/signals";
import type { MemberPatch } from "../../protocol/api.ts";
import { setMember } from "../rooms-api.ts";
import { MemberForm } from "./member-form.tsx";
import type { StepProps } from "./member-menu.tsx";
import { Choice } from "./room-field.tsx";

type Span = NonNullable<MemberPatch["muted"]>;

const SPANS: readonly (readonly [Span, string])[] = [
	["1h", "For an hour"],
	["1d", "For a day"],
	["forever", "Until a moderator lifts it"],
	["off", "No longer: they may write again"],
];

export function MuteMember({ room, user, onDone, onClose }: StepProps) {
	const span = useSignal<Span>("1h");
	return (
		<MemberForm
			title={
				<>
					Mute <bdi>{user.name}</bdi>
				</>
			}
			label={span.value === "off" ? "Unmute" : "Mute"}
			act={() => setMember(room.slug, user.id, { muted: span.value })}
			onDone={onDone}
			onClose={onClose}
		>
			<p>They can still read along, but not write.</p>
			<Choice id="mute-span" label="How long" value={span} options={SPANS} />
		</MemberForm>
	);
}
