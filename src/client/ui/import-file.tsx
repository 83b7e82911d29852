/** Brings the messages of another room into an empty one: chooses the file, says how far it is, and what is wrong with it. */
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { OpenRoom } from "../open-room.ts";
import { importFile } from "../takeout.ts";
import { t } from "../texts/later.ts";
import { useAction } from "./room-action.ts";

export function ImportFile({ room }: { room: OpenRoom }) {
	const picker = useRef<HTMLInputElement>(null);
	const { error, isBusy, run } = useAction();
	/** What share of the file was sent. */
	const sent = useSignal(0);
	const brought = useSignal<number | undefined>(undefined);
	const stop = useRef<AbortController | undefined>(undefined);
	const bring = async (file: File) => {
		sent.value = 0;
		stop.current = new AbortController();
		const { signal } = stop.current;
		await run(async () => {
			brought.value = await importFile(
				room.slug,
				file,
				(share) => {
					sent.value = share;
				},
				signal,
			);
		});
		// The room was closed meanwhile, whatever came of it.
		room.wake();
	};
	const isSent = sent.value === 1;
	return (
		<div class="import">
			<input
				ref={picker}
				type="file"
				accept=".ndjson,.jsonl,application/x-ndjson"
				hidden
				aria-label={t.settings.import.file}
				onChange={({ currentTarget }) => {
					const [file] = currentTarget.files ?? [];
					if (file) void bring(file);
					// The same file can be chosen again once it was mended.
					currentTarget.value = "";
				}}
			/>
			{isBusy.value ? (
				<div class="import-progress">
					<progress value={isSent ? undefined : sent.value} aria-label={t.settings.import.title} />
					<button type="button" class="button button-small" onClick={() => stop.current?.abort()}>
						{t.settings.import.stop}
					</button>
				</div>
			) : (
				<button type="button" class="button button-small" onClick={() => picker.current?.click()}>
					{t.settings.import.choose}
				</button>
			)}
			<p class="field-hint" role="status">
				{isBusy.value && (isSent ? t.settings.import.placing : t.settings.import.sending)}
				{!isBusy.value && brought.value !== undefined && t.settings.import.done(brought.value)}
			</p>
			<p class="field-error" role="alert">
				{error.value}
			</p>
		</div>
	);
}
