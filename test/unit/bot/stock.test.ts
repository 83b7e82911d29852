import { beforeEach, describe, expect, it } from "vitest";
import type { Fetch } from "../../../bot/command.ts";
import { stockCommand } from "../../../bot/commands/stock.ts";
import { QuoteMemory } from "../../../bot/quotes/memory.ts";
import * as f from "./fixtures.ts";
import { answering, makeContext, muteLog } from "./support.ts";

beforeEach(() => void muteLog());

const run = (args: string, fetch: Fetch, env: object = {}) => stockCommand(new QuoteMemory()).run(args, makeContext(fetch, env));
const noNetwork: Fetch = () => Promise.reject(new TypeError("no network"));

describe("/stock", () => {
	it("answers with a line and a card", async () => {
		expect(await run("AAPL", answering(f.yahooBody()))).toMatchObject({
			kind: "answer",
			answer: { ok: true, text: "AAPL quote is $332.89 per share", card: { title: "Apple Inc. (AAPL)", source: "Yahoo Finance" } },
		});
	});

	it("does not mind blanks around the symbol", async () => {
		expect(await run("  aapl ", answering(f.yahooBody()))).toMatchObject({ kind: "answer", answer: { ok: true } });
	});

	it.each(["", "  ", "AAPL MSFT", "AAPL,MSFT", "../etc", "<script>"])("with %j asks nobody and says what to write", async (args) => {
		let asked = 0;
		const outcome = await run(args, async () => new Response(String(asked++)));
		expect(outcome).toMatchObject({
			kind: "answer",
			answer: { ok: false, code: "bad_args", retryable: false, text: expect.stringContaining("/stock=AAPL") },
		});
		expect(asked).toBe(0);
	});

	it("says of a symbol that a provider does not know that there is no quote", async () => {
		expect(await run("NOPE", answering(f.YAHOO_UNKNOWN, 404))).toEqual({
			kind: "answer",
			answer: { ok: false, code: "not_found", text: "No quote found for NOPE.", retryable: false },
		});
	});

	it("says of a symbol that nobody serves just that", async () => {
		expect(await run("7203.T", noNetwork, { STOCK_PROVIDERS: "cboe,cnbc" })).toMatchObject({
			kind: "answer",
			answer: { ok: false, code: "not_found", text: "No provider here covers 7203.T." },
		});
	});

	it("wants to be asked later when the providers are limited", async () => {
		expect(await run("AAPL", answering(f.YAHOO_LIMITED, 429, { "Retry-After": "120" }))).toEqual({
			kind: "later",
			code: "rate_limited",
			retryAfterS: 120,
		});
	});

	it("wants to be asked later when the providers are down, and calls nothing unknown", async () => {
		expect(await run("AAPL", noNetwork)).toEqual({ kind: "later", code: "unavailable" });
	});

	it("does not make up a number unless the settings have sample data", async () => {
		expect(await run("AAPL", noNetwork, { STOCK_PROVIDERS: "yahoo,cboe,cnbc" })).toMatchObject({ kind: "later" });
		expect(await run("AAPL", noNetwork, { STOCK_PROVIDERS: "yahoo,cboe,cnbc,sample" })).toMatchObject({
			kind: "answer",
			answer: { ok: true, text: expect.stringContaining("(sample data, not a real price)"), card: { source: "Sample data" } },
		});
	});

	it("shows no sample of a symbol that a provider does not know", async () => {
		const outcome = await run("NOPE", answering(f.YAHOO_UNKNOWN, 404), { STOCK_PROVIDERS: "yahoo,sample" });
		expect(outcome).toMatchObject({ kind: "answer", answer: { ok: false, code: "not_found" } });
	});

	it("asks the servers that the settings name", async () => {
		const urls: string[] = [];
		await run(
			"AAPL",
			async (url) => {
				urls.push(new URL(url).origin);
				return new Response("", { status: 500 });
			},
			{ YAHOO_URL: "http://127.0.0.1:1", CBOE_URL: "http://127.0.0.1:2/", CNBC_URL: "http://127.0.0.1:3" },
		);
		expect(urls).toEqual(["http://127.0.0.1:1", "http://127.0.0.1:2", "http://127.0.0.1:3"]);
	});

	it("never lets a key out", async () => {
		const log = muteLog();
		const echo: Fetch = async (url, init) => new Response(JSON.stringify({ Information: [url, Object.entries(init.headers ?? {})] }));
		const outcome = await run("AAPL", echo, { FINNHUB_KEY: "hush-f", TWELVEDATA_KEY: "hush-t" });
		expect(JSON.stringify([outcome, log.warn.mock.calls, log.error.mock.calls])).not.toContain("hush");
		expect(log.warn).toHaveBeenCalled();
	});
});
