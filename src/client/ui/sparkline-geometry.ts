/** From a series of numbers to the line that draws it, and to the words that say the same. Pure. */
import { figures } from "../texts/language.ts";
import { t } from "../texts/room.ts";

export const WIDTH = 240;
export const HEIGHT = 56;
/** Room for the line's own width and for the dot at its end. */
const MARGIN = 4;
const MOST_DIGITS = 8;
/** From here on numbers are written as "1.234E20". */
const HUGE = 1e15;

export type Trend = "up" | "down" | "flat";

export interface Sparkline {
	/** The `d` of the line's path, and of the area below it. */
	readonly line: string;
	readonly area: string;
	/** Where each value is. */
	readonly points: readonly { readonly x: number; readonly y: number }[];
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
	// Equal values are a line through the middle. Halves, since the whole may be more than a number can be.
	const share = (value: number) => (high === low ? 0.5 : (high / 2 - value / 2) / (high / 2 - low / 2));
	const y = (value: number) => round(MARGIN + share(value) * (HEIGHT - 2 * MARGIN));
	const points = values.map((value, index) => ({ x: x(index), y: y(value) }));
	const line = points.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x} ${y}`).join("");
	return {
		line,
		area: `${line}V${HEIGHT}H${x(0)}Z`,
		points,
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
	const figure = figuresBetween(low, high);
	const course = t.command.line[trend](figure(first), figure(last));
	return t.command.line.all(label, course, figure(low), figure(high));
}

/** Writes numbers from a range with as many digits as tell them from each other. */
export function figuresBetween(low: number, high: number): (value: number) => string {
	if (Math.max(Math.abs(low), Math.abs(high)) >= HUGE) {
		const format = new Intl.NumberFormat(undefined, { notation: "scientific", maximumFractionDigits: 3 });
		return (value) => format.format(value);
	}
	const span = high > low ? high - low : Math.abs(high);
	const digits = span > 0 && Number.isFinite(span) ? Math.ceil(-Math.log10(span)) + 2 : 0;
	return (value) => figures(value, { maximumFractionDigits: Math.min(Math.max(digits, 2), MOST_DIGITS) });
}

/** Which value is nearest to a place on the line's width, from 0 to 1. */
export function valueAt(place: number, count: number): number {
	// The line ends before its frame does, to leave its last dot room.
	const index = Math.round((place * WIDTH * (count - 1)) / (WIDTH - MARGIN));
	return Math.min(Math.max(index, 0), count - 1);
}

/** Which value a key leads to from another, as on any slider; undefined where the key has no meaning here. */
export function valueByKey(key: string, at: number, count: number): number | undefined {
	const page = Math.max(1, Math.round(count / 10));
	const to = {
		ArrowLeft: at - 1,
		ArrowDown: at - 1,
		ArrowRight: at + 1,
		ArrowUp: at + 1,
		PageDown: at - page,
		PageUp: at + page,
		Home: 0,
		End: count - 1,
	}[key];
	return to === undefined ? undefined : Math.min(Math.max(to, 0), count - 1);
}

function round(length: number): number {
	return Math.round(length * 10) / 10;
}
