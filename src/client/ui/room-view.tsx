/** The room on screen: its header, what is said in it, and where one writes; or why one cannot be in it. */
import { useComputed, useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import type { User } from "../../protocol/message.ts";
import type { OpenRoom } from "../open-room.ts";
import { Composer } from "./composer.tsx";
import { ConnectionBanner } from "./connection-banner.tsx";
import { chosenDay } from "./day-chosen.ts";
import { COMPOSER_ID } from "./drafts.ts";
import { DropZone } from "./drop-zone.tsx";
import { Hint } from "./hint.tsx";
import { chosenImage } from "./image-chosen.ts";
import { isComposing } from "./keys.ts";
import { onDemand } from "./lazy.tsx";
import { chosenMember } from "./member-chosen.ts";
import { chosenMessage } from "./message-chosen.ts";
import { MessageList } from "./message-list.tsx";
import { Notice } from "./notice.tsx";
import { usePageKeys } from "./page-keys.ts";
import { RoomHeader } from "./room-header.tsx";
import { RoomArchived, RoomNote } from "./room-note.tsx";
import type { Tab } from "./room-settings.tsx";
import { TypingLine } from "./typing-line.tsx";

const DayPicker = onDemand((parts) => parts.DayPicker);
const Lightbox = onDemand((parts) => parts.Lightbox);
const MemberMenu = onDemand((parts) => parts.MemberMenu);
const MessageMenu = onDemand((parts) => parts.MessageMenu);
const Refused = onDemand((parts) => parts.Refused);
const RoomQuiet = onDemand((parts) => parts.RoomQuiet);
const SearchPanel = onDemand((parts) => parts.SearchPanel);
const RoomSettings = onDemand((parts) => parts.RoomSettings);

interface RoomViewProps {
	room: OpenRoom;
	me: User;
	menu: RefObject<HTMLButtonElement | null>;
	onMenu: () => void;
	onNewRoom: (title: string) => void;
}

export function RoomView({ room, me, menu, onMenu, onNewRoom }: RoomViewProps) {
	/** Where the dialog about the room begins; undefined while it is closed. */
	const settings = useSignal<Tab | undefined>(undefined);
	const isSearching = useSignal(false);
	const openSearch = () => {
		isSearching.value = true;
	};
	usePageKeys({ search: openSearch });
	const status = room.status.value;
	const info = room.info.value;
	const isEmpty = useComputed(() => {
		const { messages, hasOlder } = room.timeline.value;
		return messages.length === 0 && !hasOlder && room.outbox.value.length === 0;
	}).value;
	const chosen = chosenMessage.value;
	useEffect(() => {
		const markRead = (event: KeyboardEvent) => {
			if (event.key === "Escape" && isNothingToClose(event)) room.reading.markAllRead();
		};
		addEventListener("keydown", markRead);
		return () => removeEventListener("keydown", markRead);
	}, [room]);
	const openSettings = (tab: Tab) => {
		settings.value = tab;
	};
	return (
		<>
			<RoomHeader room={room} me={me} menu={menu} onMenu={onMenu} onSearch={openSearch} onAbout={() => openSettings("about")} />
			{status.kind === "refused" ? (
				<Refused room={room} code={status.code} reason={status.reason} onNewRoom={onNewRoom} />
			) : (
				<>
					<ConnectionBanner room={room} />
					{/* An empty public room offers its address; here that would help nobody. */}
					{isEmpty && info?.visibility === "private" ? (
						<RoomQuiet room={room} info={info} me={me} onInvite={() => openSettings("invitations")} />
					) : (
						<MessageList room={room} me={me} />
					)}
					<Notice room={room} />
					<TypingLine room={room} me={me} />
					{info?.archivedAt === undefined ? (
						<>
							<RoomNote room={room} />
							<Composer room={room} />
							{room.mayAttach.value && info && <DropZone room={room} title={info.title} />}
						</>
					) : (
						<RoomArchived room={room} />
					)}
					{info && settings.value && (
						<RoomSettings
							room={room}
							info={info}
							me={me}
							tab={settings.value}
							onClose={() => {
								settings.value = undefined;
							}}
						/>
					)}
					{isSearching.value && (
						<SearchPanel
							room={room}
							onClose={() => {
								isSearching.value = false;
							}}
						/>
					)}
					{chosenMember.value && (
						<MemberMenu
							key={chosenMember.value.user.id}
							chosen={chosenMember.value}
							room={room}
							me={me}
							onClose={() => {
								chosenMember.value = undefined;
							}}
						/>
					)}
					{chosen && (
						<MessageMenu
							chosen={chosen}
							room={room}
							me={me}
							onClose={() => {
								// One step may have given way to the next.
								if (chosenMessage.peek() === chosen) chosenMessage.value = undefined;
							}}
						/>
					)}
					{chosenDay.value && (
						<DayPicker
							chosen={chosenDay.value}
							room={room}
							onClose={() => {
								chosenDay.value = undefined;
							}}
						/>
					)}
					{chosenImage.value && (
						<Lightbox
							chosen={chosenImage.value}
							onClose={() => {
								chosenImage.value = undefined;
							}}
						/>
					)}
					<Hint />
				</>
			)}
		</>
	);
}

/** Whether Esc is free: it closes lists, menus and dialogs first, and in another field than the composer it is that field's. */
function isNothingToClose(event: KeyboardEvent): boolean {
	const { target } = event;
	if (event.defaultPrevented || isComposing(event) || document.querySelector("dialog[open], :popover-open, .chat[data-drawer=open]"))
		return false;
	return !(target instanceof HTMLInputElement) && !(target instanceof HTMLTextAreaElement && target.id !== COMPOSER_ID);
}
