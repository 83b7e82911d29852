/** What the replies of the providers that need no key come to: each row of the table of outcomes, and what else was seen. */
import { beforeEach, expect } from "vitest";
import * as f from "./fixtures.ts";
import { describeReplies, muteLog, ok, type ReplyCase } from "./support.ts";

beforeEach(() => void muteLog());

const YAHOO: ReplyCase[] = [
	{
		behaviour: "a chart is a quote with all its figures",
		body: f.yahooBody(),
		expected: ok({
			price: 332.89,
			kind: "share",
			currency: "USD",
			name: "Apple Inc.",
			exchange: "NasdaqGS",
			change: { value: expect.closeTo(-0.8, 5), percent: expect.closeTo(-0.2397, 3), since: "close" },
			day: { low: 331.65, high: 336.19 },
			volume: 34328912,
			series: { values: [336.0736083984375, 335.3900146484375, 332.8900146484375] },
			asOf: 1791230402000,
		}),
	},
	{ behaviour: "404 in its own words is the word on a symbol", body: f.YAHOO_UNKNOWN, status: 404, expected: { kind: "unknown" } },
	{ behaviour: "404 of a gateway says nothing about a symbol", body: "<html>404</html>", status: 404, expected: { kind: "down" } },
	{ behaviour: "its words for an unknown symbol count with 404 only", body: f.YAHOO_UNKNOWN, status: 500, expected: { kind: "down" } },
	{
		behaviour: "the change is since the close of the day before, and not that before the chart",
		body: f.yahooBody({ previousClose: 300, chartPreviousClose: 200 }),
		expected: ok({ change: { value: expect.closeTo(32.89, 5), percent: expect.closeTo(10.963, 2), since: "close" } }),
	},
	{
		behaviour: "a kind of thing that is none is told by its symbol",
		body: f.yahooBody({ instrumentType: "constructor" }),
		expected: ok({ kind: "share" }),
	},
	{ behaviour: "404 with other JSON says nothing about a symbol", body: `{"message":"no route"}`, status: 404, expected: { kind: "down" } },
	{ behaviour: "the shell of a chart is an unknown symbol", symbol: "THF", body: f.YAHOO_PHANTOM, expected: { kind: "unknown" } },
	{
		behaviour: "neither currency nor price is an unknown symbol",
		body: f.yahooBody({ currency: null, regularMarketPrice: undefined }),
		expected: { kind: "unknown" },
	},
	{
		behaviour: "a currency without a price is a bad payload",
		body: f.yahooBody({ regularMarketPrice: undefined }),
		expected: { kind: "bad_payload" },
	},
	{
		behaviour: "no currency and an unreadable price is a bad payload",
		body: f.yahooBody({ currency: null, regularMarketPrice: "abc" }),
		expected: { kind: "bad_payload" },
	},
	{
		behaviour: "an empty result is a bad payload, not an unknown symbol",
		body: `{"chart":{"result":[],"error":null}}`,
		expected: { kind: "bad_payload" },
	},
	{ behaviour: "429 is a limit", body: f.YAHOO_LIMITED, status: 429, expected: { kind: "limited", retryAfterS: undefined } },
	{ behaviour: "its words for a limit are one with any status", body: f.YAHOO_LIMITED, status: 200, expected: { kind: "limited" } },
	{ behaviour: "401 is blocked", body: "Unauthorized", status: 401, expected: { kind: "blocked" } },
	{ behaviour: "403 is blocked", body: "", status: 403, expected: { kind: "blocked" } },
	{ behaviour: "502 is down", body: "", status: 502, expected: { kind: "down" } },
	{
		behaviour: "pence stay pence",
		symbol: "VOD.L",
		body: f.yahooBody({ symbol: "VOD.L", currency: "GBp", regularMarketPrice: 72.34 }),
		expected: ok({ price: 72.34, currency: "GBp", kind: "share" }),
	},
	{
		behaviour: "an index is an index, and a volume of 0 is no volume",
		symbol: "^SPX",
		body: f.yahooBody({ symbol: "^GSPC", instrumentType: "INDEX", regularMarketVolume: 0 }),
		expected: ok({ kind: "index", volume: undefined }),
	},
	{
		behaviour: "a chart whose line cannot be read is still a quote",
		body: JSON.stringify({ chart: { result: [{ meta: f.yahooMeta, indicators: 7 }] } }),
		expected: ok({ price: 332.89, series: undefined }),
	},
	{ behaviour: "one point is no line", body: f.yahooBody({}, [1, null, "x", -5]), expected: ok({ series: undefined }) },
	{
		behaviour: "without a close of the day before there is no change",
		body: f.yahooBody({ previousClose: null, chartPreviousClose: null }),
		expected: ok({ change: undefined }),
	},
];

