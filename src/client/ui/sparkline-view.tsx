/** A series of figures as a small line, and as words. */
import { useId } from "preact/hooks";
import { describeSparkline, figure, HEIGHT, sparkline, WIDTH } from "./sparkline-geometry.ts";

const ARROWS = { up: "↗", down: "↘", flat: "→" } as const;

export function SparklineView({ values, label }: { values: readonly number[]; label: string }) {
	const id = useId();
	const line = sparkline(values);
	if (!line) return null;
	return (
		<figure class={`sparkline sparkline-${line.trend}`}>
			<svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-labelledby={id}>
				<title id={id}>{describeSparkline(label, line)}</title>
				<path class="sparkline-area" d={line.area} />
				<path class="sparkline-first" d={`M0 ${line.firstY}H${WIDTH}`} />
				<path class="sparkline-line" d={line.line} />
				<path class="sparkline-end" d={`M${line.end.x} ${line.end.y}h0`} />
			</svg>
			<figcaption>
				<bdi>{label}</bdi> {ARROWS[line.trend]} {figure(line.first)} to {figure(line.last)}
			</figcaption>
		</figure>
	);
}
