/** A room's log: who did what to whom, when, the newest first. */
import { useSignal } from "@preact/signals";
import type { AuditEntry } from "../../protocol/api.ts";
import { PAGE_DEFAULT } from "../../protocol/limits.ts";
import type { OpenRoom } from "../open-room.ts";
import { fetchAudit } from "../rooms-api.ts";
import { t as first } from "../texts/first.ts";
import { t } from "../texts/later.ts";
import { auditSentence } from "./audit-text.ts";
import { useNow } from "./now.ts";
import { useAction } from "./room-action.ts";
import { Problem } from "./room-field.tsx";
import { useLoaded } from "./room-loaded.ts";
import { Time } from "./time.tsx";
import { dayLabel, dayOf } from "./times.ts";

const DAY_CHECK_MS = 60_000;

export function AuditPanel({ room }: { room: OpenRoom }) {
	const { value, error } = useLoaded(room.slug, () => fetchAudit(room.slug));
	const older = useSignal<readonly AuditEntry[]>([]);
	/** How many the newest answer had: fewer than a page is all there is. */
	const got = useSignal<number | undefined>(undefined);
	const { run, isBusy, error: olderError } = useAction();
	const now = useNow(DAY_CHECK_MS);
	const entries = [...(value.value ?? []), ...older.value];
	const last = entries.at(-1);
	const hasMore = (got.value ?? value.value?.length ?? 0) >= PAGE_DEFAULT;
	const loadOlder = () =>
		run(async () => {
			const page = await fetchAudit(room.slug, last?.id);
			older.value = [...older.value, ...page];
			got.value = page.length;
		});
	return (
		<>
			<Problem text={error.value ?? olderError.value} />
			{value.value?.length === 0 && <p class="panel-note">{t.audit.none}</p>}
			<ol class="audit">
				{entries.map((entry, index) => {
					const before = entries[index - 1];
					const startsDay = before === undefined || dayOf(before.at) !== dayOf(entry.at);
					return (
						<li key={entry.id} class="audit-entry">
							{startsDay && <h3 class="panel-heading">{dayLabel(entry.at, now)}</h3>}
							<p>
								<Time class="audit-time" at={entry.at} />
								<span>
									{auditSentence(entry).map((piece, place) =>
										// The pieces of a sentence never change places.
										typeof piece === "string" ? piece : <bdi key={place}>{piece.name}</bdi>,
									)}
								</span>
							</p>
						</li>
					);
				})}
			</ol>
			{hasMore && (
				<button type="button" class="button button-quiet" onClick={() => void loadOlder()}>
					{isBusy.value ? first.common.loading : t.audit.older}
				</button>
			)}
		</>
	);
}
