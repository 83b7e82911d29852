/** Cboe's delayed quotes: no key, shares of the United States and a few indexes. It never says that a symbol is unknown. */
import * as v from "valibot";
import { commonFailure, parseJson } from "./fetch-text.ts";
import { overHttp } from "./provider.ts";
import { amountField, changeFrom, failure, figureField, rangeOf, reportedChange, textField } from "./quote.ts";
import { urlAt } from "./settings.ts";
import { kindOf } from "./symbol.ts";
import { zonedTime } from "./zoned-time.ts";

/** The time of a last trade, on the wall in New York, from which the official close counts. */
const SESSION_END = "15:59:00";

const ReplySchema = v.object({
	data: v.object({
		symbol: v.string(),
		current_price: amountField,
		close: amountField,
		price_change: figureField,
		price_change_percent: figureField,
		prev_day_close: amountField,
		high: amountField,
		low: amountField,
		volume: amountField,
		last_trade_time: textField,
	}),
});

export const cboe = overHttp({
	name: "cboe",
	label: "Cboe",
	note: "Delayed 15 minutes. Not investment advice.",

	request: (symbol, { CBOE_URL }) => ({
		url: urlAt(CBOE_URL, `/api/global/delayed_quotes/quotes/${encodeURIComponent(symbol)}.json`),
	}),

	read(reply, { ticker, symbol, now }) {
		// Its file store says the same of a symbol that is missing, misspelt or not served.
		const isDenied = reply.status === 403 && reply.text.includes("<Code>AccessDenied</Code>");
		if (isDenied || reply.status === 404) return failure("not_covered", `HTTP ${reply.status}`);
		const failed = commonFailure(reply, now);
		if (failed) return failed;

		const parsed = v.safeParse(ReplySchema, parseJson(reply.text));
		if (!parsed.success) return failure("bad_payload", "not a quote");
		const { data } = parsed.output;
		if (bareSymbol(data.symbol) !== bareSymbol(symbol)) return failure("bad_payload", "another symbol");

		// `close` is the official close, which `price_change` belongs to; `current_price` is the last trade at Cboe itself.
		const isOver = (data.last_trade_time?.slice(11) ?? "") >= SESSION_END;
		const close = isOver ? data.close : undefined;
		const price = close ?? data.current_price ?? data.close;
		if (price === undefined) return failure("bad_payload", "no price");
		return {
			kind: "ok",
			quote: {
				price,
				kind: kindOf(ticker),
				currency: "USD",
				change:
					(price === close ? reportedChange(data.price_change, data.price_change_percent) : undefined) ??
					changeFrom(price, data.prev_day_close, "close"),
				day: rangeOf(data.low, data.high),
				volume: data.volume,
				asOf: zonedTime(data.last_trade_time ?? "", "America/New_York") ?? now,
			},
		};
	},
});

/** A symbol without the mark of an index, which is asked for as "_SPX" and may be answered as "^SPX". */
function bareSymbol(symbol: string): string {
	return symbol.replace(/^[_^]/, "");
}
