/** Whether messages can be imported into a room: by its owner, who has an account, while nothing was ever said in it. */
import type { OpenRoom } from "../open-room.ts";
import { shownOf } from "../timeline-window.ts";

export function useMayImport({ role, info, timeline }: OpenRoom): boolean {
	const { you, rev } = timeline.value;
	if (role.value !== "owner" || you?.user.kind !== "account" || info.value?.archivedAt !== undefined) return false;
	const { messages, hasOlder } = shownOf(timeline.value);
	return rev === 0 && messages.length === 0 && !hasOlder;
}
