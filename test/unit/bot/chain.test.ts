import { beforeEach, describe, expect, it } from "vitest";
import type { Fetch } from "../../../bot/command.ts";
import { askInTurn, BUDGET_MS, FIRST_TIMEOUT_MS, lookUp, NEXT_TIMEOUT_MS, providersFor } from "../../../bot/quotes/chain.ts";
import { QUOTE_FRESH_MS, QUOTE_STALE_MS, QuoteMemory } from "../../../bot/quotes/memory.ts";
import type { Provider } from "../../../bot/quotes/provider.ts";
import { failure, type Outcome } from "../../../bot/quotes/quote.ts";
import type { ProviderName } from "../../../bot/quotes/symbol.ts";
import * as f from "./fixtures.ts";
import { makeContext, muteLog, settings, ticker } from "./support.ts";

let log: ReturnType<typeof muteLog>;
beforeEach(() => {
	log = muteLog();
});

const noNetwork: Fetch = () => Promise.reject(new Error("asked the network"));

/** A provider with one outcome, which takes `tookMs` of the context's clock and notes the time that it was given. */
function fake(name: ProviderName, outcome: Outcome, context: ReturnType<typeof makeContext>, tookMs = 0) {
	const timeouts: number[] = [];
	const provider: Provider = {
		name,
		label: name,
		note: "",
		covers: () => true,
		async quote(_, { timeoutMs }) {
			timeouts.push(timeoutMs);
			context.clock.now += tookMs;
			return outcome;
		},
	};
	return { provider, timeouts };
}

const good: Outcome = { kind: "ok", quote: { price: 5, kind: "share", asOf: f.NOW } };
const down = failure("down", "HTTP 500");
const notCovered = failure("not_covered", "HTTP 403");
const limited = (retryAfterS?: number): Outcome => ({ kind: "limited", retryAfterS });
const NAMES = ["yahoo", "cboe", "cnbc", "stooq"] as const;

