/** A quote as a room shows it: one line of text, and a card that says the same and more. */
import { CARD_FIELD_MAX_CHARS } from "../../src/protocol/limits.ts";
import type { Card } from "../../src/protocol/message.ts";
import { clipLine } from "../text.ts";
import { formatChange, formatFigure, formatPrice, formatVolume } from "./format.ts";
import type { Found } from "./memory.ts";
import { SPELLINGS, type Ticker } from "./symbol.ts";

const STALE_NOTE = "No provider could be reached: these are the last known figures. Not investment advice.";
/** Characters of a name or exchange, which leave room for the symbol beside it. */
const NAME_MAX_CHARS = 120;

type Shown = Found & { readonly isStale: boolean };

/** The line, which says by itself where its price is not a current or a real one. */
export function quoteText(ticker: Ticker, { quote, provider, isStale }: Shown): string {
	const unit = quote.kind === "share" ? " per share" : "";
	const caution = provider.name === "sample" ? " (sample data, not a real price)" : isStale ? " (last known price)" : "";
	return `${ticker.text} quote is ${clipLine(formatPrice(quote), CARD_FIELD_MAX_CHARS)}${unit}${caution}`;
}

/** The card, with a row for each thing that is known, and every field within the limits of the contract. */
export function quoteCard(ticker: Ticker, { quote, provider, isStale }: Shown): Card {
	const { name, change, day, volume, exchange, series } = quote;
	const rows: Card["rows"] = [{ label: "Price", value: formatPrice(quote) }];
	if (change) rows.push({ label: change.since === "open" ? "Change since open" : "Change", ...formatChange(change, quote) });
	if (day) {
		const value = `${formatFigure(day.low, quote)} – ${formatFigure(day.high, quote)}`;
		rows.push({ label: "Day range", value, range: { low: day.low, high: day.high, at: quote.price } });
	}
	if (volume) rows.push({ label: "Volume", value: formatVolume(volume) });
	if (exchange) rows.push({ label: "Exchange", value: exchange });
	return {
		title: name ? `${clipLine(name, NAME_MAX_CHARS)} (${ticker.text})` : ticker.text,
		...(provider.name !== "sample" && { url: pageOf(ticker) }),
		rows: rows.map((row) => ({ ...row, value: clipLine(row.value, CARD_FIELD_MAX_CHARS) })),
		...(series && { series }),
		source: provider.label,
		asOf: quote.asOf,
		note: isStale ? STALE_NOTE : provider.note,
	};
}

/** A page about a ticker, for people, whoever its figures are from. */
function pageOf(ticker: Ticker): string {
	return `https://finance.yahoo.com/quote/${encodeURIComponent(SPELLINGS.yahoo(ticker) ?? ticker.text)}`;
}
