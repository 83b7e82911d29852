/** All that is about a room, in one dialog: what it is, its people, its invitations, its log, as far as one's role goes. */
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Role, Room, User } from "../../protocol/message.ts";
import type { OpenRoom } from "../open-room.ts";
import { t as first } from "../texts/first.ts";
import { direction } from "../texts/language.ts";
import { t } from "../texts/later.ts";
import { AuditPanel } from "./audit-panel.tsx";
import { Icon } from "./icon.tsx";
import { InvitePanel } from "./invite-panel.tsx";
import { MemberPanel } from "./member-panel.tsx";
import { Modal } from "./room-modal.tsx";
import { RoomSettingsAbout } from "./room-settings-about.tsx";
import { titleFor } from "./room-title.ts";

export type Tab = "about" | "people" | "invitations" | "log";

interface RoomSettingsProps {
	room: OpenRoom;
	info: Room;
	me: User;
	/** What is shown first. */
	tab: Tab;
	onClose: () => void;
}

export function RoomSettings({ room, info, me, tab: initial, onClose }: RoomSettingsProps) {
	const role = room.role.value ?? "member";
	const tabs = tabsFor(role);
	const chosen = useSignal<Tab>(initial);
	// A role can be lost while its tab is open.
	const tab = tabs.includes(chosen.value) ? chosen.value : "about";
	const list = useRef<HTMLDivElement>(null);
	const handleKey = (event: KeyboardEvent) => {
		const step = stepOf(event.key);
		if (step === undefined) return;
		event.preventDefault();
		const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length];
		if (next === undefined) return;
		chosen.value = next;
		list.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
	};
	return (
		<Modal class="dialog room-settings" labelledBy="room-settings-title" onClose={onClose}>
			{(close) => (
				<>
					<div class="room-settings-head">
						<h2 id="room-settings-title">
							<bdi>{titleFor(info, me.name)}</bdi>
						</h2>
						<button type="button" class="icon-button" aria-label={first.common.close} onClick={close}>
							<Icon name="close" />
						</button>
					</div>
					<div ref={list} class="tabs" role="tablist" aria-label={t.settings.label} onKeyDown={handleKey}>
						{tabs.map((name) => (
							<button
								key={name}
								id={`tab-${name}`}
								type="button"
								role="tab"
								class="tab"
								aria-selected={name === tab}
								aria-controls="room-settings-panel"
								tabIndex={name === tab ? 0 : -1}
								onClick={() => {
									chosen.value = name;
								}}
							>
								{t.settings.tabs[name]}
							</button>
						))}
					</div>
					{/* The key puts a new panel at its top, whatever was scrolled before. */}
					<div key={tab} id="room-settings-panel" class="panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
						{tab === "about" && <RoomSettingsAbout room={room} info={info} role={role} onClose={close} />}
						{tab === "people" && <MemberPanel room={room} me={me} />}
						{tab === "invitations" && <InvitePanel room={room} me={me} />}
						{tab === "log" && <AuditPanel room={room} />}
					</div>
				</>
			)}
		</Modal>
	);
}

/** The tabs stand in the direction in which the page is written. */
function stepOf(key: string): number | undefined {
	const right = direction() === "ltr" ? 1 : -1;
	return { ArrowRight: right, ArrowLeft: -right }[key];
}

function tabsFor(role: Role): readonly Tab[] {
	return role === "member" ? ["about", "people"] : ["about", "people", "invitations", "log"];
}