const CBOE: ReplyCase[] = [
	{
		behaviour: "after the session the official close is the price, and the change is its own",
		body: f.cboeBody(),
		expected: ok({
			price: 332.89,
			currency: "USD",
			change: { value: -0.8, percent: -0.2397, since: "close" },
			day: { low: 331.65, high: 336.21 },
			volume: 34400850,
			asOf: Date.parse("2026-10-05T19:59:59Z"),
		}),
	},
	{
		behaviour: "during the session the last trade is the price, compared with the day before",
		body: f.cboeBody({ last_trade_time: "2026-10-05T11:30:00" }),
		expected: ok({ price: 332.85, change: { value: expect.closeTo(-0.84, 5), percent: expect.closeTo(-0.2517, 3), since: "close" } }),
	},
	{
		behaviour: "after the session without a close the last trade is the price",
		body: f.cboeBody({ close: 0 }),
		expected: ok({ price: 332.85 }),
	},
	{
		behaviour: "during the session without a trade the close is the price",
		body: f.cboeBody({ last_trade_time: "2026-10-05T09:31:00", current_price: null }),
		expected: ok({ price: 332.89 }),
	},
	{
		behaviour: "neither of its prices is a bad payload",
		body: f.cboeBody({ close: null, current_price: null }),
		expected: { kind: "bad_payload" },
	},
	{ behaviour: "its 403 in XML is no word on a symbol", body: f.CBOE_DENIED, status: 403, expected: { kind: "not_covered" } },
	{ behaviour: "404 is no word on a symbol", body: "", status: 404, expected: { kind: "not_covered" } },
	{ behaviour: "403 with a page is blocked", body: f.ACCESS_DENIED_PAGE, status: 403, expected: { kind: "blocked" } },
	{
		behaviour: "429 is a limit that says how long",
		body: "",
		status: 429,
		headers: { "Retry-After": "7" },
		expected: { kind: "limited", retryAfterS: 7 },
	},
	{ behaviour: "500 is down", body: "", status: 500, expected: { kind: "down" } },
	{
		behaviour: "an index may be repeated under its other mark",
		symbol: "^SPX",
		body: f.cboeBody({ symbol: "^SPX" }),
		expected: ok({ price: 332.89, kind: "index" }),
	},
];

const CNBC: ReplyCase[] = [
	{
		behaviour: "figures written as text are figures",
		symbol: "BTC",
		body: f.cnbcBody({}),
		expected: ok({
			price: 37.25,
			currency: "USD",
			name: "Grayscale Bitcoin Mini Trust ETF",
			exchange: "NYSE Arca",
			change: { value: -0.19, percent: -0.51, since: "close" },
			day: { low: 37.07, high: 38.55 },
			volume: 2867801,
			asOf: Date.parse("2026-10-02T20:00:00Z"),
		}),
	},
	{
		behaviour: "a single entry may stand without its list",
		symbol: "BTC",
		body: JSON.stringify({ FormattedQuoteResult: { FormattedQuote: f.cnbcEntry } }),
		expected: ok({ price: 37.25 }),
	},
	{
		behaviour: "UNCH is a change of nothing",
		symbol: "BTC",
		body: f.cnbcBody({ change: "UNCH", change_pct: "UNCH" }),
		expected: ok({ change: { value: 0, percent: 0, since: "close" } }),
	},
	{
		behaviour: "a time with its offset is that instant",
		symbol: "BTC",
		body: f.cnbcBody({ last_time: "2026-10-08T14:54:03.000+0200" }),
		expected: ok({ asOf: Date.parse("2026-10-08T12:54:03Z") }),
	},
	{ behaviour: "a time that is none is now", symbol: "BTC", body: f.cnbcBody({ last_time: "soon" }), expected: ok({ asOf: f.NOW }) },
	{ behaviour: "code 1 is the word on a symbol", symbol: "PSKY", body: f.CNBC_UNKNOWN_AND_ABROAD, expected: { kind: "unknown" } },
	{
		behaviour: "code 1 is no word on an index",
		symbol: "^SPX",
		body: f.cnbcBody({ symbol: ".SPX", code: 1 }),
		expected: { kind: "not_covered" },
	},
	{
		behaviour: "a company abroad of the same symbol is never shown",
		symbol: "WBD",
		body: f.CNBC_UNKNOWN_AND_ABROAD,
		expected: { kind: "not_covered" },
	},
	{
		behaviour: "American but not in dollars is not taken",
		symbol: "BTC",
		body: f.cnbcBody({ currencyCode: "CAD" }),
		expected: { kind: "not_covered" },
	},
	{
		behaviour: "in dollars but not American is not taken",
		symbol: "BTC",
		body: f.cnbcBody({ countryCode: "CA" }),
		expected: { kind: "not_covered" },
	},
	{
		behaviour: "code 0 without a price is a bad payload",
		symbol: "BTC",
		body: f.cnbcBody({ last: undefined }),
		expected: { kind: "bad_payload" },
	},
	{ behaviour: "another code is a bad payload", symbol: "BTC", body: f.cnbcBody({ code: 3 }), expected: { kind: "bad_payload" } },
	{ behaviour: "a page with 200 is blocked", body: f.ACCESS_DENIED_PAGE, status: 200, expected: { kind: "blocked" } },
	{ behaviour: "a page with 403 is blocked", body: f.ACCESS_DENIED_PAGE, status: 403, expected: { kind: "blocked" } },
	{ behaviour: "429 is a limit", body: "", status: 429, expected: { kind: "limited" } },
];

describeReplies("yahoo", YAHOO);
describeReplies("cboe", CBOE);
describeReplies("cnbc", CNBC);
