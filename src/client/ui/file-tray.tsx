/** Above the field: the files that go with the message, how far they are, and what to do where one does not get on. */
import { ALT_MAX_CHARS } from "../../protocol/limits.ts";
import type { OpenRoom } from "../open-room.ts";
import { t as first } from "../texts/first.ts";
import { figures } from "../texts/language.ts";
import { t } from "../texts/later.ts";
import type { Upload, Uploads } from "../uploads.ts";
import { focusComposer } from "./drafts.ts";
import { sizeText } from "./file-words.ts";
import { Icon } from "./icon.tsx";

export function FileTray({ room }: { room: OpenRoom }) {
	const { uploads } = room;
	const all = uploads.all.value;
	const isOnline = room.status.value.kind === "open";
	return (
		<>
			<ul class="tray" aria-label={t.tray.label}>
				{all.map((upload) => (
					<TrayFile key={upload.id} upload={upload} uploads={uploads} isOnline={isOnline} />
				))}
			</ul>
			<p class="visually-hidden" role="status">
				{summary(all)}
			</p>
		</>
	);
}

interface TrayFileProps {
	upload: Upload;
	uploads: Uploads;
	isOnline: boolean;
}

function TrayFile({ upload, uploads, isOnline }: TrayFileProps) {
	const { id, file, preview, alt, state } = upload;
	return (
		<li class={`tray-file tray-${state.kind}`} data-upload={state.kind}>
			{preview === undefined ? (
				<span class="tray-sign">
					<Icon name="file" />
				</span>
			) : (
				<img class="tray-sign" src={preview} alt="" />
			)}
			<div class="tray-about">
				<p class="tray-name">
					<bdi>{file.name}</bdi> <span class="file-size">{sizeText(file.size)}</span>
				</p>
				{state.kind === "waiting" && <p class="tray-state">{isOnline ? t.tray.waiting : t.tray.waitingOffline}</p>}
				{state.kind === "sending" && <progress class="tray-progress" value={state.part} aria-label={t.tray.sending(file.name)} />}
				{state.kind === "failed" && (
					<p class="tray-trouble" role="alert">
						<Icon name="alert" />
						<span>{state.text}</span>
						{!state.isHopeless && (
							<button type="button" class="link-button" onClick={() => uploads.retry(id)}>
								{first.common.retry}
							</button>
						)}
					</p>
				)}
				{preview !== undefined && state.kind !== "failed" && (
					<input
						class="tray-alt"
						value={alt}
						maxLength={ALT_MAX_CHARS}
						dir="auto"
						aria-label={t.tray.describe(file.name)}
						placeholder={t.tray.describeHint}
						autoComplete="off"
						onInput={({ currentTarget }) => uploads.describe(id, currentTarget.value)}
						onKeyDown={(event) => {
							if (event.key !== "Enter" || event.isComposing) return;
							// Enter in a field of a form would send it; here one is done with describing, not with writing.
							event.preventDefault();
							focusComposer();
						}}
					/>
				)}
			</div>
			<button
				type="button"
				class="icon-button"
				aria-label={t.tray.remove(file.name)}
				title={first.common.remove}
				onClick={() => {
					uploads.remove(id);
					focusComposer();
				}}
			>
				<Icon name="close" />
			</button>
		</li>
	);
}

/** What a screen reader is told of all of them; each bar by itself would talk without end. */
function summary(all: readonly Upload[]): string {
	const ready = all.filter(({ state }) => state.kind === "ready").length;
	return ready === all.length ? t.tray.attached(ready) : t.tray.chosen(all.length, figures(ready));
}
