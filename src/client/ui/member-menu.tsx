/** What can be done about the person that was chosen: first the list of it, then what each needs to know. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { User } from "../../protocol/message.ts";
import type { OpenRoom } from "../open-room.ts";
import { openDirect, setMember } from "../rooms-api.ts";
import { t } from "../texts/later.ts";
import { Avatar } from "./avatar.tsx";
import { actionsFor, type MemberAction } from "./member-actions.ts";
import { type ChosenMember, chosenMember } from "./member-chosen.ts";
import { MuteMember } from "./member-mute.tsx";
import { PurgeMember } from "./member-purge.tsx";
import { RemoveMember } from "./member-remove.tsx";
import { MemberRole } from "./member-role.tsx";
import { useAction } from "./room-action.ts";
import { Problem } from "./room-field.tsx";
import { Modal } from "./room-modal.tsx";
import { useStore } from "./store-context.ts";

/** As in the stylesheet. */
const MENU_PX = 256;

interface MemberMenuProps {
	chosen: ChosenMember;
	room: OpenRoom;
	me: User;
	onClose: () => void;
}

/** What the forms of the menu have in common. */
export interface StepProps {
	room: OpenRoom;
	user: User;
	onDone: () => void;
	onClose: () => void;
}

export function MemberMenu({ chosen, room, me, onClose }: MemberMenuProps) {
	const step = useSignal<MemberAction | undefined>(undefined);
	const { user, role, opener } = chosen;
	useEffect(() => {
		return () => {
			// The room went away under it, and the next one must not open with its menu.
			if (chosenMember.peek() === chosen) chosenMember.value = undefined;
		};
	}, [chosen]);
	const props: StepProps = {
		room,
		user,
		onDone: () => chosen.onDone?.(),
		onClose: () => {
			onClose();
			// The menu may have given way to a form, and what is gone gives no focus back.
			opener.focus();
		},
	};
	switch (step.value) {
		case "role":
			return <MemberRole {...props} role={role ?? "member"} />;
		case "mute":
			return <MuteMember {...props} />;
		case "remove":
			return <RemoveMember {...props} />;
		case "ban":
			return <RemoveMember {...props} ban="1d" />;
		case "purge":
			return <PurgeMember {...props} />;
		default:
			return (
				<Menu
					{...props}
					chosen={chosen}
					me={me}
					onChoose={(action) => {
						step.value = action;
					}}
				/>
			);
	}
}

interface MenuProps extends StepProps {
	chosen: ChosenMember;
	me: User;
	onChoose: (action: MemberAction) => void;
}

function Menu({ chosen, room, me, onChoose, onDone, onClose }: MenuProps) {
	const store = useStore();
	const { error, run } = useAction();
	const { user, role, isMuted, opener } = chosen;
	const actions = actionsFor({ me, role: room.role.value, user, theirs: role, isMuted, room: room.info.value });
	const { left, right, bottom } = opener.getBoundingClientRect();
	// It opens towards the middle of the page.
	const x = left > innerWidth / 2 ? right - MENU_PX : left;
	const message = async () => {
		const isOpen = await run(async () => store.show((await openDirect(user.id)).slug));
		if (!isOpen) return;
		onClose();
		await store.refresh();
	};
	const unmute = async () => {
		if (!(await run(() => setMember(room.slug, user.id, { muted: "off" })))) return;
		onDone();
		onClose();
	};
	const choose = (action: MemberAction) => {
		if (action === "direct") void message();
		else if (action === "unmute") void unmute();
		else onChoose(action);
	};
	return (
		<Modal
			class="menu"
			labelledBy="member-title"
			style={{ "--menu-x": `${x}px`, "--menu-y": `${bottom}px`, "--menu-rows": String(actions.length) }}
			closesOutside
			onClose={onClose}
		>
			{() => (
				<div class="menu-body">
					<div class="menu-head">
						<Avatar user={user} />
						<div>
							<h2 id="member-title">
								<bdi>{user.name}</bdi>
							</h2>
							<p>
								{user.kind === "account" ? <bdi>@{user.id}</bdi> : t.members.guest}
								{role !== undefined && role !== "member" && ` · ${t.members.roles[role]}`}
							</p>
						</div>
					</div>
					<ul>
						{actions.map((action) => (
							<li key={action}>
								<button type="button" class={`menu-item ${DANGEROUS.includes(action) ? "menu-danger" : ""}`} onClick={() => choose(action)}>
									{t.members.actions[action]}
								</button>
							</li>
						))}
					</ul>
					<Problem text={error.value} />
				</div>
			)}
		</Modal>
	);
}

const DANGEROUS: readonly MemberAction[] = ["remove", "ban", "purge"];
