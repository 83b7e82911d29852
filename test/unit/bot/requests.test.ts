import { beforeEach, describe, expect, it } from "vitest";
import { fetchText } from "../../../bot/quotes/fetch-text.ts";
import { NOW } from "./fixtures.ts";
import { answering, muteLog, providerNamed, settings, ticker } from "./support.ts";

beforeEach(() => void muteLog());

/** What a provider sends to the network. */
async function requestOf(name: string, symbol: string, changes: object = {}) {
	const requests: { url: string; init: RequestInit }[] = [];
	const fetch = async (url: string, init: RequestInit) => {
		requests.push({ url, init });
		return new Response("");
	};
	await providerNamed(name).quote(ticker(symbol), { settings: settings(changes), fetch, now: () => NOW, timeoutMs: 1000 });
	const [request] = requests;
	expect(requests).toHaveLength(1);
	return { url: request?.url, headers: new Headers(request?.init.headers), redirect: request?.init.redirect };
}

describe("a request", () => {
	it.each([
		["yahoo", "^SPX", "https://query1.finance.yahoo.com/v8/finance/chart/%5EGSPC?range=1d&interval=5m&includePrePost=false"],
		["yahoo", "EURUSD=X", "https://query1.finance.yahoo.com/v8/finance/chart/EURUSD%3DX?range=1d&interval=5m&includePrePost=false"],
		["cboe", "^SPX", "https://cdn.cboe.com/api/global/delayed_quotes/quotes/_SPX.json"],
		[
			"cnbc",
			"AAPL",
			"https://quote.cnbc.com/quote-html-webservice/restQuote/symbolType/symbol?symbols=AAPL&requestMethod=itv&noform=1&partnerId=2&fund=1&exthrs=1&output=json&events=1",
		],
		["finnhub", "BRK.B", "https://finnhub.io/api/v1/quote?symbol=BRK.B"],
		["twelvedata", "BTC-USD", "https://api.twelvedata.com/quote?symbol=BTC%2FUSD"],
		["stooq", "^SPX", "https://stooq.com/q/l/?s=%5Espx&f=sd2t2ohlcv&h&e=csv"],
	])("to %s about %s goes to the address of its reference", async (name, symbol, url) => {
		expect((await requestOf(name, symbol)).url).toBe(url);
	});

	it.each(["http://127.0.0.1:9/p", "http://127.0.0.1:9/p/", "http://127.0.0.1:9/p//"])(
		"goes to the base %s that a setting puts in its place",
		async (base) => {
			expect((await requestOf("cboe", "AAPL", { CBOE_URL: base })).url).toBe(
				"http://127.0.0.1:9/p/api/global/delayed_quotes/quotes/AAPL.json",
			);
		},
	);

	it("says honestly who asks, and follows no redirect", async () => {
		const { headers, redirect } = await requestOf("yahoo", "AAPL");
		expect(headers.get("User-Agent")).toBe("Mozilla/5.0 (compatible; Chattorum/1.0)");
		expect(redirect).toBe("manual");
	});

	it.each([
		["finnhub", "X-Finnhub-Token", "secret-f"],
		["twelvedata", "Authorization", "apikey secret-t"],
	])("to %s carries its key in a header and not in the address", async (name, header, value) => {
		const { url, headers } = await requestOf(name, "AAPL");
		expect(headers.get(header)).toBe(value);
		expect(url).not.toContain("secret");
	});

	it("is not made of a symbol that the provider does not serve", async () => {
		const provider = providerNamed("finnhub");
		const fetch = () => Promise.reject(new Error("asked"));
		expect(provider.covers(ticker("7203.T"))).toBe(false);
		expect(await provider.quote(ticker("7203.T"), { settings: settings(), fetch, now: () => NOW, timeoutMs: 1000 })).toMatchObject({
			kind: "not_covered",
		});
	});

	it("is not made when there is no time left", async () => {
		expect(await fetchText({ url: "https://example.com/" }, () => Promise.reject(new Error("asked")), 0)).toMatchObject({
			kind: "down",
			why: "no time left to ask",
		});
	});

	it.each([
		["12", 12],
		["Mon, 05 Oct 2026 21:00:30 GMT", 30],
		["Mon, 05 Oct 2026 20:00:00 GMT", undefined],
		["-5", undefined],
		["soon", undefined],
		["", undefined],
	])("that is limited with Retry-After %j waits %s seconds", async (value, retryAfterS) => {
		const fetch = answering("", 429, { "Retry-After": value });
		expect(await providerNamed("yahoo").quote(ticker("AAPL"), { settings: settings(), fetch, now: () => NOW, timeoutMs: 1000 })).toEqual({
			kind: "limited",
			retryAfterS,
		});
	});
});
