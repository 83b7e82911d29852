/** Asks whether to leave a room, and leaves it. */
import type { Room } from "../../protocol/message.ts";
import { LOBBY } from "../../protocol/names.ts";
import { removeMember } from "../rooms-api.ts";
import { useAction } from "./room-action.ts";
import { Problem } from "./room-field.tsx";
import { withoutMe } from "./room-groups.ts";
import { Modal } from "./room-modal.tsx";
import { titleFor } from "./room-title.ts";
import { useStore } from "./store-context.ts";

/** How one who leaves comes back. */
export function wayBack({ visibility, direct }: Pick<Room, "visibility" | "direct">): string {
	if (direct) return "It stays as it is. To come back, message them again.";
	return visibility === "private" ? "It is private: you need a new invitation to come back." : "You can come back whenever you like.";
}

export function LeaveRoom({ room, onClose }: { room: Room; onClose: () => void }) {
	const store = useStore();
	const me = store.me.value;
	const { error, isBusy, run } = useAction();
	const leave = async () => {
		if (me.kind !== "somebody" || !(await run(() => removeMember(room.slug, me.user.id)))) return;
		if (store.slug.peek() === room.slug) store.show(LOBBY);
		store.forget(room.slug);
		// Not asked for anew: the room tells my account of it a moment later.
		store.rooms.value = withoutMe(store.rooms.peek(), room.slug);
		onClose();
	};
	return (
		<Modal labelledBy="leave-title" onClose={onClose}>
			{(close) => (
				<form
					onSubmit={(event) => {
						event.preventDefault();
						void leave();
					}}
				>
					<h2 id="leave-title">
						Leave <bdi>{titleFor(room, me.kind === "somebody" ? me.user.name : undefined)}</bdi>?
					</h2>
					<p>{wayBack(room)}</p>
					<Problem text={error.value} />
					<div class="dialog-actions">
						<button type="button" class="button" onClick={close}>
							Stay
						</button>
						<button type="submit" class="button button-main">
							{isBusy.value ? "Leaving…" : "Leave"}
						</button>
					</div>
				</form>
			)}
		</Modal>
	);
}
