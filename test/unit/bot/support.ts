/** What the bot's tests put in the place of the network, the clock and the room. */
import * as v from "valibot";
import { assert, describe, expect, it, vi } from "vitest";
import type { CommandContext, Fetch } from "../../../bot/command.ts";
import { PROVIDERS } from "../../../bot/quotes/chain.ts";
import type { Provider } from "../../../bot/quotes/provider.ts";
import type { Outcome } from "../../../bot/quotes/quote.ts";
import { type QuoteSettings, QuoteSettingsSchema } from "../../../bot/quotes/settings.ts";
import { parseTicker, type Ticker } from "../../../bot/quotes/symbol.ts";
import { NOW } from "./fixtures.ts";

/** Keeps the log out of the test's output, and for the test to read. */
export function muteLog() {
	return {
		warn: vi.spyOn(console, "warn").mockImplementation(() => undefined),
		error: vi.spyOn(console, "error").mockImplementation(() => undefined),
	};
}

export function ticker(text: string): Ticker {
	const parsed = parseTicker(text);
	assert(parsed, `${text} is a symbol`);
	return parsed;
}

export function providerNamed(name: string): Provider {
	const provider = PROVIDERS.find((provider) => provider.name === name);
	assert(provider, `${name} is a provider`);
	return provider;
}

/** Settings with both keys set and nothing else changed, but for these. */
export function settings(changes: object = {}): QuoteSettings {
	return v.parse(QuoteSettingsSchema, { FINNHUB_KEY: "secret-f", TWELVEDATA_KEY: "secret-t", ...changes });
}

/** Asks one provider about a symbol, over a network that gives this answer. */
export function ask(provider: Provider, symbol: string, fetch: Fetch, timeoutMs = 1000): Promise<Outcome> {
	return provider.quote(ticker(symbol), { settings: settings(), fetch, now: () => NOW, timeoutMs });
}

/** A network whose only answer is this. */
export function answering(body: BodyInit | null, status = 200, headers: HeadersInit = {}): Fetch {
	return async () => new Response(body, { status, headers });
}

/** A context with a clock that stands still until the test moves it. */
export function makeContext(fetch: Fetch, env: object = {}): CommandContext & { clock: { now: number } } {
	const clock = { now: NOW };
	return { env, fetch, clock, now: () => clock.now };
}

/** One reply of a provider, and what it comes to. The symbol is AAPL and the status 200 unless said otherwise. */
export interface ReplyCase {
	behaviour: string;
	symbol?: string;
	body: string;
	status?: number;
	headers?: Record<string, string>;
	expected: object;
}

export const ok = (quote: object) => ({ kind: "ok", quote });

/** Declares a test for each of a provider's replies. */
export function describeReplies(name: string, cases: ReplyCase[]): void {
	describe(name, () => {
		it.each(cases)("$behaviour", async ({ symbol = "AAPL", body, status, headers, expected }) => {
			expect(await ask(providerNamed(name), symbol, answering(body, status, headers))).toMatchObject(expected);
		});
	});
}
