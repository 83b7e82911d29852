/** An invitation that was just made: its link to copy, and as a QR code for a phone beside one. It is shown this once. */
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { MadeInvite } from "../rooms-api.ts";
import { t as first } from "../texts/first.ts";
import { t } from "../texts/later.ts";
import { copyText } from "./copy.ts";
import { QrCode } from "./qr-code.tsx";

export function InviteLink({ invite: { url }, onDone }: { invite: MadeInvite; onDone: () => void }) {
	const field = useRef<HTMLInputElement>(null);
	const copied = useSignal<boolean | undefined>(undefined);
	const copy = async () => {
		// Where there is no clipboard, what is to be copied is selected, one key away.
		field.current?.select();
		copied.value = await copyText(url);
	};
	return (
		<section class="invite-made" aria-labelledby="invite-made-title">
			<QrCode text={url} label={t.invites.code} />
			<div class="invite-made-text">
				<h3 id="invite-made-title">{t.invites.made}</h3>
				<label for="invite-url">{t.invites.whoever}</label>
				<div class="copy">
					<input ref={field} id="invite-url" type="text" readOnly value={url} dir="ltr" />
					<button type="button" class="button button-main" onClick={() => void copy()}>
						{copied.value === true ? first.common.copied : first.common.copy}
					</button>
				</div>
				<p class="field-hint" role="status">
					{copied.value === true && t.invites.copied}
					{copied.value === false && t.invites.selected}
					{copied.value === undefined && t.invites.copyNow}
				</p>
				<button type="button" class="button button-small" onClick={onDone}>
					{t.invites.another}
				</button>
			</div>
		</section>
	);
}
