/** Figures as people read them. */
import type { Quote } from "./quote.ts";

/** A true minus sign, as wide as the plus. */
const MINUS = "−";

/** How many digits after the point tell two prices of this size apart. */
function digitsFor({ price, kind }: Quote): Intl.NumberFormatOptions {
	if (price < 0.01) return { maximumSignificantDigits: 4 };
	if (price < 1 || (kind === "other" && price < 100)) return { minimumFractionDigits: 2, maximumFractionDigits: 4 };
	return { minimumFractionDigits: 2, maximumFractionDigits: 2 };
}

/** A figure of the size of a quote's price, without its currency. */
export function formatFigure(figure: number, quote: Quote): string {
	return new Intl.NumberFormat("en-US", digitsFor(quote)).format(figure);
}

/** A price with its currency: "$332.89", "72.34 GBp", and a mere figure for an index or where no currency is known. */
export function formatPrice(quote: Quote): string {
	const figure = formatFigure(quote.price, quote);
	if (quote.kind === "index" || !quote.currency) return figure;
	return quote.currency === "USD" ? `$${figure}` : `${figure} ${quote.currency}`;
}

/** A change by arrow, sign and colour, so that no one of them is needed to read it. One that rounds to nothing is none. */
export function formatChange(
	{ value, percent }: NonNullable<Quote["change"]>,
	quote: Quote,
): { value: string; tone: "up" | "down" | "muted" } {
	const figure = formatFigure(Math.abs(value), quote);
	if (!/[1-9]/.test(figure)) return { value: `± ${figure} (0.00%)`, tone: "muted" };
	const [arrow, sign, tone] = value > 0 ? (["▲", "+", "up"] as const) : (["▼", MINUS, "down"] as const);
	const share = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(Math.abs(percent));
	return { value: `${arrow} ${sign}${figure} (${sign}${share}%)`, tone };
}

export function formatVolume(volume: number): string {
	return new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 }).format(volume);
}
