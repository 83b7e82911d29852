/** The room on screen: its header, what is said in it, and where one writes; or why one cannot be in it. */
import type { RefObject } from "preact";
import type { User } from "../../protocol/message.ts";
import type { OpenRoom } from "../open-room.ts";
import { Composer } from "./composer.tsx";
import { ConnectionBanner } from "./connection-banner.tsx";
import { MessageList } from "./message-list.tsx";
import { Notice } from "./notice.tsx";
import { Refused } from "./refused.tsx";
import { RoomHeader } from "./room-header.tsx";
import { TypingLine } from "./typing-line.tsx";

interface RoomViewProps {
	room: OpenRoom;
	me: User;
	menu: RefObject<HTMLButtonElement | null>;
	onMenu: () => void;
	onNewRoom: (title: string) => void;
}

export function RoomView({ room, me, menu, onMenu, onNewRoom }: RoomViewProps) {
	const status = room.status.value;
	return (
		<>
			<RoomHeader room={room} menu={menu} onMenu={onMenu} />
			{status.kind === "refused" ? (
				<Refused room={room} code={status.code} reason={status.reason} onNewRoom={onNewRoom} />
			) : (
				<>
					<ConnectionBanner room={room} />
					<MessageList room={room} me={me} />
					<Notice room={room} />
					<TypingLine room={room} me={me} />
					<Composer room={room} />
				</>
			)}
		</>
	);
}
