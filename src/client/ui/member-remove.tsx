/** Puts somebody out of the room, for a while or for good, with what they wrote lately if that is to go too. */
import { useSignal } from "@preact/signals";
import type { PurgeSpan, Removal } from "../../protocol/api.ts";
import { removeMember } from "../rooms-api.ts";
import { MemberForm } from "./member-form.tsx";
import type { StepProps } from "./member-menu.tsx";
import { Choice } from "./room-field.tsx";

type Ban = NonNullable<Removal["ban"]>;
type Chosen<T> = T | "none";

const PURGES: readonly (readonly [Chosen<PurgeSpan>, string])[] = [
	["none", "Keep it"],
	["15m", "Remove the last 15 minutes"],
	["1h", "Remove the last hour"],
	["1d", "Remove the last day"],
];

interface RemoveMemberProps extends StepProps {
	/** What is chosen to begin with. */
	ban?: Ban;
}

export function RemoveMember({ room, user, ban: firstBan, onDone, onClose }: RemoveMemberProps) {
	const ban = useSignal<Chosen<Ban>>(firstBan ?? "none");
	const purge = useSignal<Chosen<PurgeSpan>>("none");
	const isPrivate = room.info.value?.visibility === "private";
	const bans: readonly (readonly [Chosen<Ban>, string])[] = [
		["none", isPrivate ? "With a new invitation" : "Whenever they like"],
		["1h", "After an hour"],
		["1d", "After a day"],
		["forever", "Never"],
	];
	return (
		<MemberForm
			title={
				<>
					{ban.value === "none" ? "Remove" : "Ban"} <bdi>{user.name}</bdi>
				</>
			}
			label={ban.value === "none" ? "Remove" : "Ban"}
			isDangerous
			act={() =>
				removeMember(room.slug, user.id, {
					...(ban.value === "none" ? {} : { ban: ban.value }),
					...(purge.value === "none" ? {} : { purge: purge.value }),
				})
			}
			onDone={onDone}
			onClose={onClose}
		>
			<p>They are out of the room at once.</p>
			<Choice id="remove-ban" label="They can come back" value={ban} options={bans} />
			<Choice
				id="remove-purge"
				label="What they wrote"
				value={purge}
				options={PURGES}
				hint={purge.value === "none" ? undefined : "It cannot be brought back."}
			/>
		</MemberForm>
	);
}
