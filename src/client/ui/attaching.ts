/** How files come into a message: what is chosen, pasted or dropped goes with what is being written in a room. */
import { FILES_PER_MESSAGE } from "../../protocol/limits.ts";
import type { OpenRoom } from "../open-room.ts";
import { figures } from "../texts/language.ts";
import { t } from "../texts/room.ts";
import { focusComposer, stopEdit } from "./drafts.ts";

/** Takes files for a room, and says where there were too many. */
export function attach(room: OpenRoom, files: readonly File[]): void {
	if (files.length === 0) return;
	// Files belong to something new.
	stopEdit(room.slug);
	const left = room.uploads.add(files);
	if (left > 0) {
		room.notice.value = t.files.tooMany(figures(FILES_PER_MESSAGE), left);
	}
	focusComposer();
}

/** The files in what is pasted or dropped, unless it is text that has a picture of itself with it, as from a table or an editor. */
export function filesIn(data: DataTransfer | null): File[] {
	if (!data || data.types.includes("text/plain")) return [];
	return [...data.items].flatMap((item) => {
		// A folder looks like a file that cannot be read.
		if (item.kind !== "file" || item.webkitGetAsEntry()?.isDirectory === true) return [];
		return item.getAsFile() ?? [];
	});
}
