/** In the place of a room that cannot be entered: why, and what to do instead. */
import { LOBBY } from "../../protocol/names.ts";
import type { OpenRoom } from "../open-room.ts";
import { pathOf, titleFrom } from "./address.ts";
import { useStore } from "./store-context.ts";

/** The catalogue's close code for a room that is not there. */
const NO_ROOM = 4404;

interface RefusedProps {
	room: OpenRoom;
	code: number;
	reason: string;
	onNewRoom: (title: string) => void;
}

export function Refused({ room, code, reason, onNewRoom }: RefusedProps) {
	const store = useStore();
	return (
		<div class="refused">
			<h2>{code === NO_ROOM ? "There is no such room" : "You cannot be in this room"}</h2>
			<p role="alert">
				{code === NO_ROOM ? (
					<>
						Nobody has opened <bdi>{pathOf(room.slug)}</bdi> yet.
					</>
				) : (
					reason || "The server did not say why."
				)}
			</p>
			<div class="refused-actions">
				{code === NO_ROOM ? (
					<button type="button" class="button button-main" onClick={() => onNewRoom(titleFrom(room.slug))}>
						Open it
					</button>
				) : (
					<button type="button" class="button button-main" onClick={() => store.show(room.slug)}>
						Try again
					</button>
				)}
				{room.slug !== LOBBY && (
					<a
						class="button"
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
