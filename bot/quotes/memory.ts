/**
 * What one isolate remembers between batches: quotes, and which providers asked to be left alone. All of it is a cache:
 * an isolate that starts afresh only asks more often.
 */
import type { Provider } from "./provider.ts";
import type { Quote } from "./quote.ts";
import type { ProviderName } from "./symbol.ts";

/** How long a quote is as good as new. */
export const QUOTE_FRESH_MS = 60_000;
/** How long a quote is better than none, if nobody can be asked. */
export const QUOTE_STALE_MS = 24 * 60 * 60_000;
export const QUOTES_MAX = 500;

/** How long a provider that said "too many" is left alone; doubles each time it says so again. */
const COOLDOWN_MS = 60_000;
const COOLDOWN_MAX_MS = 15 * 60_000;
/** The longest wait that a provider may ask for: the allowance of a day is used up. */
const RETRY_AFTER_MAX_MS = 24 * 60 * 60_000;

export interface Found {
	readonly quote: Quote;
	readonly provider: Provider;
}

export class QuoteMemory {
	/** By the ticker's key; the oldest first. */
	readonly #quotes = new Map<string, Found & { readonly at: number }>();
	readonly #cooldowns = new Map<ProviderName, { readonly until: number; readonly lengthMs: number }>();
	readonly #complaints = new Set<string>();

	/** A quote that was kept no longer ago than `maxAgeMs`. */
	recall(key: string, maxAgeMs: number, now: number): Found | undefined {
		const kept = this.#quotes.get(key);
		return kept && now - kept.at < maxAgeMs ? kept : undefined;
	}

	/** Keeps a quote, at the cost of the oldest one when there are `QUOTES_MAX`. */
	keep(key: string, found: Found, now: number): void {
		this.#quotes.delete(key);
		this.#quotes.set(key, { ...found, at: now });
		const [oldest] = this.#quotes.keys();
		if (this.#quotes.size > QUOTES_MAX && oldest !== undefined) this.#quotes.delete(oldest);
	}

	/** Milliseconds for which a provider is still to be left alone; 0 if it may be asked. */
	cooldownMs(name: ProviderName, now: number): number {
		return Math.max(0, (this.#cooldowns.get(name)?.until ?? 0) - now);
	}

	/** Notes that a provider said "too many". Several in one cooldown are answers to questions asked together, and count once. */
	coolDown(name: ProviderName, retryAfterS: number, now: number): void {
		const last = this.#cooldowns.get(name);
		const isRepeat = last !== undefined && last.until > now;
		const lengthMs = !last ? COOLDOWN_MS : isRepeat ? last.lengthMs : Math.min(2 * last.lengthMs, COOLDOWN_MAX_MS);
		const until = Math.max(isRepeat ? last.until : now + lengthMs, now + Math.min(1000 * retryAfterS, RETRY_AFTER_MAX_MS));
		this.#cooldowns.set(name, { until, lengthMs });
	}

	/** Notes that a provider gave an answer: its next cooldown is a short one again. */
	warmUp(name: ProviderName): void {
		this.#cooldowns.delete(name);
	}

	/** Whether this is the first time that something is complained about. */
	isNews(complaint: string): boolean {
		const isNews = !this.#complaints.has(complaint);
		this.#complaints.add(complaint);
		return isNews;
	}
}
