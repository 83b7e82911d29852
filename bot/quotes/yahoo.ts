/** Yahoo Finance's chart: no key, most of the world's symbols, and the day's course of the price. */
import * as v from "valibot";
import { commonFailure, parseJson } from "./fetch-text.ts";
import { overHttp } from "./provider.ts";
import { amountField, changeFrom, failure, type Quote, rangeOf, textField } from "./quote.ts";
import { urlAt } from "./settings.ts";
import { kindOf } from "./symbol.ts";

/** Points of a card's line; a day has up to 288. */
const SERIES_MAX = 60;

const ErrorSchema = v.object({ chart: v.object({ error: v.object({ code: v.string() }) }) });

const ReplySchema = v.object({
	chart: v.object({
		result: v.tupleWithRest(
			[
				v.object({
					meta: v.object({
						symbol: v.string(),
						currency: v.nullish(v.string()),
						instrumentType: textField,
						regularMarketPrice: amountField,
						regularMarketTime: amountField,
						regularMarketDayHigh: amountField,
						regularMarketDayLow: amountField,
						regularMarketVolume: amountField,
						previousClose: amountField,
						chartPreviousClose: amountField,
						fullExchangeName: textField,
						longName: textField,
						shortName: textField,
					}),
					// A line that cannot be read costs the card its line, not its price.
					indicators: v.fallback(v.object({ quote: v.array(v.object({ close: v.optional(v.array(amountField)) })) }), { quote: [] }),
				}),
			],
			v.unknown(),
		),
	}),
});

export const yahoo = overHttp({
	name: "yahoo",
	label: "Yahoo Finance",
	note: "May be delayed. Not investment advice.",

	request: (symbol, { YAHOO_URL }) => ({
		url: urlAt(YAHOO_URL, `/v8/finance/chart/${encodeURIComponent(symbol)}?range=1d&interval=5m&includePrePost=false`),
	}),

	read(reply, { ticker, symbol, now }) {
		const json = parseJson(reply.text);
		if (json === undefined && /Too Many Requests/i.test(reply.text))
			return commonFailure({ ...reply, status: 429 }, now) ?? { kind: "limited" };
		// Only in its own words: any gateway may answer 404.
		if (reply.status === 404 && v.is(ErrorSchema, json) && json.chart.error.code === "Not Found") return { kind: "unknown" };
		const failed = commonFailure(reply, now);
		if (failed) return failed;

		const parsed = v.safeParse(ReplySchema, json);
		if (!parsed.success) return failure("bad_payload", "not a chart");
		const { meta, indicators } = parsed.output.chart.result[0];
		if (meta.symbol !== symbol) return failure("bad_payload", "another symbol");
		// Some symbols that do not exist are answered with the shell of a chart.
		if (meta.instrumentType === "ECNQUOTE") return { kind: "unknown" };
		const price = meta.regularMarketPrice;
		if (price === undefined) return isPhantom(json) ? { kind: "unknown" } : failure("bad_payload", "no price");

		const closes = (indicators.quote[0]?.close ?? []).filter((close) => close !== undefined);
		return {
			kind: "ok",
			quote: {
				price,
				kind: KINDS.get(meta.instrumentType) ?? kindOf(ticker),
				currency: meta.currency ?? undefined,
				name: meta.longName ?? meta.shortName,
				exchange: meta.fullExchangeName,
				change: changeFrom(price, meta.previousClose ?? meta.chartPreviousClose, "close"),
				day: rangeOf(meta.regularMarketDayLow, meta.regularMarketDayHigh),
				volume: meta.regularMarketVolume,
				series: closes.length < 2 ? undefined : { values: thinOut(closes, SERIES_MAX), label: "Latest session, 5-minute closes" },
				asOf: meta.regularMarketTime === undefined ? now : meta.regularMarketTime * 1000,
			},
		};
	},
});

/** A map and no object, whose inherited names a reply could ask for. */
const KINDS: ReadonlyMap<string | undefined, Quote["kind"]> = new Map([
	["EQUITY", "share"],
	["ETF", "share"],
	["MUTUALFUND", "share"],
	["INDEX", "index"],
	["CURRENCY", "other"],
	["CRYPTOCURRENCY", "other"],
	["FUTURE", "other"],
]);

const absent = v.nullish(v.never());
const PhantomSchema = v.object({
	chart: v.object({
		result: v.tupleWithRest([v.object({ meta: v.object({ currency: v.null(), regularMarketPrice: absent }) })], v.unknown()),
	}),
});

/** A chart that says of itself that it has neither a currency nor a price, as against one whose price is unreadable. */
function isPhantom(json: unknown): boolean {
	return v.is(PhantomSchema, json);
}

/** At most `max` of the values, evenly spread, with the first and the last among them. */
export function thinOut(values: number[], max: number): number[] {
	if (values.length <= max) return values;
	const step = (values.length - 1) / (max - 1);
	return Array.from({ length: max }, (_, i) => values[Math.round(i * step)]).filter((value) => value !== undefined);
}
