/** Puts somebody out of the room, for a while or for good, with what they wrote lately if that is to go too. */
import { useSignal } from "@preact/signals";
import type { PurgeSpan, Removal } from "../../protocol/bodies.ts";
import { removeMember } from "../rooms-api.ts";
import { t } from "../texts/later.ts";
import { fill } from "../texts/words.ts";
import { MemberForm } from "./member-form.tsx";
import type { StepProps } from "./member-menu.tsx";
import { Choice, optionsOf } from "./room-field.tsx";

type Ban = NonNullable<Removal["ban"]>;
type Chosen<T> = T | "none";

const PURGES: readonly Chosen<PurgeSpan>[] = ["none", "15m", "1h", "1d"];
const BANS: readonly Chosen<Ban>[] = ["none", "1h", "1d", "forever"];

interface RemoveMemberProps extends StepProps {
	/** What is chosen to begin with. */
	ban?: Ban;
}

export function RemoveMember({ room, user, ban: firstBan, onDone, onClose }: RemoveMemberProps) {
	const ban = useSignal<Chosen<Ban>>(firstBan ?? "none");
	const purge = useSignal<Chosen<PurgeSpan>>("none");
	const isPrivate = room.info.value?.visibility === "private";
	const { backs, writtens, ...texts } = t.members.remove;
	const isBan = ban.value !== "none";
	return (
		<MemberForm
			title={fill(isBan ? texts.banTitle : texts.title, { name: <bdi>{user.name}</bdi> })}
			label={isBan ? texts.ban : texts.act}
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
			<p>{texts.about}</p>
			<Choice
				id="remove-ban"
				label={texts.back}
				value={ban}
				options={optionsOf(BANS, isPrivate ? { ...backs, none: backs.invited } : backs)}
			/>
			<Choice
				id="remove-purge"
				label={texts.written}
				value={purge}
				options={optionsOf(PURGES, writtens)}
				hint={purge.value === "none" ? undefined : texts.warning}
			/>
		</MemberForm>
	);
}
