/** Finnhub: needs a key, whose free plan serves shares of the United States. */
import * as v from "valibot";
import { commonFailure, isMarkup, parseJson } from "./fetch-text.ts";
import { overHttp } from "./provider.ts";
import { amountField, failure, figureField, rangeOf, reportedChange } from "./quote.ts";
import { urlAt } from "./settings.ts";
import { currencyOf, kindOf } from "./symbol.ts";

const UnknownSchema = v.object({ c: v.literal(0), t: v.literal(0) });
const ReplySchema = v.object({ c: amountField, d: figureField, dp: figureField, h: amountField, l: amountField, t: amountField });

export const finnhub = overHttp({
	name: "finnhub",
	label: "Finnhub",
	note: "May be delayed. Not investment advice.",
	secret: "FINNHUB_KEY",

	request: (symbol, { FINNHUB_URL, FINNHUB_KEY }) => ({
		url: urlAt(FINNHUB_URL, `/api/v1/quote?symbol=${encodeURIComponent(symbol)}`),
		headers: { "X-Finnhub-Token": FINNHUB_KEY },
	}),

	read(reply, { ticker, now }) {
		if (reply.status === 429) {
			const resetS = Number(reply.headers.get("X-Ratelimit-Reset")) - now / 1000;
			return resetS > 0 ? { kind: "limited", retryAfterS: resetS } : (commonFailure(reply, now) ?? { kind: "limited" });
		}
		if (!isMarkup(reply.text)) {
			if (reply.status === 401) return failure("auth", "HTTP 401");
			if (reply.status === 403) return failure("not_covered", "HTTP 403");
		}
		const failed = commonFailure(reply, now);
		if (failed) return failed;

		// It does not repeat the symbol, so there is nothing to compare.
		const json = parseJson(reply.text);
		if (v.is(UnknownSchema, json)) return { kind: "unknown" };
		const parsed = v.safeParse(ReplySchema, json);
		if (!parsed.success || parsed.output.c === undefined) return failure("bad_payload", "no price");
		const { c: price, d: change, dp: percent, h: high, l: low, t: seconds } = parsed.output;
		return {
			kind: "ok",
			quote: {
				price,
				kind: kindOf(ticker),
				currency: currencyOf(ticker),
				change: reportedChange(change, percent),
				day: rangeOf(low, high),
				asOf: seconds === undefined ? now : seconds * 1000,
			},
		};
	},
});
