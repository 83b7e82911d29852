/** What the chain asks: a source of quotes, and the common way for those that are asked over HTTP. */
import type { Fetch } from "../command.ts";
import { fetchText, type ProviderRequest, type Reply } from "./fetch-text.ts";
import { failure, type Outcome } from "./quote.ts";
import type { QuoteSettings } from "./settings.ts";
import { type ProviderName, SPELLINGS, type Ticker } from "./symbol.ts";

/** What one question to a provider may use. */
export interface Ask {
	readonly settings: QuoteSettings;
	readonly fetch: Fetch;
	readonly now: () => number;
	readonly timeoutMs: number;
}

export interface Provider {
	readonly name: ProviderName;
	/** For people: who the figures are from, and what is to be known about them. */
	readonly label: string;
	readonly note: string;
	/** The setting without which it is not asked. */
	readonly secret?: "FINNHUB_KEY" | "TWELVEDATA_KEY";
	covers(ticker: Ticker): boolean;
	/** Never throws, and takes no longer than `ask.timeoutMs`. */
	quote(ticker: Ticker, ask: Ask): Promise<Outcome>;
}

export interface HttpProvider extends Pick<Provider, "name" | "label" | "note" | "secret"> {
	/** `symbol` is in the provider's own spelling and not yet encoded. */
	request(symbol: string, settings: QuoteSettings): ProviderRequest;
	/** Judges a reply of any status and content, without throwing. */
	read(reply: Reply, question: Question): Outcome;
}

export interface Question {
	readonly ticker: Ticker;
	/** The provider's spelling, which its answer has to repeat. */
	readonly symbol: string;
	/** Unix milliseconds. */
	readonly now: number;
}

/** A provider that is asked by one GET. */
export function overHttp({ request, read, ...provider }: HttpProvider): Provider {
	const spell = SPELLINGS[provider.name];
	return {
		...provider,
		covers: (ticker) => spell(ticker) !== undefined,
		async quote(ticker, { settings, fetch, now, timeoutMs }) {
			const symbol = spell(ticker);
			if (symbol === undefined) return failure("not_covered", "no such kind of symbol");
			const reply = await fetchText(request(symbol, settings), fetch, timeoutMs);
			return reply.kind === "reply" ? read(reply, { ticker, symbol, now: now() }) : reply;
		},
	};
}
