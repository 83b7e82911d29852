/** Which texts are symbols, what kind of thing each one names, and how each provider spells it. */
import type { Quote } from "./quote.ts";

/** Checked before upper-casing, which turns some letters outside ASCII into letters inside ("ı" into "I"). */
const RAW = /^[\x21-\x7e]{1,32}$/;
const SYMBOL = /^(?=.{1,20}$)(?:\^[A-Z0-9]+(?:[.-][A-Z0-9]+){0,2}|[A-Z0-9]+(?:[.-][A-Z0-9]+){0,3}(?:=[A-Z])?)$/;

const US_SHARE = /^([A-Z]{1,5})(?:\.US)?$/;
/** "BRK.B". Other single letters after the dot are exchanges: ".L" is London. */
const US_SHARE_CLASS = /^([A-Z]{1,4})[.-]([ABC])(?:\.US)?$/;
const COIN = /^([A-Z0-9]{2,10})-(USD|EUR|GBP|JPY|CAD|AUD|CHF|INR|KRW)$/;
const CURRENCY_PAIR = /^([A-Z]{3})([A-Z]{3})=X$/;
const LISTED_ABROAD = /^([A-Z0-9-]+)\.([A-Z]{1,4})$/;

/** A symbol that was understood. `text` is shown; `key` is the same for all spellings of one thing. */
export type Ticker = { readonly text: string; readonly key: string } & (
	| { readonly kind: "us"; readonly root: string; readonly shareClass?: string }
	| { readonly kind: "abroad"; readonly root: string; readonly exchange: string }
	| { readonly kind: "pair"; readonly base: string; readonly counter: string }
	| { readonly kind: "index" }
	| { readonly kind: "other" }
);

export type ProviderName = "yahoo" | "cboe" | "cnbc" | "finnhub" | "twelvedata" | "stooq" | "sample";

/** The symbol that a text is, or undefined. Takes time in proportion to the text, and none for a long one. */
export function parseTicker(raw: string): Ticker | undefined {
	if (!RAW.test(raw)) return undefined;
	const text = raw.replace(/^\$/, "").toUpperCase();
	if (!SYMBOL.test(text)) return undefined;

	if (text.startsWith("^")) return { kind: "index", text, key: text === "^SPX" ? "^GSPC" : text };
	const [, share] = US_SHARE.exec(text) ?? [];
	if (share) return { kind: "us", text, key: share, root: share };
	const [, root, shareClass] = US_SHARE_CLASS.exec(text) ?? [];
	if (root && shareClass) return { kind: "us", text, key: `${root}.${shareClass}`, root, shareClass };
	const [, base, counter] = COIN.exec(text) ?? CURRENCY_PAIR.exec(text) ?? [];
	if (base && counter) return { kind: "pair", text, key: text, base, counter };
	const [, code, exchange] = LISTED_ABROAD.exec(text) ?? [];
	if (code && exchange) return { kind: "abroad", text, key: text, root: code, exchange };
	return { kind: "other", text, key: text };
}

/** What a ticker is a price of, as far as its spelling tells. */
export function kindOf(ticker: Ticker): Quote["kind"] {
	if (ticker.kind === "index") return "index";
	return ticker.kind === "us" || ticker.kind === "abroad" ? "share" : "other";
}

/** The currency that a ticker's spelling says its price is in. */
export function currencyOf(ticker: Ticker): string | undefined {
	if (ticker.kind === "us") return "USD";
	return ticker.kind === "pair" ? ticker.counter : undefined;
}

/** Where an index is known under other names; by its key. */
const INDEXES: Readonly<Record<string, Partial<Record<ProviderName, string>>>> = {
	"^GSPC": { cboe: "_SPX", cnbc: ".SPX", stooq: "^spx" },
	"^NDX": { cboe: "_NDX", cnbc: ".NDX", stooq: "^ndx" },
	"^DJI": { cnbc: ".DJI", stooq: "^dji" },
	"^VIX": { cboe: "_VIX", cnbc: ".VIX" },
};

/** Stooq's name of an exchange, by Yahoo's. Warsaw is its home and has none. */
const STOOQ_EXCHANGES: Readonly<Record<string, string>> = { T: ".jp", HK: ".hk", L: ".uk", DE: ".de", WA: "" };

/** A share of a United States exchange, with this mark before its class. */
function usShare(ticker: Ticker, mark: "." | "-"): string | undefined {
	if (ticker.kind !== "us") return undefined;
	return ticker.shareClass ? `${ticker.root}${mark}${ticker.shareClass}` : ticker.root;
}

function stooqSymbol(ticker: Ticker): string | undefined {
	const share = usShare(ticker, "-");
	if (share) return `${share.toLowerCase()}.us`;
	if (ticker.kind === "pair") return `${ticker.base}${ticker.counter}`.toLowerCase();
	if (ticker.kind !== "abroad") return INDEXES[ticker.key]?.stooq;
	const exchange = STOOQ_EXCHANGES[ticker.exchange];
	return exchange === undefined ? undefined : `${ticker.root.toLowerCase()}${exchange}`;
}

/** How each provider spells a ticker; undefined where it has no such thing, and is not to be asked. */
export const SPELLINGS: Readonly<Record<ProviderName, (ticker: Ticker) => string | undefined>> = {
	yahoo: (ticker) => usShare(ticker, "-") ?? ticker.key,
	cboe: (ticker) => usShare(ticker, ".") ?? INDEXES[ticker.key]?.cboe,
	cnbc: (ticker) => usShare(ticker, ".") ?? INDEXES[ticker.key]?.cnbc,
	finnhub: (ticker) => usShare(ticker, "."),
	twelvedata: (ticker) => usShare(ticker, ".") ?? (ticker.kind === "pair" ? `${ticker.base}/${ticker.counter}` : undefined),
	stooq: stooqSymbol,
	sample: (ticker) => ticker.key,
};
