/** Beside the room: the rooms there are, who is here, and me. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { User } from "../../protocol/message.ts";
import { t } from "../texts/room.ts";
import { AccountMe } from "./account-me.tsx";
import { forgetDrafts } from "./drafts.ts";
import { Icon } from "./icon.tsx";
import { Keys } from "./keys-shown.tsx";
import { onDemand } from "./lazy.tsx";
import { People } from "./people.tsx";
import { RoomIcon } from "./room-icon.tsx";
import { RoomList } from "./room-list.tsx";
import { useStore } from "./store-context.ts";

const MeMenu = onDemand((parts) => parts.MeMenu);

interface SidebarProps {
	me: User;
	isDrawerOpen: boolean;
	onClose: () => void;
	onNewRoom: () => void;
	/** Opens the switcher. */
	onSwitch: () => void;
	/** Opens the list of keys. */
	onKeys: () => void;
}

export function Sidebar({ me, isDrawerOpen, onClose, onNewRoom, onSwitch, onKeys }: SidebarProps) {
	const store = useStore();
	const close = useRef<HTMLButtonElement>(null);
	useEffect(() => {
		if (isDrawerOpen) close.current?.focus();
	}, [isDrawerOpen]);
	/** What opened the menu about the page; undefined while that is closed. */
	const more = useSignal<HTMLElement | undefined>(undefined);
	const room = store.room.value;
	const signOut = async () => {
		try {
			await store.signOut();
			forgetDrafts();
		} catch {
			if (room) room.notice.value = t.rooms.notSignedOut;
		}
	};
	return (
		<aside
			id="sidebar"
			class="sidebar"
			aria-label={t.rooms.label}
			onKeyDown={({ key }) => {
				if (key === "Escape" && isDrawerOpen) onClose();
			}}
		>
			<div class="sidebar-head">
				<img src="/icon.svg" alt="" width="28" height="28" />
				<span class="sidebar-name">Chattorum</span>
				<button ref={close} type="button" class="icon-button sidebar-close" aria-label={t.rooms.close} onClick={onClose}>
					<Icon name="close" />
				</button>
			</div>
			<button type="button" class="go-button" aria-haspopup="dialog" aria-keyshortcuts="Control+K Meta+K" onClick={onSwitch}>
				<RoomIcon name="search" />
				<span>{t.rooms.goTo}</span>
				<Keys name="switch" />
			</button>
			<div class="sidebar-lists">
				<RoomList onNewRoom={onNewRoom} />
				{room?.timeline.value.room && <People room={room} me={me} />}
			</div>
			<div class="sidebar-me">
				<AccountMe me={me} />
				<button
					type="button"
					class="icon-button"
					aria-label={t.rooms.aboutPage}
					title={t.people.more}
					aria-haspopup="dialog"
					onClick={({ currentTarget }) => {
						more.value = currentTarget;
					}}
				>
					<RoomIcon name="more" />
				</button>
				<button type="button" class="icon-button" aria-label={t.rooms.signOut} title={t.rooms.signOut} onClick={() => void signOut()}>
					<Icon name="leave" />
				</button>
			</div>
			{more.value && (
				<MeMenu
					opener={more.value}
					onKeys={onKeys}
					onClose={() => {
						more.value = undefined;
					}}
				/>
			)}
		</aside>
	);
}
