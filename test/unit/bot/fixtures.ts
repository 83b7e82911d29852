/** Bodies as the providers send them, cut down to what is read and to what must not confuse the reader. */

export const NOW = Date.parse("2026-10-05T21:00:00Z");

export const yahooMeta = {
	currency: "USD",
	symbol: "AAPL",
	exchangeName: "NMS",
	fullExchangeName: "NasdaqGS",
	instrumentType: "EQUITY",
	regularMarketTime: 1791230402,
	regularMarketPrice: 332.89,
	regularMarketChangePercent: -0.24,
	fulldayPrice: 332.89,
	fulldayChange: -0.68,
	regularMarketDayHigh: 336.19,
	regularMarketDayLow: 331.65,
	regularMarketVolume: 34328912,
	longName: "Apple Inc.",
	shortName: "Apple Inc.",
	chartPreviousClose: 333.69,
	previousClose: 333.69,
};

/** A chart with these differences from the one of Apple. */
export function yahooBody(meta: object = {}, close: unknown[] = [336.0736083984375, 335.3900146484375, null, 332.8900146484375]): string {
	const result = {
		meta: { ...yahooMeta, ...meta },
		timestamp: [1791207000, 1791207300, 1791207600, 1791230400],
		indicators: { quote: [{ close, volume: [1810280, 497004, null, 0] }] },
	};
	return JSON.stringify({ chart: { result: [result], error: null } });
}

export const YAHOO_UNKNOWN = `{"chart":{"result":null,"error":{"code":"Not Found","description":"No data found, symbol may be delisted"}}}`;
export const YAHOO_PHANTOM = `{"chart":{"result":[{"meta":{"currency":null,"symbol":"THF","exchangeName":"NMS","instrumentType":"ECNQUOTE","firstTradeDate":null,"regularMarketTime":null},"indicators":{"quote":[{}],"adjclose":[{}]}}],"error":null}}`;
export const YAHOO_LIMITED = "Edge: Too Many Requests";

export const cboeData = {
	symbol: "AAPL",
	security_type: "stock",
	current_price: 332.85,
	price_change: -0.8,
	price_change_percent: -0.2397,
	open: 332.96,
	high: 336.21,
	low: 331.65,
	close: 332.89,
	prev_day_close: 333.69,
	volume: 34400850,
	last_trade_time: "2026-10-05T15:59:59",
};

export function cboeBody(data: object = {}): string {
	return JSON.stringify({ timestamp: "2026-10-06 03:28:10", data: { ...cboeData, ...data }, symbol: "AAPL" });
}

export const CBOE_DENIED = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>X</RequestId><HostId>Y</HostId></Error>`;

export const cnbcEntry = {
	symbol: "BTC",
	code: 0,
	name: "Grayscale Bitcoin Mini Trust ETF",
	last: "37.25",
	last_time: "2026-10-02",
	type: "STOCK",
	exchange: "NYSE Arca",
	high: "38.55",
	low: "37.07",
	change: "-0.19",
	change_pct: "-0.51%",
	currencyCode: "USD",
	volume: "2,867,801",
	previous_day_closing: "37.25",
	countryCode: "US",
	ExtendedMktQuote: { type: "POST_MKT", last: "37.40" },
};

export function cnbcBody(...entries: object[]): string {
	return JSON.stringify({ FormattedQuoteResult: { FormattedQuote: entries.map((entry) => ({ ...cnbcEntry, ...entry })) } });
}

/** One symbol that it does not know, and one that it resolves to a company in Milan. */
export const CNBC_UNKNOWN_AND_ABROAD = `{"FormattedQuoteResult":{"FormattedQuote":[{"symbol":"PSKY","code":1},{"symbol":"WBD","code":0,"name":"Webuild SpA","last":"1.88","last_time":"2026-10-08T14:54:03.000+0200","exchange":"Milan Stock Exchange","change":"-0.01","change_pct":"-0.79%","currencyCode":"EUR","volume":"2,087,941","altSymbol":"WBD.MI","countryCode":"IT"}]}}`;
export const ACCESS_DENIED_PAGE = `<HTML><HEAD>\n<TITLE>Access Denied</TITLE>\n</HEAD><BODY>\n<H1>Access Denied</H1>\nYou don't have permission to access this on this server.<P>\n</BODY>\n</HTML>`;

export const finnhubQuote = { c: 309.38, d: 5.96, dp: 1.9643, h: 310.42, l: 301.32, o: 302.725, pc: 303.42, t: 1791230400 };
export const FINNHUB_UNKNOWN = `{"c":0,"d":null,"dp":null,"h":0,"l":0,"o":0,"pc":0,"t":0}`;
export const FINNHUB_LIMITED = `{"error":"API limit reached. Please try again later. Remaining Limit: 0"}`;

export const twelvedataQuote = {
	symbol: "AAPL",
	name: "Apple Inc.",
	exchange: "NASDAQ",
	currency: "USD",
	timestamp: 1791207000,
	last_quote_at: 1791230340,
	high: "336.19",
	low: "331.65",
	close: "332.89",
	volume: "34328912",
	previous_close: "333.69",
	change: "-0.80",
	percent_change: "-0.23974",
};

export function twelvedataError(code: number, message: string): string {
	return JSON.stringify({ code, message, status: "error" });
}

export const TWELVEDATA_UNKNOWN = "**symbol** or **figi** parameter is missing or invalid. Please provide a valid symbol.";
export const TWELVEDATA_MINUTE =
	"You have run out of API credits for the current minute. 17 API credits were used, with the current limit being 8.";
export const TWELVEDATA_DAY = "You have run out of API credits for the day. 801 API credits were used, with the current limit being 800.";

const STOOQ_HEADER = "Symbol,Date,Time,Open,High,Low,Close,Volume\r\n";
export const STOOQ_OK = `${STOOQ_HEADER}AAPL.US,2022-01-21,22:00:09,164.415,166.33,162.3,162.41,122848858\r\n`;
export const STOOQ_UNKNOWN = `${STOOQ_HEADER}AAPL.US,N/D,N/D,N/D,N/D,N/D,N/D,N/D\r\n`;
export const STOOQ_LIMITED = "Exceeded the daily hits limit";
export const STOOQ_CHALLENGE = `<!DOCTYPE html><html><body><noscript>This site requires JavaScript to verify your browser.</noscript><script>/* crypto.subtle.digest */ fetch("/__verify",{method:"POST"})</script></body></html>`;
export const STOOQ_GONE = `<html><head><title>Stooq</title></head><body>The page you requested does not exist or has been moved</body></html>`;
