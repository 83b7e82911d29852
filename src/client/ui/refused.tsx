/** In the place of a room that cannot be entered, or no longer: why, and what to do instead. */
import { useEffect } from "preact/hooks";
import { CLOSE } from "../../protocol/errors.ts";
import { DIRECT_PREFIX, LOBBY } from "../../protocol/names.ts";
import type { OpenRoom } from "../open-room.ts";
import { pathOf, titleFrom } from "./address.ts";
import { useStore } from "./store-context.ts";

interface RefusedProps {
	room: OpenRoom;
	code: number;
	reason: string;
	onNewRoom: (title: string) => void;
}

export function Refused({ room, code, reason, onNewRoom }: RefusedProps) {
	const store = useStore();
	const isNoRoom = code === CLOSE.no_room.code;
	/** Whether I was in the room until now. */
	const wasIn = room.info.value !== undefined;
	const isLost = wasIn && (isNoRoom || room.info.value?.visibility === "private");
	const { title, text } = isNoRoom ? missing(room, wasIn) : code === CLOSE.not_allowed.code ? shut(room, wasIn) : OTHER;
	useEffect(() => {
		// The list of rooms may still have it.
		if (wasIn) void store.refresh();
	}, [wasIn, store]);
	return (
		<div class="refused">
			<h2>{title}</h2>
			<p role="alert">{text ?? (reason || "The server did not say why.")}</p>
			<div class="refused-actions">
				{isNoRoom && !wasIn && !room.slug.startsWith(DIRECT_PREFIX) && (
					<button type="button" class="button button-main" onClick={() => onNewRoom(titleFrom(room.slug))}>
						Open it
					</button>
				)}
				{!isNoRoom && !isLost && (
					<button type="button" class="button button-main" onClick={() => store.show(room.slug)}>
						Try again
					</button>
				)}
				{room.slug !== LOBBY && (
					<a
						class={`button ${isLost ? "button-main" : ""}`}
						href={pathOf(LOBBY)}
						onClick={(event) => {
							event.preventDefault();
							store.show(LOBBY);
						}}
					>
						Go to the lobby
					</a>
				)}
			</div>
		</div>
	);
}

interface Words {
	title: string;
	/** Undefined: what the server says. */
	text: string | undefined;
}

const OTHER: Words = { title: "You cannot be in this room", text: undefined };

function missing({ slug }: OpenRoom, wasIn: boolean): Words {
	if (wasIn) return { title: "This room is gone", text: "Its owner has deleted it, with all that was said in it." };
	// To who is not in it, a private room is as one that does not exist.
	return { title: "There is no such room", text: `Nobody has opened ${pathOf(slug)} yet, or it is private and you were not invited.` };
}

function shut({ info }: OpenRoom, wasIn: boolean): Words {
	if (!wasIn) return { title: OTHER.title, text: "A moderator keeps you out of it. It may be over after a while." };
	const isPrivate = info.peek()?.visibility === "private";
	return {
		title: "You are no longer in this room",
		text: isPrivate
			? "A moderator removed you. To come back you need a new invitation."
			: "A moderator removed you, or made the room private.",
	};
}
