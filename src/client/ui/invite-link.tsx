/** An invitation that was just made: its link to copy, and as a QR code for a phone beside one. It is shown this once. */
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { MadeInvite } from "../rooms-api.ts";
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
			<QrCode text={url} label="The invitation as a QR code" />
			<div class="invite-made-text">
				<h3 id="invite-made-title">Here is your invitation</h3>
				<label for="invite-url">Whoever has this link can come in</label>
				<div class="copy">
					<input ref={field} id="invite-url" type="text" readOnly value={url} dir="ltr" />
					<button type="button" class="button button-main" onClick={() => void copy()}>
						{copied.value === true ? "Copied" : "Copy"}
					</button>
				</div>
				<p class="field-hint" role="status">
					{copied.value === true && "The link is on your clipboard."}
					{copied.value === false && "The link is selected: copy it with your keyboard."}
					{copied.value === undefined && "Copy it now: it is shown this once."}
				</p>
				<button type="button" class="button button-small" onClick={onDone}>
					Make another
				</button>
			</div>
		</section>
	);
}
