/** From a series of numbers to the line that draws it, and to the words that say the same. Pure. */

export const WIDTH = 240;
export const HEIGHT = 56;
/** Room for the line's own width and for the dot at its end. */
const MARGIN = 4;

export type Trend = "up" | "down" | "flat";

export interface Sparkline {
	/** The `d` of the line's path, and of the area below it. */
	readonly line: string;
	readonly area: string;
	readonly end: { readonly x: number; readonly y: number };
	/** The height of the first value, to compare with. */
	readonly firstY: number;
	readonly trend: Trend;
	readonly first: number;
	readonly last: number;
	readonly low: number;
	readonly high: number;
}

/** Undefined for less than two values, which make no line. */
export function sparkline(values: readonly number[]): Sparkline | undefined {
	const first = values[0];
	const last = values.at(-1);
	if (first === undefined || last === undefined || values.length < 2) return undefined;
	const low = Math.min(...values);
	const high = Math.max(...values);
	const x = (index: number) => round((index / (values.length - 1)) * (WIDTH - MARGIN));
	// Equal values are a line through the middle.
	const y = (value: number) => round(high === low ? HEIGHT / 2 : MARGIN + ((high - value) / (high - low)) * (HEIGHT - 2 * MARGIN));
	const line = values.map((value, index) => `${index === 0 ? "M" : "L"}${x(index)} ${y(value)}`).join("");
	const end = { x: x(values.length - 1), y: y(last) };
	return {
		line,
		area: `${line}V${HEIGHT}H${x(0)}Z`,
		end,
		firstY: y(first),
		trend: last > first ? "up" : last < first ? "down" : "flat",
		first,
		last,
		low,
		high,
	};
}

/** "Price today: rose from 99.5 to 101.2; low 98, high 102." */
export function describeSparkline(label: string, { trend, first, last, low, high }: Sparkline): string {
	const verb = trend === "up" ? "rose from" : trend === "down" ? "fell from" : "stayed at";
	const course = trend === "flat" ? `${verb} ${figure(last)}` : `${verb} ${figure(first)} to ${figure(last)}`;
	return `${label}: ${course}; low ${figure(low)}, high ${figure(high)}.`;
}

/** A number with as many digits as tell it from its neighbours. */
export function figure(value: number): string {
	const options = Math.abs(value) >= 1 ? { maximumFractionDigits: 2 } : { maximumSignificantDigits: 4 };
	return new Intl.NumberFormat(undefined, options).format(value);
}

function round(length: number): number {
	return Math.round(length * 10) / 10;
}
