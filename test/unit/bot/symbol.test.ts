import { describe, expect, it } from "vitest";
import { type ProviderName, parseTicker, SPELLINGS } from "../../../bot/quotes/symbol.ts";
import { ticker } from "./support.ts";

// biome-ignore format: a list to read at a glance
const VALID = [
	"AAPL", "aapl", "$AAPL", "$aapl", "AAPL.US", "A", "F.US", "BRK.B", "BRK-B", "brk.b.us", "^SPX", "^GSPC", "^N225", "^VIX", "BTC-USD", "ETH-EUR",
	"EURUSD=X", "ES=F", "CL=F", "7203.T", "0700.HK", "000001.SS", "VOD.L", "DX-Y.NYB", "NOVO-B.CO", "PETR4.SA", "SAP.DE", "PKN.WA", "RDS-A", "BAC-PL",
	"1INCH-USD", "600519.SS", "^BVSP", "VTSAX",
];

// biome-ignore format: a list to read at a glance
const HOSTILE = [
	"", " ", "AAPL MSFT", " AAPL", "AAPL ", "AAPL\n", "AAPL\r\nHost: x", "AAPL\t", "AA\0PL", "\0", "../AAPL", "..", ".", "AAPL..US", "AAPL.", ".AAPL",
	"-AAPL", "AAPL-", "=X", "EURUSD=", "EURUSD==X", "EURUSD=XX", "^", "^^SPX", "^.SPX", "$", "$$AAPL", "A$APL", "AAPL/../x", "AAPL\\x", "AAPL?x=1", "AAPL&x=1",
	"AAPL#x", "AAPL%2e", "AAPL+MSFT", "AAPL,MSFT", "AAPL|MSFT", "AAPL:US", "AAPL;x", "a@b", "<b>", "AAPL>", "\"AAPL\"", "'AAPL'", "`AAPL`", "M&M.NS", "AAPL*",
	"(AAPL)", "{AAPL}", "[AAPL]", "AAPL!", "AA_PL", "AAPL~", "ＡＡＰＬ", "AAPLı", "Kelvin\u212a", "AAPL\u202e", "АAPL", "🍎", "A".repeat(21), "A".repeat(33), "A".repeat(100_000),
	"A.B.C.D.E.F", `^${"A".repeat(20)}`, "http://127.0.0.1/",
];

describe("a symbol", () => {
	it.each(VALID)("%j is accepted", (text) => expect(parseTicker(text)).toBeDefined());
	it.each(HOSTILE.map((text) => [text.slice(0, 40), text]))("%j is refused", (_, text) => expect(parseTicker(text)).toBeUndefined());

	it("is judged in no time even when it is long and nearly right", () => {
		const start = performance.now();
		for (let i = 0; i < 1000; i++) parseTicker(`${"A-".repeat(15)}!`);
		expect(performance.now() - start).toBeLessThan(500);
	});

	it.each([
		["AAPL", "aapl.us"],
		["BRK.B", "brk-b"],
		["BRK.B", "BRK-B.US"],
		["^GSPC", "^SPX"],
		["AAPL", "$AAPL"],
	])("%s is the same thing as %s", (one, other) => expect(ticker(one).key).toBe(ticker(other).key));

	it("is shown as it was asked", () => expect(ticker("aapl.us").text).toBe("AAPL.US"));
});

const none = undefined;
const MAPPING: [string, Partial<Record<ProviderName, string | undefined>>][] = [
	["AAPL", { yahoo: "AAPL", cboe: "AAPL", cnbc: "AAPL", stooq: "aapl.us", finnhub: "AAPL", twelvedata: "AAPL" }],
	["AAPL.US", { yahoo: "AAPL", cboe: "AAPL", cnbc: "AAPL", stooq: "aapl.us", finnhub: "AAPL", twelvedata: "AAPL" }],
	["BRK-B", { yahoo: "BRK-B", cboe: "BRK.B", cnbc: "BRK.B", stooq: "brk-b.us", finnhub: "BRK.B", twelvedata: "BRK.B" }],
	["BRK.B", { yahoo: "BRK-B", cboe: "BRK.B", cnbc: "BRK.B", stooq: "brk-b.us", finnhub: "BRK.B", twelvedata: "BRK.B" }],
	["^SPX", { yahoo: "^GSPC", cboe: "_SPX", cnbc: ".SPX", stooq: "^spx", finnhub: none, twelvedata: none }],
	["^N225", { yahoo: "^N225", cboe: none, cnbc: none, stooq: none, finnhub: none, twelvedata: none }],
	["BTC-USD", { yahoo: "BTC-USD", cboe: none, cnbc: none, stooq: "btcusd", finnhub: none, twelvedata: "BTC/USD" }],
	["EURUSD=X", { yahoo: "EURUSD=X", cboe: none, cnbc: none, stooq: "eurusd", finnhub: none, twelvedata: "EUR/USD" }],
	["ES=F", { yahoo: "ES=F", cboe: none, cnbc: none, stooq: none, finnhub: none, twelvedata: none }],
	["7203.T", { yahoo: "7203.T", cboe: none, cnbc: none, stooq: "7203.jp", finnhub: none, twelvedata: none }],
	["0700.HK", { yahoo: "0700.HK", cboe: none, cnbc: none, stooq: "0700.hk", finnhub: none, twelvedata: none }],
	["VOD.L", { yahoo: "VOD.L", cboe: none, cnbc: none, stooq: "vod.uk", finnhub: none, twelvedata: none }],
	["PKN.WA", { yahoo: "PKN.WA", stooq: "pkn" }],
	["NOVO-B.CO", { yahoo: "NOVO-B.CO", cboe: none, stooq: none }],
];

describe("the spelling of a symbol", () => {
	it.each(MAPPING)("%s is written as each provider wants it, or it is not asked", (text, expected) => {
		for (const [name, spell] of Object.entries(SPELLINGS)) {
			if (name in expected)
				expect({ [name]: spell(ticker(text)) }).toEqual({ [name]: Object.entries(expected).find(([key]) => key === name)?.[1] });
		}
	});
});
