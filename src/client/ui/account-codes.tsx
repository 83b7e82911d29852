/** New recovery codes, shown this once. */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
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
		said.value = (await copyText(codes.join("\n"))) ? "Copied." : "They could not be copied. Please select and copy them.";
	};
	return (
		<section ref={box} class="codes" aria-label="Your new recovery codes" tabIndex={-1}>
			<p>
				<strong>Keep these now: they are not shown again.</strong> Each is good once. A password manager or a piece of paper is a good
				place.
			</p>
			<ul class="codes-list" translate={false}>
				{codes.map((code) => (
					<li key={code}>
						<code>{code}</code>
					</li>
				))}
			</ul>
			<div class="codes-actions">
				<button type="button" class="button button-small" onClick={() => void copy()}>
					Copy
				</button>
				<button type="button" class="button button-small" onClick={() => download(handle, codes)}>
					Download
				</button>
				<button type="button" class="button button-small button-main" onClick={onDone}>
					I have kept them
				</button>
				<span class="field-hint" role="status">
					{said.value}
				</span>
			</div>
		</section>
	);
}

function download(handle: string, codes: readonly string[]): void {
	const text = [`Recovery codes of @${handle} at ${location.host}. Each is good once.`, "", ...codes, ""].join("\n");
	const url = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
	const link = document.createElement("a");
	link.href = url;
	link.download = `chattorum-recovery-codes-${handle}.txt`;
	link.click();
	URL.revokeObjectURL(url);
}
