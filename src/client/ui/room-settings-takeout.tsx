/** What was said in a room as a file, and the way of such a file into an empty room. */
import { useSignal } from "@preact/signals";
import type { Room } from "../../protocol/message.ts";
import type { OpenRoom } from "../open-room.ts";
import { exportAddress } from "../takeout.ts";
import { ImportFile } from "./import-file.tsx";
import { useMayImport } from "./may-import.ts";

export function RoomExport({ info }: { info: Room }) {
	return (
		<div class="setting-row">
			<div>
				<h3>Export</h3>
				<p>All that was said, as a file: a page to read and print, or data that can be imported into a new room.</p>
			</div>
			<div class="setting-buttons">
				<a class="button button-small" href={exportAddress(info.slug, "html")} download>
					Page
				</a>
				<a class="button button-small" href={exportAddress(info.slug, "ndjson")} download>
					Data
				</a>
			</div>
		</div>
	);
}

/** For who may import here. Stays to say what came of it when the room is not empty any more. */
export function RoomImport({ room }: { room: OpenRoom }) {
	const wasOffered = useSignal(false);
	if (useMayImport(room)) wasOffered.value = true;
	if (!wasOffered.value) return null;
	return (
		<div class="setting-row setting-row-stacked">
			<div>
				<h3>Import</h3>
				<p>Fill this empty room with the messages of another: the data of its export. The room says that they were imported.</p>
			</div>
			<ImportFile room={room} />
		</div>
	);
}
