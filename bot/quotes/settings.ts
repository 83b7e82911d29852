/** The settings and secrets that quotes depend on, as they stand in the Worker's environment. */
import * as v from "valibot";

export const QuoteSettingsSchema = v.object({
	/** Names of providers in the order of asking, with commas between. */
	STOCK_PROVIDERS: v.optional(v.string(), "yahoo,cboe,cnbc"),
	YAHOO_URL: v.optional(v.string(), "https://query1.finance.yahoo.com"),
	CBOE_URL: v.optional(v.string(), "https://cdn.cboe.com"),
	CNBC_URL: v.optional(v.string(), "https://quote.cnbc.com"),
	FINNHUB_URL: v.optional(v.string(), "https://finnhub.io"),
	TWELVEDATA_URL: v.optional(v.string(), "https://api.twelvedata.com"),
	STOOQ_URL: v.optional(v.string(), "https://stooq.com"),
	/** Secrets. Empty is as good as not set. */
	FINNHUB_KEY: v.optional(v.string(), ""),
	TWELVEDATA_KEY: v.optional(v.string(), ""),
});
export type QuoteSettings = v.InferOutput<typeof QuoteSettingsSchema>;

/** The address of a path at a provider. A base may have a path of its own, and a slash at its end or none. */
export function urlAt(base: string, path: string): string {
	return `${base.replace(/\/+$/, "")}${path}`;
}
