/** A text as a QR code, drawn of rectangles. The encoder is fetched when the first code is shown. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type Bar, barsOf } from "./qr-bars.ts";

/** The quiet zone that readers need around a code, in modules. */
const MARGIN = 3;

export function QrCode({ text, label }: { text: string; label: string }) {
	const code = useSignal<{ bars: Bar[]; size: number } | undefined>(undefined);
	useEffect(() => {
		let isWanted = true;
		import("uqr")
			.then(({ encode }) => {
				const { data, size } = encode(text, { ecc: "M", border: 0 });
				if (isWanted) code.value = { bars: barsOf(data), size };
			})
			// Offline, or the page is older than the server: the link beside it does the same.
			.catch(() => {});
		return () => {
			isWanted = false;
		};
	}, [text, code]);
	const side = (code.value?.size ?? 0) + 2 * MARGIN;
	return (
		<svg class="qr" viewBox={`${-MARGIN} ${-MARGIN} ${side} ${side}`} role="img" aria-label={label} shape-rendering="crispEdges">
			{code.value?.bars.map(({ x, y, width }) => (
				<rect key={`${x} ${y}`} x={x} y={y} width={width} height={1} />
			))}
		</svg>
	);
}
