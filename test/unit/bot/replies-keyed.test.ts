/** What the replies of the providers that are off until somebody sets them up come to. */
import { beforeEach, expect } from "vitest";
import * as f from "./fixtures.ts";
import { describeReplies, muteLog, ok, type ReplyCase } from "./support.ts";

beforeEach(() => void muteLog());

const FINNHUB: ReplyCase[] = [
	{
		behaviour: "a quote has its figures, in dollars because it is American",
		body: JSON.stringify(f.finnhubQuote),
		expected: ok({
			price: 309.38,
			currency: "USD",
			change: { value: 5.96, percent: 1.9643, since: "close" },
			day: { low: 301.32, high: 310.42 },
			asOf: 1791230400000,
		}),
	},
	{ behaviour: "all zeros are the word on a symbol", body: f.FINNHUB_UNKNOWN, expected: { kind: "unknown" } },
	{
		behaviour: "a price of zero at a time is a bad payload",
		body: JSON.stringify({ ...f.finnhubQuote, c: 0 }),
		expected: { kind: "bad_payload" },
	},
	{
		behaviour: "429 is a limit until the time that it names",
		body: f.FINNHUB_LIMITED,
		status: 429,
		headers: { "X-Ratelimit-Reset": String(f.NOW / 1000 + 21) },
		expected: { kind: "limited", retryAfterS: 21 },
	},
	{
		behaviour: "429 whose time is past falls back on Retry-After",
		body: f.FINNHUB_LIMITED,
		status: 429,
		headers: { "X-Ratelimit-Reset": "1", "Retry-After": "9" },
		expected: { kind: "limited", retryAfterS: 9 },
	},
	{
		behaviour: "429 without a time is a limit",
		body: f.FINNHUB_LIMITED,
		status: 429,
		expected: { kind: "limited", retryAfterS: undefined },
	},
	{ behaviour: "401 is the operator's key", body: `{"error":"Invalid API key."}`, status: 401, expected: { kind: "auth" } },
	{
		behaviour: "403 is outside of the plan",
		body: `{"error":"You don't have access to this resource."}`,
		status: 403,
		expected: { kind: "not_covered" },
	},
	{ behaviour: "403 with a page is blocked", body: f.ACCESS_DENIED_PAGE, status: 403, expected: { kind: "blocked" } },
	{ behaviour: "an error with 200 is a bad payload", body: `{"error":"?"}`, expected: { kind: "bad_payload" } },
	{ behaviour: "500 is down", body: "", status: 500, expected: { kind: "down" } },
];

const TWELVEDATA: ReplyCase[] = [
	{
		behaviour: "figures written as text are figures",
		body: JSON.stringify(f.twelvedataQuote),
		expected: ok({
			price: 332.89,
			currency: "USD",
			name: "Apple Inc.",
			exchange: "NASDAQ",
			change: { value: -0.8, percent: -0.23974, since: "close" },
			day: { low: 331.65, high: 336.19 },
			volume: 34328912,
			asOf: 1791230340000,
		}),
	},
	{
		behaviour: "a pair is in the currency of its second half",
		symbol: "EURUSD=X",
		body: JSON.stringify({ ...f.twelvedataQuote, symbol: "EUR/USD", currency: undefined }),
		expected: ok({ kind: "other", currency: "USD" }),
	},
	{
		behaviour: "a listing abroad is not taken for the American one",
		body: JSON.stringify({ ...f.twelvedataQuote, currency: "EUR" }),
		expected: { kind: "not_covered" },
	},
	...[200, 400, 404].map((status) => ({
		behaviour: `an invalid symbol with HTTP ${status} is the word on it`,
		body: f.twelvedataError(404, f.TWELVEDATA_UNKNOWN),
		status,
		expected: { kind: "unknown" },
	})),
	{
		behaviour: "the older code for it is one too",
		body: f.twelvedataError(400, "symbol not found: X"),
		status: 400,
		expected: { kind: "unknown" },
	},
	{
		behaviour: "a symbol outside of the plan is not covered",
		body: f.twelvedataError(404, "This symbol is available starting with Grow plan; symbol not found"),
		expected: { kind: "not_covered" },
	},
	{ behaviour: "403 is outside of the plan", body: f.twelvedataError(403, "no"), status: 403, expected: { kind: "not_covered" } },
	...[200, 429].map((status) => ({
		behaviour: `the allowance of a minute used up with HTTP ${status} is a limit`,
		body: f.twelvedataError(429, f.TWELVEDATA_MINUTE),
		status,
		expected: { kind: "limited", retryAfterS: undefined },
	})),
	{
		behaviour: "the allowance of a day used up is a limit until midnight UTC",
		body: f.twelvedataError(429, f.TWELVEDATA_DAY),
		status: 429,
		expected: { kind: "limited", retryAfterS: 3 * 60 * 60 },
	},
	{
		behaviour: "code 401 is the operator's key",
		body: f.twelvedataError(401, "apikey parameter is incorrect"),
		expected: { kind: "auth" },
	},
	{ behaviour: "HTTP 401 is the operator's key", body: "", status: 401, expected: { kind: "auth" } },
	{
		behaviour: "code 400 about something else is no word on a symbol",
		body: f.twelvedataError(400, "bad interval"),
		expected: { kind: "bad_payload" },
	},
	{ behaviour: "code 500 is down", body: f.twelvedataError(500, "oops"), expected: { kind: "down" } },
	{ behaviour: "HTTP 429 is a limit", body: "", status: 429, expected: { kind: "limited" } },
	{
		behaviour: "an error whose message is no text is survived",
		body: `{"status":"error","code":404,"message":7}`,
		expected: { kind: "bad_payload" },
	},
];

