/** A room in which nothing was said yet: what it is, how others get here, and something to try. */
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { OpenRoom } from "../open-room.ts";
import { t as first } from "../texts/first.ts";
import { t } from "../texts/later.ts";
import { fill } from "../texts/words.ts";
import { pathOf } from "./address.ts";
import { copyText } from "./copy.ts";
import { ExampleCommand } from "./example-command.tsx";
import { ImportFile } from "./import-file.tsx";
import { useMayImport } from "./may-import.ts";
import { QrCode } from "./qr-code.tsx";

export function EmptyRoom({ room }: { room: OpenRoom }) {
	const field = useRef<HTMLInputElement>(null);
	const isQrShown = useSignal(false);
	const copied = useSignal<boolean | undefined>(undefined);
	const mayImport = useMayImport(room);
	const isOver = room.info.value?.archivedAt !== undefined;
	const address = location.origin + pathOf(room.slug);
	const copy = async () => {
		// Where there is no clipboard, what is to be copied is selected, one key away.
		field.current?.select();
		copied.value = await copyText(address);
	};
	return (
		<section class="empty" aria-labelledby="empty-title">
			<h2 id="empty-title">{fill(t.empty.welcome, { room: <bdi>{room.timeline.value.room?.title}</bdi> })}</h2>
			<p>{isOver ? t.empty.over : t.empty.quiet}</p>
			<div class="empty-step">
				<label for="room-address">{t.empty.share}</label>
				<div class="copy">
					<input ref={field} id="room-address" type="text" readOnly value={address} dir="ltr" />
					<button type="button" class="button" onClick={() => void copy()}>
						{copied.value === true ? first.common.copied : first.common.copy}
					</button>
				</div>
				{isQrShown.value && <QrCode text={address} label={t.empty.qr} />}
				<div>
					<button
						type="button"
						class="link-button"
						aria-expanded={isQrShown.value}
						onClick={() => {
							isQrShown.value = !isQrShown.value;
						}}
					>
						{isQrShown.value ? t.empty.hideQr : t.empty.showQr}
					</button>
				</div>
				<p class="field-hint" role="status">
					{copied.value === true && t.empty.addressCopied}
					{copied.value === false && t.empty.addressSelected}
				</p>
			</div>
			{!isOver && <ExampleCommand room={room} />}
			{mayImport && (
				<div class="empty-step">
					<p class="empty-label">{t.empty.bring}</p>
					<ImportFile room={room} />
				</div>
			)}
		</section>
	);
}
