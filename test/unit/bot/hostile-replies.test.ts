/** Replies that no adapter may mistake for a quote, for an unknown symbol, or for a reason to throw. */
import { beforeEach, describe, expect, it } from "vitest";
import type { Fetch } from "../../../bot/command.ts";
import * as f from "./fixtures.ts";
import { answering, ask, muteLog, providerNamed } from "./support.ts";

beforeEach(() => void muteLog());

/** A good body of each provider for AAPL, with this raw JSON (or cell) in the place of its price. */
const WITH_PRICE: Record<string, (price: string) => string> = {
	yahoo: (price) => f.yahooBody().replace(`"regularMarketPrice":332.89`, `"regularMarketPrice":${price}`),
	cboe: (price) => f.cboeBody({ current_price: undefined }).replace(`"close":332.89`, `"close":${price}`),
	cnbc: (price) => f.cnbcBody({ symbol: "AAPL" }).replace(`"last":"37.25"`, `"last":${price}`),
	finnhub: (price) => JSON.stringify(f.finnhubQuote).replace(`"c":309.38`, `"c":${price}`),
	twelvedata: (price) => JSON.stringify(f.twelvedataQuote).replace(`"close":"332.89"`, `"close":${price}`),
	stooq: (price) => f.STOOQ_OK.replace("162.41", price.replaceAll('"', "")),
};
const BAD_PRICES = [
	"0",
	"-1",
	`"abc"`,
	"1e309",
	`"NaN"`,
	`"Infinity"`,
	"NaN",
	"Infinity",
	"null",
	"true",
	"[1]",
	`"0"`,
	`"-3.5"`,
	"1e15",
	`"1e309"`,
	`" "`,
];

const WITH_SYMBOL: Record<string, string> = {
	yahoo: f.yahooBody({ symbol: "MSFT" }),
	cboe: f.cboeBody({ symbol: "MSFT" }),
	cnbc: f.cnbcBody({ symbol: "MSFT" }),
	twelvedata: JSON.stringify({ ...f.twelvedataQuote, symbol: "MSFT" }),
	stooq: f.STOOQ_OK.replace("AAPL.US", "MSFT.US"),
};

const never: Fetch = (_, { signal }) => new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));

const BODIES: [string, Fetch, string[]][] = [
	["an empty body", answering(""), ["bad_payload"]],
	["no body", answering(null), ["bad_payload"]],
	["truncated JSON", answering(`{"chart":{"res`), ["bad_payload"]],
	["null", answering("null"), ["bad_payload"]],
	["an empty list", answering("[]"), ["bad_payload"]],
	["an empty object", answering("{}"), ["bad_payload"]],
	["a number", answering("7"), ["bad_payload"]],
	["deep nesting", answering("[".repeat(50_000)), ["bad_payload"]],
	["bytes that are no text", answering(new Uint8Array([0xff, 0xfe, 0x00, 0x80])), ["bad_payload"]],
	["a table with a byte order mark and no price", answering("\ufeffSymbol,Date\r\nAAPL.US,2022-01-21\r\n"), ["bad_payload"]],
	["a page with 200", answering("\ufeff \n<html>hello</html>", 200), ["blocked"]],
	["a page with 503", answering("<html>503</html>", 503), ["down"]],
	["a redirect to a page of consent", answering(null, 302, { Location: "https://consent.example/" }), ["down"]],
	["204", answering(null, 204), ["down"]],
	["a network that fails", async () => Promise.reject(new TypeError("no network")), ["down"]],
	[
		"a network that throws at once",
		() => {
			throw new Error("no network");
		},
		["down"],
	],
];

describe.each(Object.keys(WITH_PRICE))("%s", (name) => {
	const provider = providerNamed(name);

	it.each(BODIES)("%s is no quote and no word on a symbol", async (_, fetch, kinds) => {
		expect(kinds).toContain((await ask(provider, "AAPL", fetch)).kind);
	});

	it.each(BAD_PRICES)("a price of %s is a bad payload", async (price) => {
		const body = WITH_PRICE[name]?.(price) ?? "";
		expect(body).toContain(price.replaceAll('"', ""));
		expect(await ask(provider, "AAPL", answering(body))).toMatchObject({ kind: "bad_payload" });
	});

	it("a good body is a quote, so that it is the price that the others fail by", async () => {
		expect(await ask(provider, "AAPL", answering(WITH_PRICE[name]?.("12.5") ?? ""))).toMatchObject({ kind: "ok", quote: { price: 12.5 } });
	});

	it("no answer in time is down", async () => {
		expect(await ask(provider, "AAPL", never, 5)).toMatchObject({ kind: "down", why: "TimeoutError" });
	});

	it("a body of 10 MB is cut off and never held", async () => {
		let sent = 0;
		let isCancelled = false;
		const chunk = new Uint8Array(64 * 1024).fill(0x20);
		const body = new ReadableStream<Uint8Array>(
			{
				pull(controller) {
					sent += chunk.byteLength;
					if (sent > 10 * 1024 * 1024) controller.close();
					else controller.enqueue(chunk);
				},
				cancel() {
					isCancelled = true;
				},
			},
			{ highWaterMark: 0 },
		);
		expect(await ask(provider, "AAPL", answering(body))).toMatchObject({ kind: "bad_payload" });
		expect(sent).toBeLessThan(512 * 1024);
		expect(isCancelled).toBe(true);
	});

	it("a body that breaks off is down", async () => {
		const body = new ReadableStream({ pull: (controller) => controller.error(new Error("reset")) });
		expect(await ask(provider, "AAPL", answering(body))).toMatchObject({ kind: "down" });
	});
});

describe.each(Object.entries(WITH_SYMBOL))("%s", (name, body) => {
	it("the price of another symbol is never taken", async () => {
		expect(await ask(providerNamed(name), "AAPL", answering(body))).toMatchObject({ kind: "bad_payload", why: "another symbol" });
	});
});
