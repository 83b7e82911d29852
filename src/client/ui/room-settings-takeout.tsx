/** What was said in a room as a file, and the way of such a file into an empty room. */
import { useSignal } from "@preact/signals";
import type { Room } from "../../protocol/message.ts";
import type { OpenRoom } from "../open-room.ts";
import { exportAddress } from "../takeout.ts";
import { t } from "../texts/later.ts";
import { ImportFile } from "./import-file.tsx";
import { useMayImport } from "./may-import.ts";

export function RoomExport({ info }: { info: Room }) {
	return (
		<div class="setting-row">
			<div>
				<h3>{t.settings.export.title}</h3>
				<p>{t.settings.export.about}</p>
			</div>
			<div class="setting-buttons">
				<a class="button button-small" href={exportAddress(info.slug, "html")} download>
					{t.settings.export.page}
				</a>
				<a class="button button-small" href={exportAddress(info.slug, "ndjson")} download>
					{t.settings.export.data}
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
				<h3>{t.settings.import.title}</h3>
				<p>{t.settings.import.about}</p>
			</div>
			<ImportFile room={room} />
		</div>
	);
}