const STOOQ: ReplyCase[] = [
	{
		behaviour: "a row is a quote, compared with the open",
		body: f.STOOQ_OK,
		expected: ok({
			price: 162.41,
			currency: "USD",
			change: { value: expect.closeTo(-2.005, 5), percent: expect.closeTo(-1.2195, 3), since: "open" },
			day: { low: 162.3, high: 166.33 },
			volume: 122848858,
			asOf: Date.parse("2022-01-21T21:00:09Z"),
		}),
	},
	{
		behaviour: "a warning of its server before the table is skipped",
		body: `PHP Warning: x, y\n${f.STOOQ_OK}`,
		expected: ok({ price: 162.41 }),
	},
	{ behaviour: "a byte order mark is skipped", body: `\ufeff${f.STOOQ_OK}`, expected: ok({ price: 162.41 }) },
	{ behaviour: "an empty volume is none", body: f.STOOQ_OK.replace("122848858", ""), expected: ok({ volume: undefined }) },
	{
		behaviour: "where the currency is not known none is made up",
		symbol: "7203.T",
		body: f.STOOQ_OK.replace("AAPL.US", "7203.JP"),
		expected: ok({ price: 162.41, currency: undefined }),
	},
	{ behaviour: "N/D is the word on a symbol", body: f.STOOQ_UNKNOWN, expected: { kind: "unknown" } },
	{ behaviour: "the day's hits used up are a limit", body: f.STOOQ_LIMITED, expected: { kind: "limited" } },
	{ behaviour: "the closed address is down", body: f.STOOQ_GONE, status: 404, expected: { kind: "down" } },
	{ behaviour: "a challenge for browsers is blocked, and not solved", body: f.STOOQ_CHALLENGE, expected: { kind: "blocked" } },
	{ behaviour: "a challenge is blocked with any status", body: f.STOOQ_CHALLENGE, status: 404, expected: { kind: "blocked" } },
	{ behaviour: "a demand for a key is the operator's matter", body: "Get your apikey: solve the captcha", expected: { kind: "auth" } },
	{
		behaviour: "a missing column is a bad payload",
		body: "Symbol,Date,Time\r\nAAPL.US,2022-01-21,22:00:09\r\n",
		expected: { kind: "bad_payload" },
	},
	{ behaviour: "a row with cells too few is a bad payload", body: f.STOOQ_OK.replace(",162.41", ""), expected: { kind: "bad_payload" } },
	{
		behaviour: "its broken JSON is a bad payload",
		body: `{"symbols":[{"symbol":"CL.F","close":70.5,"volume":}]}`,
		expected: { kind: "bad_payload" },
	},
];

describeReplies("finnhub", FINNHUB);
describeReplies("twelvedata", TWELVEDATA);
describeReplies("stooq", STOOQ);
