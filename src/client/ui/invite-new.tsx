/** What an invitation is to be: for how long, for how many, and as what they come in. */
import { useSignal } from "@preact/signals";
import type { Invite } from "../../protocol/api.ts";
import type { OpenRoom } from "../open-room.ts";
import { createInvite, type MadeInvite } from "../rooms-api.ts";
import { t } from "../texts/later.ts";
import { useAction } from "./room-action.ts";
import { Choice, optionsOf, Problem } from "./room-field.tsx";

const HOUR_S = 60 * 60;
const DAY_S = 24 * HOUR_S;

const AGES = { hour: HOUR_S, day: DAY_S, week: 7 * DAY_S, month: 30 * DAY_S, year: 365 * DAY_S };
type Age = keyof typeof AGES;
const AGE_NAMES: readonly Age[] = ["hour", "day", "week", "month", "year"];
/** None: any number. */
const USES = ["", "1", "5", "25", "100"];
const ROLES: readonly Invite["role"][] = ["member", "moderator"];

export function InviteNew({ room, onMade }: { room: OpenRoom; onMade: (invite: MadeInvite) => void }) {
	const age = useSignal<Age>("week");
	const uses = useSignal("");
	const role = useSignal<Invite["role"]>("member");
	const { error, isBusy, run } = useAction();
	const make = async () => {
		await run(async () => {
			const asked = {
				expiresIn: AGES[age.value],
				...(uses.value === "" ? {} : { maxUses: Number(uses.value) }),
				...(role.value === "member" ? {} : { role: role.value }),
			};
			onMade(await createInvite(room.slug, asked));
		});
	};
	return (
		<form
			class="panel-form"
			onSubmit={(event) => {
				event.preventDefault();
				void make();
			}}
		>
			<div class="panel-columns">
				<Choice id="invite-age" label={t.invites.age} value={age} options={optionsOf(AGE_NAMES, t.invites.ages)} />
				<Choice
					id="invite-uses"
					label={t.invites.uses}
					value={uses}
					options={USES.map((count) => [count, count === "" ? t.invites.anybody : t.invites.people(Number(count))])}
				/>
			</div>
			{room.role.value === "owner" && (
				<Choice
					id="invite-role"
					label={t.invites.role}
					value={role}
					options={optionsOf(ROLES, t.invites.roles)}
					hint={role.value === "moderator" ? t.invites.roleHint : undefined}
				/>
			)}
			<Problem text={error.value} />
			<button type="submit" class="button button-main">
				{isBusy.value ? t.invites.making : t.invites.make}
			</button>
		</form>
	);
}
