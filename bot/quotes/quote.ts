/** What a quote is, what asking a provider can come to, and the guards that every figure passes before it is shown. */
import * as v from "valibot";

export interface Quote {
	readonly price: number;
	/** Shares are priced "per share"; an index is in points and has no currency; pairs, coins and futures are neither. */
	readonly kind: "share" | "index" | "other";
	/** As the provider writes it: "GBp" is pence, and is not turned into pounds. */
	readonly currency?: string | undefined;
	readonly name?: string | undefined;
	readonly exchange?: string | undefined;
	readonly change?: Change | undefined;
	readonly day?: { readonly low: number; readonly high: number } | undefined;
	readonly volume?: number | undefined;
	readonly series?: { readonly values: number[]; readonly label: string } | undefined;
	/** Unix milliseconds: when the price was made. */
	readonly asOf: number;
}

export interface Change {
	readonly value: number;
	readonly percent: number;
	/** What the price is compared with. */
	readonly since: "close" | "open";
}

/**
 * Only `ok` and `unknown` are a provider's word about a symbol. `not_covered`: it does not serve such a symbol, which
 * says nothing about whether there is one. `auth`: the operator's key is wrong. `why` is for the log, in our words.
 */
export type Outcome = { readonly kind: "ok"; readonly quote: Quote } | { readonly kind: "unknown" } | Limited | Failure;
export interface Limited {
	readonly kind: "limited";
	readonly retryAfterS?: number | undefined;
}
export interface Failure {
	readonly kind: "blocked" | "down" | "bad_payload" | "not_covered" | "auth";
	readonly why: string;
}

export function failure(kind: Failure["kind"], why: string): Failure {
	return { kind, why };
}

/** No price, volume or time in seconds is this large; whatever is, is an error of the provider. */
const FIGURE_MAX = 1e12;

/** A finite number, given as such or as text such as "2,867,801", "+0.15" or "-0.51%"; undefined for all else. */
function toFigure(value: unknown): number | undefined {
	const isText = typeof value === "string" && /^[+-]?\d[\d,]*(\.\d+)?%?$/.test(value);
	const figure = isText ? Number(value.replace(/[,%]/g, "")) : value;
	return typeof figure === "number" && Math.abs(figure) < FIGURE_MAX ? figure : undefined;
}

/** A field that may hold a number. Nothing in it makes the parse fail: what is no number reads as undefined. */
export const figureField = v.optional(v.pipe(v.unknown(), v.transform(toFigure)));

/** The same for prices, volumes and times: what is not above zero reads as undefined too. */
export const amountField = v.optional(
	v.pipe(
		v.unknown(),
		v.transform((value) => {
			const figure = toFigure(value);
			return figure !== undefined && figure > 0 ? figure : undefined;
		}),
	),
);

/** A field that may hold text; anything else, or nothing, reads as undefined. */
export const textField = v.optional(
	v.pipe(
		v.unknown(),
		v.transform((value) => (typeof value === "string" && value !== "" ? value : undefined)),
	),
);

/** The change from a price that was, if that is known. */
export function changeFrom(price: number, before: number | undefined, since: Change["since"]): Change | undefined {
	if (before === undefined) return undefined;
	return { value: price - before, percent: (100 * (price - before)) / before, since };
}

/** The change as a provider reports it since the last close, if it reports both of its figures. */
export function reportedChange(value: number | undefined, percent: number | undefined): Change | undefined {
	return value === undefined || percent === undefined ? undefined : { value, percent, since: "close" };
}

/** A range, if both its ends are known and in order. */
export function rangeOf(low: number | undefined, high: number | undefined): Quote["day"] {
	return low !== undefined && high !== undefined && low <= high ? { low, high } : undefined;
}
