import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { quoteCard, quoteText } from "../../../bot/quotes/card.ts";
import type { Quote } from "../../../bot/quotes/quote.ts";
import { thinOut } from "../../../bot/quotes/yahoo.ts";
import { CardSchema } from "../../../src/protocol/message.ts";
import { NOW } from "./fixtures.ts";
import { providerNamed, settings, ticker } from "./support.ts";

const apple: Quote = {
	price: 332.89,
	kind: "share",
	currency: "USD",
	name: "Apple Inc.",
	exchange: "NasdaqGS",
	change: { value: -0.8, percent: -0.2397, since: "close" },
	day: { low: 331.65, high: 336.19 },
	volume: 34328912,
	series: { values: [336.07, 332.89], label: "Latest session, 5-minute closes" },
	asOf: 1791230402000,
};

const shown = (quote: Partial<Quote>, provider = "yahoo", isStale = false) => ({
	quote: { price: 1, kind: "share", asOf: NOW, ...quote } as const,
	provider: providerNamed(provider),
	isStale,
});

describe("the line of a quote", () => {
	it.each<[string, string, Partial<Quote>]>([
		["AAPL quote is $332.89 per share", "aapl", apple],
		["AAPL.US quote is $332.89 per share", "AAPL.US", apple],
		["BRK.A quote is $712,345.00 per share", "BRK.A", { price: 712345, currency: "USD" }],
		["VOD.L quote is 72.34 GBp per share", "VOD.L", { price: 72.34, currency: "GBp" }],
		["7203.T quote is 2,950.50 JPY per share", "7203.T", { price: 2950.5, currency: "JPY" }],
		["7203.T quote is 162.41 per share", "7203.T", { price: 162.41 }],
		["^SPX quote is 6,715.79", "^SPX", { price: 6715.79, kind: "index", currency: "USD" }],
		["EURUSD=X quote is $1.1724", "EURUSD=X", { price: 1.17241, kind: "other", currency: "USD" }],
		["USDJPY=X quote is 151.23 JPY", "USDJPY=X", { price: 151.234, kind: "other", currency: "JPY" }],
		["BTC-USD quote is $122,400.50", "BTC-USD", { price: 122400.5, kind: "other", currency: "USD" }],
		["SHIB-USD quote is $0.00001235", "SHIB-USD", { price: 0.000012345678, kind: "other", currency: "USD" }],
		["PENNY quote is $0.1234 per share", "PENNY", { price: 0.12341, currency: "USD" }],
		["PENNY quote is $0.50 per share", "PENNY", { price: 0.5, currency: "USD" }],
	])("%s", (text, symbol, quote) => expect(quoteText(ticker(symbol), shown(quote))).toBe(text));

	it("says of sample data that it is no real price", () => {
		expect(quoteText(ticker("AAPL"), shown(apple, "sample"))).toBe("AAPL quote is $332.89 per share (sample data, not a real price)");
	});

	it("says of a stale price that it is the last known one", () => {
		expect(quoteText(ticker("AAPL"), shown(apple, "yahoo", true))).toBe("AAPL quote is $332.89 per share (last known price)");
	});
});

