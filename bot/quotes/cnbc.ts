/** CNBC: no key. It resolves a bare symbol to any listing in the world, so only what is certainly American is taken. */
import * as v from "valibot";
import { commonFailure, parseJson } from "./fetch-text.ts";
import { overHttp } from "./provider.ts";
import { amountField, failure, figureField, rangeOf, reportedChange, textField } from "./quote.ts";
import { urlAt } from "./settings.ts";
import { kindOf } from "./symbol.ts";
import { zonedTime } from "./zoned-time.ts";

const PARAMETERS = "requestMethod=itv&noform=1&partnerId=2&fund=1&exthrs=1&output=json&events=1";

/** "UNCH" is its word for no change. */
const changeField = v.optional(
	v.union([
		v.pipe(
			v.literal("UNCH"),
			v.transform(() => 0),
		),
		figureField,
	]),
);

const EntrySchema = v.object({
	symbol: v.string(),
	code: figureField,
	name: textField,
	exchange: textField,
	countryCode: textField,
	currencyCode: textField,
	last: amountField,
	last_time: textField,
	change: changeField,
	change_pct: changeField,
	high: amountField,
	low: amountField,
	volume: amountField,
});

const ReplySchema = v.object({ FormattedQuoteResult: v.object({ FormattedQuote: v.union([v.array(EntrySchema), EntrySchema]) }) });

export const cnbc = overHttp({
	name: "cnbc",
	label: "CNBC",
	note: "May be delayed. Not investment advice.",

	request: (symbol, { CNBC_URL }) => ({
		url: urlAt(CNBC_URL, `/quote-html-webservice/restQuote/symbolType/symbol?symbols=${encodeURIComponent(symbol)}&${PARAMETERS}`),
	}),

	read(reply, { ticker, symbol, now }) {
		const failed = commonFailure(reply, now);
		if (failed) return failed;

		const parsed = v.safeParse(ReplySchema, parseJson(reply.text));
		if (!parsed.success) return failure("bad_payload", "not a quote");
		const entry = [parsed.output.FormattedQuoteResult.FormattedQuote].flat().find((entry) => entry.symbol === symbol);
		if (!entry) return failure("bad_payload", "another symbol");
		if (entry.code === 1) return ticker.kind === "us" ? { kind: "unknown" } : failure("not_covered", "code 1");
		if (entry.code !== 0) return failure("bad_payload", "no code that is known");
		if (entry.countryCode !== "US" || entry.currencyCode !== "USD") return failure("not_covered", "a listing abroad");
		if (entry.last === undefined) return failure("bad_payload", "no price");
		return {
			kind: "ok",
			quote: {
				price: entry.last,
				kind: kindOf(ticker),
				currency: entry.currencyCode,
				name: entry.name,
				exchange: entry.exchange,
				// Its previous close is of no use: after the session it is the price itself.
				change: reportedChange(entry.change, entry.change_pct),
				day: rangeOf(entry.low, entry.high),
				volume: entry.volume,
				asOf: timeOf(entry.last_time) ?? now,
			},
		};
	},
});

/** Its last time is an instant during the session and a mere date, of the close, after it. */
function timeOf(text = ""): number | undefined {
	if (/^\d{4}-\d\d-\d\d$/.test(text)) return zonedTime(`${text}T16:00:00`, "America/New_York");
	// The offset is written "+0200", which the runtime's parser takes although the language does not promise it.
	const at = Date.parse(text);
	return Number.isNaN(at) ? undefined : at;
}
