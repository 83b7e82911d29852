/** Asks one provider after another, as the settings order them, until one has the word on a symbol. */
import type { CommandContext } from "../command.ts";
import { cboe } from "./cboe.ts";
import { cnbc } from "./cnbc.ts";
import { finnhub } from "./finnhub.ts";
import { type Found, QUOTE_FRESH_MS, QUOTE_STALE_MS, type QuoteMemory } from "./memory.ts";
import type { Provider } from "./provider.ts";
import { sample } from "./sample.ts";
import type { QuoteSettings } from "./settings.ts";
import { stooq } from "./stooq.ts";
import type { Ticker } from "./symbol.ts";
import { twelvedata } from "./twelvedata.ts";
import { yahoo } from "./yahoo.ts";

/** From the first question to the last answer of one look-up, and the shares of it. */
export const BUDGET_MS = 6_500;
export const FIRST_TIMEOUT_MS = 3_000;
export const NEXT_TIMEOUT_MS = 2_500;

/** Keyed ones first: where a key is set and the settings do not place them, they are asked in this order. */
export const PROVIDERS: readonly Provider[] = [finnhub, twelvedata, yahoo, cboe, cnbc, stooq, sample];

/**
 * `unknown` is said on a provider's authority, `not_covered` if none here serves such a symbol. The last two are for now
 * only. A found quote is stale if it is an older one that stands in because nobody could be asked.
 */
export type LookUp =
	| (Found & { readonly kind: "found"; readonly isStale: boolean })
	| { readonly kind: "unknown" | "not_covered" | "unavailable" }
	| { readonly kind: "limited"; readonly retryAfterS: number };

/**
 * Look-ups under way, by batch and key. They are shared within a batch only: a promise of one invocation of a Worker may
 * never settle in another, which outlives it.
 */
const underWay = new WeakMap<CommandContext, Map<string, Promise<LookUp>>>();

/** The quote of a ticker, from memory or a provider. One batch asks once for each ticker. Takes at most `BUDGET_MS`. */
export function lookUp(ticker: Ticker, settings: QuoteSettings, memory: QuoteMemory, context: CommandContext): Promise<LookUp> {
	const lookUps = underWay.get(context) ?? new Map<string, Promise<LookUp>>();
	underWay.set(context, lookUps);
	const shared = lookUps.get(ticker.key) ?? throughMemory(ticker, providersFor(settings, memory), settings, memory, context);
	lookUps.set(ticker.key, shared);
	return shared;
}

/** The providers that the settings ask for, in their order. A name that is none is logged once, and passed over. */
export function providersFor(settings: QuoteSettings, memory: QuoteMemory): Provider[] {
	const names = settings.STOCK_PROVIDERS.toLowerCase()
		.split(",")
		.map((name) => name.trim());
	const named = names.flatMap((name) => {
		const provider = PROVIDERS.find((provider) => provider.name === name);
		if (!provider && name !== "" && memory.isNews(name)) console.error({ event: "no_such_provider", name });
		return provider ?? [];
	});
	const unnamed = PROVIDERS.filter((provider) => provider.secret && !named.includes(provider));
	return [...new Set([...unnamed, ...named])].filter(({ secret }) => !secret || settings[secret]);
}

async function throughMemory(
	ticker: Ticker,
	providers: readonly Provider[],
	settings: QuoteSettings,
	memory: QuoteMemory,
	context: CommandContext,
): Promise<LookUp> {
	const fresh = memory.recall(ticker.key, QUOTE_FRESH_MS, context.now());
	if (fresh) return { kind: "found", ...fresh, isStale: false };
	const result = await askInTurn(ticker, providers, settings, memory, context);
	if (result.kind === "found") memory.keep(ticker.key, result, context.now());
	if (result.kind !== "limited" && result.kind !== "unavailable") return result;
	const stale = memory.recall(ticker.key, QUOTE_STALE_MS, context.now());
	return stale ? { kind: "found", ...stale, isStale: true } : result;
}

/** Asks each provider once, but for those that do not serve the ticker or are to be left alone. */
export async function askInTurn(
	ticker: Ticker,
	providers: readonly Provider[],
	settings: QuoteSettings,
	memory: QuoteMemory,
	{ fetch, now }: CommandContext,
): Promise<LookUp> {
	const end = now() + BUDGET_MS;
	const waitsMs: number[] = [];
	let timeoutMs = FIRST_TIMEOUT_MS;
	let hasFailed = false;

	for (const provider of providers) {
		if (!provider.covers(ticker)) continue;
		const cooldownMs = memory.cooldownMs(provider.name, now());
		if (cooldownMs > 0) {
			waitsMs.push(cooldownMs);
			continue;
		}
		const outcome = await provider.quote(ticker, { settings, fetch, now, timeoutMs: Math.min(timeoutMs, end - now()) });
		timeoutMs = NEXT_TIMEOUT_MS;
		if (outcome.kind === "ok" || outcome.kind === "unknown") {
			memory.warmUp(provider.name);
			return outcome.kind === "ok" ? { kind: "found", quote: outcome.quote, provider, isStale: false } : outcome;
		}
		console.warn({ event: "no_quote", provider: provider.name, symbol: ticker.text, ...outcome });
		if (outcome.kind === "limited") {
			memory.coolDown(provider.name, outcome.retryAfterS ?? 0, now());
			waitsMs.push(memory.cooldownMs(provider.name, now()));
		} else if (outcome.kind !== "not_covered") {
			hasFailed = true;
		}
	}
	if (waitsMs.length > 0) return { kind: "limited", retryAfterS: Math.ceil(Math.min(...waitsMs) / 1000) };
	return { kind: hasFailed ? "unavailable" : "not_covered" };
}
