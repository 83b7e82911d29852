/** In the place of a room that cannot be entered, or no longer: why, and what to do instead. */
import { useEffect } from "preact/hooks";
import { DIRECT_PREFIX, LOBBY } from "../../protocol/addresses.ts";
import { CLOSE } from "../../protocol/errors.ts";
import type { OpenRoom } from "../open-room.ts";
import { t as first } from "../texts/first.ts";
import { t } from "../texts/later.ts";
import { refusalText } from "../texts/refusals.ts";
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
	const { title, text } = isNoRoom ? missing(room, wasIn) : code === CLOSE.not_allowed.code ? shut(room, wasIn) : other();
	useEffect(() => {
		// The list of rooms may still have it.
		if (wasIn) void store.refresh();
	}, [wasIn, store]);
	return (
		<div class="refused">
			<h2>{title}</h2>
			<p role="alert">{text ?? (reason ? refusalText(code, reason) : t.refused.unknown)}</p>
			<div class="refused-actions">
				{isNoRoom && !wasIn && !room.slug.startsWith(DIRECT_PREFIX) && (
					<button type="button" class="button button-main" onClick={() => onNewRoom(titleFrom(room.slug))}>
						{t.refused.open}
					</button>
				)}
				{!isNoRoom && !isLost && (
					<button type="button" class="button button-main" onClick={() => store.show(room.slug)}>
						{first.common.tryAgain}
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
						{first.common.toLobby}
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

function other(): Words {
	return { title: t.refused.title, text: undefined };
}

function missing({ slug }: OpenRoom, wasIn: boolean): Words {
	if (wasIn) return { title: t.refused.goneTitle, text: t.refused.gone };
	// To who is not in it, a private room is as one that does not exist.
	return { title: t.refused.noneTitle, text: t.refused.none(pathOf(slug)) };
}

function shut({ info }: OpenRoom, wasIn: boolean): Words {
	if (!wasIn) return { title: t.refused.title, text: t.refused.out };
	const isPrivate = info.peek()?.visibility === "private";
	return { title: t.refused.lostTitle, text: isPrivate ? t.refused.lost : t.refused.lostPublic };
}
