/** Code between fences. It is coloured once it comes near the screen, by a script that is fetched for the first such code. */
import { useSignal } from "@preact/signals";
import type { RootContent } from "hast";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../texts/room.ts";
import { copyText } from "./copy.ts";
import { Said } from "./said.tsx";

const COPIED_MS = 2_000;
/** Half a screen ahead. */
const NEAR = "50%";

export function CodeBlock({ text, label }: { text: string; label: string }) {
	const box = useRef<HTMLDivElement>(null);
	const coloured = useSignal<ComponentChildren>(undefined);
	const copied = useSignal<boolean | undefined>(undefined);
	useEffect(() => {
		coloured.value = undefined;
		if (!box.current || label === "") return;
		const watch = new IntersectionObserver(
			([entry]) => {
				if (!entry?.isIntersecting) return;
				watch.disconnect();
				import("./highlight.ts")
					.then(({ highlight }) => {
						coloured.value = highlight(text, label)?.map(pieceView);
					})
					// It reads well without.
					.catch(() => {});
			},
			{ rootMargin: NEAR },
		);
		watch.observe(box.current);
		return () => watch.disconnect();
	}, [text, label, coloured]);
	const copy = async () => {
		copied.value = await copyText(text);
		setTimeout(() => {
			copied.value = undefined;
		}, COPIED_MS);
	};
	return (
		<div ref={box} class="code-block">
			<div class="code-head">
				<span class="code-label">{label || t.code.label}</span>
				<button type="button" class="code-copy" onClick={() => void copy()}>
					<Said text={copied.value === undefined ? t.code.copy : copied.value ? t.code.copied : t.code.notCopied} />
				</button>
			</div>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area that the keyboard cannot reach cannot be read with it. */}
			<pre dir="ltr" tabIndex={0}>
				<code>{coloured.value ?? text}</code>
			</pre>
			<span class="visually-hidden" role="status">
				{copied.value === true && t.code.done}
				{copied.value === false && t.code.refused}
			</span>
		</div>
	);
}

/** A piece of the highlighter's tree. Its kind is all that is taken over besides its text. */
function pieceView(piece: RootContent): ComponentChildren {
	if (piece.type === "text") return piece.value;
	if (piece.type !== "element") return undefined;
	const { className } = piece.properties;
	return <span class={Array.isArray(className) ? className.join(" ") : ""}>{piece.children.map(pieceView)}</span>;
}
