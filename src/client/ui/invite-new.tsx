/** What an invitation is to be: for how long, for how many, and as what they come in. */
import { useSignal } from "@preact/signals";
import type { Invite } from "../../protocol/api.ts";
import type { OpenRoom } from "../open-room.ts";
import { createInvite, type MadeInvite } from "../rooms-api.ts";
import { useAction } from "./room-action.ts";
import { Choice, Problem } from "./room-field.tsx";

const HOUR_S = 60 * 60;
const DAY_S = 24 * HOUR_S;

const AGES = [
	[String(HOUR_S), "An hour"],
	[String(DAY_S), "A day"],
	[String(7 * DAY_S), "A week"],
	[String(30 * DAY_S), "A month"],
	[String(365 * DAY_S), "A year"],
] as const;
const USES = [
	["", "Anybody with the link"],
	["1", "One person"],
	["5", "5 people"],
	["25", "25 people"],
	["100", "100 people"],
] as const;
const ROLES = [
	["member", "Members"],
	["moderator", "Moderators"],
] as const satisfies readonly (readonly [Invite["role"], string])[];

export function InviteNew({ room, onMade }: { room: OpenRoom; onMade: (invite: MadeInvite) => void }) {
	const age = useSignal<(typeof AGES)[number][0]>(AGES[2][0]);
	const uses = useSignal<(typeof USES)[number][0]>("");
	const role = useSignal<Invite["role"]>("member");
	const { error, isBusy, run } = useAction();
	const make = async () => {
		await run(async () => {
			const asked = {
				expiresIn: Number(age.value),
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
				<Choice id="invite-age" label="Good for" value={age} options={AGES} />
				<Choice id="invite-uses" label="Lets in" value={uses} options={USES} />
			</div>
			{room.role.value === "owner" && (
				<Choice
					id="invite-role"
					label="They come in as"
					value={role}
					options={ROLES}
					hint={role.value === "moderator" ? "People without an account come in as members." : undefined}
				/>
			)}
			<Problem text={error.value} />
			<button type="submit" class="button button-main">
				{isBusy.value ? "Making it…" : "Make an invitation"}
			</button>
		</form>
	);
}