describe("the card of a quote", () => {
	it("has everything that is known", () => {
		expect(quoteCard(ticker("AAPL"), shown(apple))).toEqual({
			title: "Apple Inc. (AAPL)",
			url: "https://finance.yahoo.com/quote/AAPL",
			rows: [
				{ label: "Price", value: "$332.89" },
				{ label: "Change", value: "▼ −0.80 (−0.24%)", tone: "down" },
				{ label: "Day range", value: "331.65 – 336.19", range: { low: 331.65, high: 336.19, at: 332.89 } },
				{ label: "Volume", value: "34,328,912" },
				{ label: "Exchange", value: "NasdaqGS" },
			],
			series: { values: [336.07, 332.89], label: "Latest session, 5-minute closes" },
			source: "Yahoo Finance",
			asOf: 1791230402000,
			note: "May be delayed. Not investment advice.",
		});
	});

	it("leaves out what is not known", () => {
		expect(quoteCard(ticker("AAPL"), shown({ price: 2 }, "cboe"))).toEqual({
			title: "AAPL",
			url: "https://finance.yahoo.com/quote/AAPL",
			rows: [{ label: "Price", value: "2.00" }],
			source: "Cboe",
			asOf: NOW,
			note: "Delayed 15 minutes. Not investment advice.",
		});
	});

	it.each<[string, NonNullable<Quote["change"]>, object]>([
		["a rise", { value: 0.8, percent: 0.2401, since: "close" }, { label: "Change", value: "▲ +0.80 (+0.24%)", tone: "up" }],
		["a fall", { value: -1234.5, percent: -12.345, since: "close" }, { label: "Change", value: "▼ −1,234.50 (−12.35%)", tone: "down" }],
		["no change", { value: 0, percent: 0, since: "close" }, { label: "Change", value: "± 0.00 (0.00%)", tone: "muted" }],
		[
			"a change that rounds to none",
			{ value: -0.001, percent: -0.0003, since: "close" },
			{ label: "Change", value: "± 0.00 (0.00%)", tone: "muted" },
		],
		[
			"a change since the open",
			{ value: 1, percent: 1, since: "open" },
			{ label: "Change since open", value: "▲ +1.00 (+1.00%)", tone: "up" },
		],
	])("shows %s by arrow, sign and tone", (_, change, row) => {
		expect(quoteCard(ticker("AAPL"), shown({ ...apple, change })).rows[1]).toEqual(row);
	});

	it("shows a change with the digits of the price", () => {
		const { rows } = quoteCard(
			ticker("EURUSD=X"),
			shown({ kind: "other", price: 1.1724, change: { value: 0.0012, percent: 0.1, since: "close" } }),
		);
		expect(rows[1]?.value).toBe("▲ +0.0012 (+0.10%)");
	});

	it.each([
		["^SPX", "https://finance.yahoo.com/quote/%5EGSPC"],
		["BRK.B", "https://finance.yahoo.com/quote/BRK-B"],
		["EURUSD=X", "https://finance.yahoo.com/quote/EURUSD%3DX"],
	])("leads to a page about %s", (symbol, url) => expect(quoteCard(ticker(symbol), shown({})).url).toBe(url));

	it("marks sample data in its title, source and note, and leads nowhere", async () => {
		const provider = providerNamed("sample");
		const outcome = await provider.quote(ticker("AAPL"), { settings: settings(), fetch: fetch, now: () => NOW, timeoutMs: 0 });
		if (outcome.kind !== "ok") return expect.unreachable("there is always a sample");
		const card = quoteCard(ticker("AAPL"), { quote: outcome.quote, provider, isStale: false });
		expect(card).toMatchObject({
			title: "Sample data (AAPL)",
			source: "Sample data",
			note: "SAMPLE DATA, not a real price. No provider could be reached.",
		});
		expect(card).not.toHaveProperty("url");
		expect(v.is(CardSchema, card)).toBe(true);
	});

	it("marks a stale quote in its note", () => {
		expect(quoteCard(ticker("AAPL"), shown(apple, "yahoo", true)).note).toMatch(/last known/);
	});

	it("fits the contract whatever a provider writes", () => {
		const name = `\u202e<b>\0${"🍎".repeat(500)}`;
		const hostile: Quote = { ...apple, name, exchange: name, currency: name, price: 1e-300, day: { low: 1e-300, high: 999999999999 } };
		for (const isStale of [true, false]) {
			const card = quoteCard(ticker("A".repeat(20)), shown(hostile, "yahoo", isStale));
			expect(v.safeParse(CardSchema, card).issues).toBeUndefined();
			expect(JSON.stringify(card)).not.toMatch(/\u202e|\\u0000|\\ud/);
		}
		expect(quoteText(ticker("AAPL"), shown(hostile)).length).toBeLessThan(300);
	});
});

describe("sample data", () => {
	const at = async (symbol: string, now: number) => {
		const outcome = await providerNamed("sample").quote(ticker(symbol), {
			settings: settings(),
			fetch,
			now: () => now,
			timeoutMs: 0,
		});
		if (outcome.kind !== "ok") throw new Error("there is always a sample");
		return outcome.quote;
	};

	it("is the same all day, and other for another day or symbol", async () => {
		const { asOf: _, ...today } = await at("AAPL", NOW);
		expect(await at("AAPL", NOW + 60_000)).toMatchObject(today);
		expect((await at("AAPL", NOW + 24 * 60 * 60_000)).price).not.toBe(today.price);
		expect((await at("MSFT", NOW)).price).not.toBe(today.price);
	});

	it.each(["AAPL", "^SPX", "BTC-USD", "7203.T", "A".repeat(20)])("of %s holds together", async (symbol) => {
		const { price, day, series } = await at(symbol, NOW);
		expect(price).toBeGreaterThan(0);
		expect(series?.values.at(-1)).toBe(price);
		expect(day?.low).toBeLessThanOrEqual(price);
		expect(day?.high).toBeGreaterThanOrEqual(price);
	});
});

describe("a line of many points", () => {
	it.each([
		[288, 60],
		[61, 60],
		[60, 60],
		[2, 2],
	])("of %i is thinned out to %i with both ends", (length, expected) => {
		const values = Array.from({ length }, (_, i) => i);
		const thin = thinOut(values, 60);
		expect(thin).toHaveLength(expected);
		expect([thin[0], thin.at(-1)]).toEqual([0, length - 1]);
	});
});