describe("the chain", () => {
	const table: [string, Outcome[], object, number][] = [
		["takes the first quote and asks no further", [good, down], { kind: "found", quote: { price: 5 }, provider: { name: "yahoo" } }, 1],
		["asks no further once a symbol is unknown", [{ kind: "unknown" }, good], { kind: "unknown" }, 1],
		["goes on after one that is down", [down, good], { kind: "found", provider: { name: "cboe" } }, 2],
		["goes on after one that blocks", [failure("blocked", "markup"), good], { kind: "found" }, 2],
		["goes on after a bad payload", [failure("bad_payload", "no price"), good], { kind: "found" }, 2],
		["goes on after a limit", [limited(), good], { kind: "found" }, 2],
		["goes on after a wrong key", [failure("auth", "HTTP 401"), good], { kind: "found" }, 2],
		["goes on after one that does not cover the symbol", [notCovered, good], { kind: "found" }, 2],
		["believes an unknown symbol after a failure", [down, { kind: "unknown" }], { kind: "unknown" }, 2],
		[
			"says unavailable when all are down, never unknown",
			[down, failure("blocked", "x"), failure("bad_payload", "x")],
			{ kind: "unavailable" },
			3,
		],
		["says unavailable when the only key is wrong", [failure("auth", "HTTP 401")], { kind: "unavailable" }, 1],
		["says unavailable when one is down and the rest do not cover it", [notCovered, down, notCovered], { kind: "unavailable" }, 3],
		["says not covered only when nobody failed", [notCovered, notCovered], { kind: "not_covered" }, 2],
		["says limited when any was, with the shortest wait", [limited(300), down, limited(120)], { kind: "limited", retryAfterS: 120 }, 3],
		["says not covered when there is no provider", [], { kind: "not_covered" }, 0],
	];
	it.each(table)("%s", async (_, outcomes, expected, asked) => {
		const context = makeContext(noNetwork);
		const fakes = outcomes.map((outcome, i) => fake(NAMES[i] ?? "yahoo", outcome, context));
		const providers = fakes.map(({ provider }) => provider);
		expect(await askInTurn(ticker("AAPL"), providers, settings(), new QuoteMemory(), context)).toMatchObject(expected);
		expect(fakes.filter(({ timeouts }) => timeouts.length === 1)).toHaveLength(asked);
	});

	it("gives the first 3 s, each next 2.5 s, and all together no more than its budget", async () => {
		const context = makeContext(noNetwork);
		const first = fake("yahoo", down, context, FIRST_TIMEOUT_MS);
		const second = fake("cboe", down, context, NEXT_TIMEOUT_MS);
		const third = fake("cnbc", down, context, 1_000);
		const last = fake("stooq", down, context);
		const providers = [first, second, third, last].map(({ provider }) => provider);
		await askInTurn(ticker("AAPL"), providers, settings(), new QuoteMemory(), context);
		expect([first, second, third, last].flatMap(({ timeouts }) => timeouts)).toEqual([3_000, 2_500, 1_000, 0]);
		expect(context.clock.now - f.NOW).toBe(BUDGET_MS);
	});

	it("gives the first that is asked 3 s, whoever was passed over", async () => {
		const context = makeContext(noNetwork);
		const memory = new QuoteMemory();
		memory.coolDown("yahoo", 0, f.NOW);
		const abroad = { ...fake("cboe", good, context).provider, covers: () => false };
		const asked = fake("cnbc", good, context);
		await askInTurn(ticker("AAPL"), [fake("yahoo", good, context).provider, abroad, asked.provider], settings(), memory, context);
		expect(asked.timeouts).toEqual([FIRST_TIMEOUT_MS]);
	});

	it("leaves a provider alone after a limit, and asks it again when the time is over", async () => {
		const context = makeContext(noNetwork);
		const memory = new QuoteMemory();
		const asked = fake("yahoo", limited(90), context);
		const run = () => askInTurn(ticker("AAPL"), [asked.provider], settings(), memory, context);
		expect(await run()).toEqual({ kind: "limited", retryAfterS: 90 });
		context.clock.now += 30_000;
		expect(await run()).toEqual({ kind: "limited", retryAfterS: 60 });
		expect(asked.timeouts).toHaveLength(1);
		context.clock.now += 60_000;
		expect(await run()).toEqual({ kind: "limited", retryAfterS: 120 });
		expect(asked.timeouts).toHaveLength(2);
	});

	it.each<[string, Outcome]>([
		["a quote", good],
		["the word that a symbol is unknown", { kind: "unknown" }],
	])("takes %s as the end of a provider's limits", async (_, success) => {
		const context = makeContext(noNetwork);
		const memory = new QuoteMemory();
		const run = (outcome: Outcome) => askInTurn(ticker("AAPL"), [fake("yahoo", outcome, context).provider], settings(), memory, context);
		await run(limited());
		context.clock.now += 60_000;
		await run(success);
		expect(await run(limited())).toEqual({ kind: "limited", retryAfterS: 60 });
	});

	it("logs what each provider failed by", async () => {
		const context = makeContext(noNetwork);
		await askInTurn(ticker("AAPL"), [fake("yahoo", down, context).provider], settings(), new QuoteMemory(), context);
		expect(log.warn.mock.calls).toEqual([[{ event: "no_quote", provider: "yahoo", symbol: "AAPL", kind: "down", why: "HTTP 500" }]]);
	});
});

describe("the order of providers", () => {
	const order = (changes: object) =>
		providersFor(settings({ FINNHUB_KEY: undefined, TWELVEDATA_KEY: undefined, ...changes }), new QuoteMemory()).map(({ name }) => name);

	it.each<[string, object, string[]]>([
		["is that of the reference when nothing is set", {}, ["yahoo", "cboe", "cnbc"]],
		["is that of the setting", { STOCK_PROVIDERS: " cnbc, YAHOO ,sample" }, ["cnbc", "yahoo", "sample"]],
		["begins with those whose key is set", { FINNHUB_KEY: "k", TWELVEDATA_KEY: "k" }, ["finnhub", "twelvedata", "yahoo", "cboe", "cnbc"]],
		["puts one with a key where the setting names it", { STOCK_PROVIDERS: "yahoo,finnhub", FINNHUB_KEY: "k" }, ["yahoo", "finnhub"]],
		["leaves out one that is named but has no key", { STOCK_PROVIDERS: "finnhub,yahoo" }, ["yahoo"]],
		["leaves out one whose key is empty", { FINNHUB_KEY: "" }, ["yahoo", "cboe", "cnbc"]],
		["names each once", { STOCK_PROVIDERS: "yahoo,yahoo" }, ["yahoo"]],
		["may be nobody", { STOCK_PROVIDERS: "" }, []],
		["never has sample data in it unless the setting says so", { FINNHUB_KEY: "k" }, ["finnhub", "yahoo", "cboe", "cnbc"]],
	])("%s", (_, changes, expected) => expect(order(changes)).toEqual(expected));

	it("passes over a name that is none, and says so once", () => {
		const memory = new QuoteMemory();
		const set = settings({ STOCK_PROVIDERS: "yaho,cboe" });
		for (let i = 0; i < 3; i++) expect(providersFor(set, memory).map(({ name }) => name)).toContain("cboe");
		expect(log.error.mock.calls).toEqual([[{ event: "no_such_provider", name: "yaho" }]]);
	});
});

