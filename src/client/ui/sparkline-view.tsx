/** A series of figures as a small line, and as words. Pointing at it, dragging over it, or the arrow keys read its values. */
import { useSignal } from "@preact/signals";
import { useId, useMemo } from "preact/hooks";
import { figures } from "../texts/language.ts";
import { t } from "../texts/room.ts";
import { describeSparkline, figuresBetween, HEIGHT, sparkline, valueAt, valueByKey, WIDTH } from "./sparkline-geometry.ts";

const ARROWS = { up: "↗", down: "↘", flat: "→" } as const;

export function SparklineView({ values, label }: { values: readonly number[]; label: string }) {
	const id = useId();
	const line = useMemo(() => sparkline(values), [values]);
	/** Which value is read; undefined while none is. */
	const at = useSignal<number | undefined>(undefined);
	if (!line) return null;
	const figure = figuresBetween(line.low, line.high);
	const last = values.length - 1;
	const index = at.value ?? last;
	const point = line.points[index];
	const value = figure(values[index] ?? line.last);
	const read = ({ currentTarget, clientX }: PointerEvent & { readonly currentTarget: HTMLElement }) => {
		const { left, width } = currentTarget.getBoundingClientRect();
		at.value = valueAt((clientX - left) / width, values.length);
	};
	const stop = () => {
		at.value = undefined;
	};
	return (
		<figure class={`sparkline sparkline-${line.trend}`}>
			<div
				class="sparkline-plot"
				dir="ltr"
				role="slider"
				tabIndex={0}
				aria-label={label}
				aria-describedby={id}
				aria-readonly="true"
				aria-valuemin={1}
				aria-valuemax={values.length}
				aria-valuenow={index + 1}
				aria-valuetext={t.command.line.value(value, figures(index + 1), figures(values.length))}
				onPointerDown={read}
				onPointerMove={read}
				onPointerLeave={stop}
				onPointerCancel={stop}
				onFocus={({ currentTarget }) => {
					// A click takes the focus too, and reads what it points at.
					if (currentTarget.matches(":focus-visible")) at.value ??= last;
				}}
				onBlur={stop}
				onKeyDown={(event) => {
					const to = valueByKey(event.key, index, values.length);
					if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
					event.preventDefault();
					at.value = to;
				}}
			>
				<svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
					<path class="sparkline-area" d={line.area} />
					<path class="sparkline-first" d={`M0 ${line.firstY}H${WIDTH}`} />
					{at.value !== undefined && point && <path class="sparkline-cross" d={`M${point.x} 0V${HEIGHT}`} />}
					<path class="sparkline-line" d={line.line} />
					{point && <path class="sparkline-end" d={`M${point.x} ${point.y}h0`} />}
				</svg>
				{at.value !== undefined && point && (
					<span class="sparkline-value" style={{ "--x": `${(100 * point.x) / WIDTH}%` }} aria-hidden="true">
						{value}
					</span>
				)}
			</div>
			<figcaption>
				<bdi>{label}</bdi> {ARROWS[line.trend]} {t.command.line.short(figure(line.first), figure(line.last))}
			</figcaption>
			<span id={id} hidden>
				{describeSparkline(label, line)}
			</span>
		</figure>
	);
}
