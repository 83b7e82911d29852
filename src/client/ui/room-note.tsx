/** Above or in the place of the field where one writes: why one cannot write now, or must wait, and what to do about it. */
import type { OpenRoom } from "../open-room.ts";
import type { Held } from "../outbox.ts";
import { patchRoom } from "../rooms-api.ts";
import { t } from "../texts/room.ts";
import { Icon } from "./icon.tsx";
import { useNow } from "./now.ts";
import { useAction } from "./room-action.ts";
import { RoomIcon } from "./room-icon.tsx";
import { slowModeWords } from "./room-words.ts";
import { elapsed, moment } from "./times.ts";

export function RoomNote({ room }: { room: OpenRoom }) {
	const info = room.info.value;
	const isMember = room.role.value === "member";
	const ending = useAction();
	if (!info) return null;
	if (info.paused) {
		return (
			<div class="room-note room-note-strong">
				<RoomIcon name="pause" />
				<p role="status">{isMember ? t.place.paused : (ending.error.value ?? t.place.pausedForMe)}</p>
				{!isMember && (
					<button type="button" class="button button-small" onClick={() => void ending.run(() => patchRoom(room.slug, { paused: false }))}>
						{t.place.unpause}
					</button>
				)}
			</div>
		);
	}
	const muted = room.muted.value;
	if (muted) {
		return (
			<div class="room-note room-note-strong">
				<Icon name="alert" />
				<p role="status">{muted.until === undefined ? t.place.muted : t.place.mutedUntil(moment(muted.until, Date.now()))}</p>
			</div>
		);
	}
	if (room.held.value) return <Waiting held={room.held.value} />;
	if (info.slowMode === 0 || !isMember) return null;
	return (
		<div class="room-note">
			<Icon name="clock" />
			<p>{t.place.slow(slowModeWords(info.slowMode))}</p>
		</div>
	);
}

/** Counts down until what was said goes out. A screen reader hears that it waits, not each second. */
function Waiting({ held: { until, isSlowMode } }: { held: Held }) {
	const now = useNow(500);
	return (
		<div class="room-note">
			<Icon name="clock" />
			<p>
				<span role="status">{isSlowMode ? t.place.heldSlow : t.place.heldFast}</span>
				<span aria-hidden="true">{t.place.heldFor(elapsed(Math.max(1_000, until - now + 999)))}</span>
			</p>
		</div>
	);
}

/** An archived room is only read. */
export function RoomArchived({ room }: { room: OpenRoom }) {
	const opening = useAction();
	return (
		<div class="room-closed">
			<RoomIcon name="archive" />
			<p role="status">{opening.error.value ?? t.place.archived}</p>
			{room.role.value === "owner" && (
				<button type="button" class="button button-small" onClick={() => void opening.run(() => patchRoom(room.slug, { archived: false }))}>
					{t.place.unarchive}
				</button>
			)}
		</div>
	);
}