describe("a look-up", () => {
	/** Yahoo, as this network has it, and nobody else. */
	function setUp(answer: () => Response) {
		const urls: string[] = [];
		const fetch: Fetch = async (url) => {
			urls.push(url);
			return answer();
		};
		const memory = new QuoteMemory();
		const set = settings({ STOCK_PROVIDERS: "yahoo", FINNHUB_KEY: undefined, TWELVEDATA_KEY: undefined });
		const clock = { now: f.NOW };
		/** One batch, later by so much, in which these symbols are asked together. */
		const batch = (laterMs: number, ...symbols: string[]) => {
			clock.now += laterMs;
			const context = { env: {}, fetch, now: () => clock.now };
			return Promise.all(symbols.map((symbol) => lookUp(ticker(symbol), set, memory, context)));
		};
		return { urls, batch };
	}

	it("of one thing several times in a batch asks once", async () => {
		const { urls, batch } = setUp(() => new Response(f.yahooBody()));
		const results = await batch(0, "AAPL", "aapl", "AAPL.US", "$AAPL");
		expect(results.map(({ kind }) => kind)).toEqual(["found", "found", "found", "found"]);
		expect(urls).toHaveLength(1);
	});

	it("that fails is shared too, and tried again in the next batch", async () => {
		const { urls, batch } = setUp(() => new Response("", { status: 500 }));
		await batch(0, "AAPL", "AAPL");
		expect(urls).toHaveLength(1);
		await batch(1, "AAPL");
		expect(urls).toHaveLength(2);
	});

	it("does not wait for that of another batch, which may never end", async () => {
		let asked = 0;
		const fetch: Fetch = () => (asked++ === 0 ? new Promise(() => undefined) : Promise.resolve(new Response(f.yahooBody())));
		const memory = new QuoteMemory();
		const set = settings({ STOCK_PROVIDERS: "yahoo", FINNHUB_KEY: undefined, TWELVEDATA_KEY: undefined });
		void lookUp(ticker("AAPL"), set, memory, makeContext(fetch));
		expect(await lookUp(ticker("AAPL"), set, memory, makeContext(fetch))).toMatchObject({ kind: "found" });
	});

	it("within a minute of another is answered from memory, whatever the spelling", async () => {
		const { urls, batch } = setUp(() => new Response(f.yahooBody()));
		await batch(0, "AAPL");
		expect(await batch(QUOTE_FRESH_MS - 1, "AAPL.US")).toMatchObject([{ kind: "found", isStale: false }]);
		expect(urls).toHaveLength(1);
		await batch(1, "AAPL");
		expect(urls).toHaveLength(2);
	});

	it("shows the last known quote as stale when nobody can be asked, for a day", async () => {
		let isUp = true;
		const { batch } = setUp(() => (isUp ? new Response(f.yahooBody()) : new Response("", { status: 500 })));
		await batch(0, "AAPL");
		isUp = false;
		expect(await batch(QUOTE_STALE_MS - 1, "AAPL")).toMatchObject([{ kind: "found", isStale: true, quote: { price: 332.89 } }]);
		expect(await batch(1, "AAPL")).toEqual([{ kind: "unavailable" }]);
	});

	it("shows no stale quote of a symbol that has come to be unknown", async () => {
		let isKnown = true;
		const { batch } = setUp(() => (isKnown ? new Response(f.yahooBody()) : new Response(f.YAHOO_UNKNOWN, { status: 404 })));
		await batch(0, "AAPL");
		isKnown = false;
		expect(await batch(QUOTE_FRESH_MS, "AAPL")).toEqual([{ kind: "unknown" }]);
	});

	it("of several symbols that meet a limit together cools down once", async () => {
		const { urls, batch } = setUp(() => new Response(f.YAHOO_LIMITED, { status: 429 }));
		expect(await batch(0, "AAPL", "MSFT", "IBM")).toMatchObject(Array(3).fill({ kind: "limited", retryAfterS: 60 }));
		await batch(59_000, "AAPL");
		expect(urls).toHaveLength(3);
	});
});
