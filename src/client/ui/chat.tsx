/** The screen of somebody who is in: rooms and people beside the room that is open. On a phone the former is a drawer. */
import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { User } from "../../protocol/message.ts";
import { t } from "../texts/room.ts";
import { pathOf } from "./address.ts";
import { Announcer } from "./announcer.tsx";
import { addToDraft, followDrafts } from "./drafts.ts";
import { takeLaunch } from "./launch.ts";
import { onDemand } from "./lazy.tsx";
import { useRoomKeys } from "./room-keys.ts";
import { RoomView } from "./room-view.tsx";
import { ShownRoom } from "./shown-room.tsx";
import { Sidebar } from "./sidebar.tsx";
import { useSounds } from "./sound-wanted.ts";
import { useStore } from "./store-context.ts";

const KeysDialog = onDemand((parts) => parts.KeysDialog);
const NewRoom = onDemand((parts) => parts.NewRoom);
const Switcher = onDemand((parts) => parts.Switcher);

/** As in the stylesheet. */
const WIDE = "(min-width: 701px)";
/** The bots are asked what they can do when somebody first asks; what they say is there a moment later. */
const ASK_COMMANDS_AGAIN_MS = [1_500, 4_000, 10_000];

export function Chat({ me }: { me: User }) {
	const store = useStore();
	const isDrawerOpen = useSignal(false);
	/** The title that the dialog for a new room begins with; undefined while it is closed. */
	const newRoomTitle = useSignal<string | undefined>(undefined);
	const isSwitching = useSignal(false);
	const isShowingKeys = useSignal(false);
	const menu = useRef<HTMLButtonElement>(null);
	const room = store.room.value;

	useEffect(() => {
		const timers = ASK_COMMANDS_AGAIN_MS.map((ms) =>
			setTimeout(() => {
				if (store.commands.peek().length === 0) void store.refresh();
			}, ms),
		);
		return () => timers.forEach(clearTimeout);
	}, [store]);
	useEffect(() => {
		const wide = matchMedia(WIDE);
		const close = () => {
			isDrawerOpen.value = false;
		};
		wide.addEventListener("change", close);
		return () => wide.removeEventListener("change", close);
	}, [isDrawerOpen]);
	useSignalEffect(() => {
		store.slug.value;
		isDrawerOpen.value = false;
	});

	useSounds();
	useEffect(() => followDrafts(), []);
	const givesFocusBack = useRef(false);
	const closeDrawer = () => {
		givesFocusBack.current = true;
		isDrawerOpen.value = false;
	};
	const isOpen = isDrawerOpen.value;
	useEffect(() => {
		// Not before the room is on screen again: what is inert takes no focus.
		if (!isOpen && givesFocusBack.current) menu.current?.focus();
		givesFocusBack.current = false;
	}, [isOpen]);
	const canWrite = useComputed(() => {
		const shown = store.room.value;
		return shown?.status.value.kind !== "refused" && shown?.info.value?.archivedAt === undefined;
	});
	const openNewRoom = (title = "") => {
		newRoomTitle.value = title;
	};
	useEffect(() => {
		const launch = takeLaunch();
		if (!launch) return;
		const slug = store.slug.peek();
		history.replaceState(undefined, "", pathOf(slug));
		if (launch.isNewRoom) openNewRoom();
		if (launch.share) addToDraft(slug, launch.share);
	}, [store]);
	const openSwitcher = () => {
		isSwitching.value = true;
	};
	const openKeys = () => {
		isShowingKeys.value = true;
	};
	useRoomKeys({ onSwitch: openSwitcher, onKeys: openKeys });

	return (
		<div class="chat" data-drawer={isOpen ? "open" : "closed"}>
			{canWrite.value && (
				<a class="skip-link" href="#composer-text">
					{t.composer.skip}
				</a>
			)}
			<Sidebar
				me={me}
				isDrawerOpen={isOpen}
				onClose={closeDrawer}
				onNewRoom={() => openNewRoom()}
				onSwitch={openSwitcher}
				onKeys={openKeys}
			/>
			{/* Esc and the close button do the same for the keyboard. */}
			<div class="drawer-shade" aria-hidden="true" onClick={closeDrawer} />
			<main class="main" inert={isOpen}>
				{room && (
					<RoomView
						key={room.slug}
						room={room}
						me={me}
						menu={menu}
						onMenu={() => {
							isDrawerOpen.value = true;
							void store.refresh();
						}}
						onNewRoom={openNewRoom}
					/>
				)}
			</main>
			{newRoomTitle.value !== undefined && (
				<NewRoom
					title={newRoomTitle.value}
					onClose={() => {
						newRoomTitle.value = undefined;
					}}
				/>
			)}
			{isSwitching.value && (
				<Switcher
					me={me}
					onClose={() => {
						isSwitching.value = false;
					}}
				/>
			)}
			{isShowingKeys.value && (
				<KeysDialog
					onClose={() => {
						isShowingKeys.value = false;
					}}
				/>
			)}
			<ShownRoom me={me} />
			{room && <Announcer key={room.slug} room={room} me={me} />}
		</div>
	);
}
