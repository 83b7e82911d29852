/** Twelve Data: needs a key; shares of the United States, currencies and coins. Its errors may come with any status. */
import * as v from "valibot";
import { commonFailure, parseJson } from "./fetch-text.ts";
import { overHttp } from "./provider.ts";
import { amountField, failure, figureField, type Outcome, rangeOf, reportedChange, textField } from "./quote.ts";
import { urlAt } from "./settings.ts";
import { currencyOf, kindOf } from "./symbol.ts";

const DAY_MS = 24 * 60 * 60_000;

const ErrorSchema = v.object({ status: v.literal("error"), code: v.number(), message: v.fallback(v.string(), "") });

const ReplySchema = v.object({
	symbol: v.string(),
	name: textField,
	exchange: textField,
	currency: textField,
	close: amountField,
	change: figureField,
	percent_change: figureField,
	high: amountField,
	low: amountField,
	volume: amountField,
	last_quote_at: amountField,
	timestamp: amountField,
});

export const twelvedata = overHttp({
	name: "twelvedata",
	label: "Twelve Data",
	note: "May be delayed. Not investment advice.",
	secret: "TWELVEDATA_KEY",

	request: (symbol, { TWELVEDATA_URL, TWELVEDATA_KEY }) => ({
		url: urlAt(TWELVEDATA_URL, `/quote?symbol=${encodeURIComponent(symbol)}`),
		headers: { Authorization: `apikey ${TWELVEDATA_KEY}` },
	}),

	read(reply, { ticker, symbol, now }) {
		const json = parseJson(reply.text);
		const error = v.safeParse(ErrorSchema, json);
		if (error.success) return readError(error.output, now);
		if (reply.status === 401) return failure("auth", "HTTP 401");
		const failed = commonFailure(reply, now);
		if (failed) return failed;

		const parsed = v.safeParse(ReplySchema, json);
		if (!parsed.success) return failure("bad_payload", "not a quote");
		const quote = parsed.output;
		if (quote.symbol !== symbol) return failure("bad_payload", "another symbol");
		if (ticker.kind === "us" && quote.currency !== "USD") return failure("not_covered", "a listing abroad");
		if (quote.close === undefined) return failure("bad_payload", "no price");
		const seconds = quote.last_quote_at ?? quote.timestamp;
		return {
			kind: "ok",
			quote: {
				price: quote.close,
				kind: kindOf(ticker),
				currency: quote.currency ?? currencyOf(ticker),
				name: quote.name,
				exchange: quote.exchange,
				change: reportedChange(quote.change, quote.percent_change),
				day: rangeOf(quote.low, quote.high),
				volume: quote.volume,
				asOf: seconds === undefined ? now : seconds * 1000,
			},
		};
	},
});

function readError({ code, message }: v.InferOutput<typeof ErrorSchema>, now: number): Outcome {
	// The allowance of a day comes back at midnight UTC, that of a minute within the minute.
	if (code === 429) return { kind: "limited", retryAfterS: /for the day/i.test(message) ? (DAY_MS - (now % DAY_MS)) / 1000 : undefined };
	if (code === 401) return failure("auth", "code 401");
	if (code === 403) return failure("not_covered", "code 403");
	if (code === 400 || code === 404) {
		if (/plan/i.test(message)) return failure("not_covered", "not in the plan");
		if (/symbol.*(missing or invalid|not found)/i.test(message)) return { kind: "unknown" };
	}
	return failure(code >= 500 ? "down" : "bad_payload", `code ${code}`);
}
