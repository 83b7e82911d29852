/** New recovery codes, shown this once. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { t as first } from "../texts/first.ts";
import { t } from "../texts/later.ts";
import { fill } from "../texts/words.ts";
import { copyText } from "./copy.ts";

interface AccountCodesProps {
	codes: readonly string[];
	handle: string;
	onDone: () => void;
}

export function AccountCodes({ codes, handle, onDone }: AccountCodesProps) {
	const box = useRef<HTMLElement>(null);
	const said = useSignal("");
	useEffect(() => box.current?.focus(), []);
	const copy = async () => {
		said.value = (await copyText(codes.join("\n"))) ? t.recovery.codes.copied : t.recovery.codes.notCopied;
	};
	return (
		<section ref={box} class="codes" aria-label={t.recovery.codes.label} tabIndex={-1}>
			<p>{fill(t.recovery.codes.about, { now: <strong>{t.recovery.codes.now}</strong> })}</p>
			<ul class="codes-list" translate={false}>
				{codes.map((code) => (
					<li key={code}>
						<code>{code}</code>
					</li>
				))}
			</ul>
			<div class="codes-actions">
				<button type="button" class="button button-small" onClick={() => void copy()}>
					{first.common.copy}
				</button>
				<button type="button" class="button button-small" onClick={() => download(handle, codes)}>
					{t.recovery.codes.download}
				</button>
				<button type="button" class="button button-small button-main" onClick={onDone}>
					{t.recovery.codes.kept}
				</button>
				<span class="field-hint" role="status">
					{said.value}
				</span>
			</div>
		</section>
	);
}

function download(handle: string, codes: readonly string[]): void {
	const text = [t.recovery.codes.file(handle, location.host), "", ...codes, ""].join("\n");
	const url = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
	const link = document.createElement("a");
	link.href = url;
	link.download = `chattorum-recovery-codes-${handle}.txt`;
	link.click();
	URL.revokeObjectURL(url);
}
