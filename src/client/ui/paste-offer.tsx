/** Above the field, after a long text or code was pasted: what else it could be. It is in the message already, and may stay so. */
import type { Signal } from "@preact/signals";
import type { RefObject } from "preact";
import type { OpenRoom } from "../open-room.ts";
import { t } from "../texts/later.ts";
import { attach } from "./attaching.ts";
import { isInCode } from "./completing.ts";
import { Icon } from "./icon.tsx";
import { insert } from "./insert.ts";
import { fenced, isWorthOffering, type Pasted, placeOf } from "./pasting.ts";

interface PasteOfferProps {
	room: OpenRoom;
	draft: string;
	pasted: Signal<Pasted | undefined>;
	field: RefObject<HTMLTextAreaElement | null>;
	/** Whether it may be a file. */
	mayAttach: boolean;
}

export function PasteOffer({ room, draft, pasted, field, mayAttach }: PasteOfferProps) {
	const place = pasted.value && placeOf(draft, pasted.value);
	if (!pasted.value || place === undefined) return null;
	const { text } = pasted.value;
	const before = draft.slice(0, place);
	const behind = draft.slice(place + text.length);
	if (!isWorthOffering(text) || isInCode(before)) return null;
	const close = () => {
		pasted.value = undefined;
		field.current?.focus();
	};
	const replace = (by: string) => {
		if (field.current) insert(field.current, place, place + text.length, by);
		close();
	};
	return (
		<div class="paste-offer">
			<span role="status">{t.paste.offer}</span>
			<button type="button" class="button button-small" onClick={() => replace(fenced(text, before, behind))}>
				{t.paste.asCode}
			</button>
			{mayAttach && (
				<button
					type="button"
					class="button button-small"
					onClick={() => {
						replace("");
						attach(room, [new File([text], t.paste.file, { type: "text/plain" })]);
					}}
				>
					{t.paste.asFile}
				</button>
			)}
			<button type="button" class="icon-button" aria-label={t.paste.leave} title={t.paste.leave} onClick={close}>
				<Icon name="close" />
			</button>
		</div>
	);
}
