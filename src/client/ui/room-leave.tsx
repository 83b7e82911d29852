/** Asks whether to leave a room, and leaves it. */
import { LOBBY } from "../../protocol/addresses.ts";
import type { Room } from "../../protocol/message.ts";
import { removeMember } from "../rooms-api.ts";
import { t } from "../texts/later.ts";
import { fill } from "../texts/words.ts";
import { useAction } from "./room-action.ts";
import { Problem } from "./room-field.tsx";
import { withoutMe } from "./room-groups.ts";
import { Modal } from "./room-modal.tsx";
import { titleFor } from "./room-title.ts";
import { useStore } from "./store-context.ts";

/** How one who leaves comes back. */
export function wayBack({ visibility, direct }: Pick<Room, "visibility" | "direct">): string {
	if (direct) return t.leave.direct;
	return t.leave[visibility];
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
						{fill(t.leave.title, { room: <bdi>{titleFor(room, me.kind === "somebody" ? me.user.name : undefined)}</bdi> })}
					</h2>
					<p>{wayBack(room)}</p>
					<Problem text={error.value} />
					<div class="dialog-actions">
						<button type="button" class="button" onClick={close}>
							{t.leave.stay}
						</button>
						<button type="submit" class="button button-main">
							{isBusy.value ? t.leave.acting : t.leave.act}
						</button>
					</div>
				</form>
			)}
		</Modal>
	);
}
