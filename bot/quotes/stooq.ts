/** Stooq's quotes as CSV. Its public address was closed in 2026, so it is asked only where the settings name it. */
import * as v from "valibot";
import { commonFailure, isMarkup } from "./fetch-text.ts";
import { overHttp } from "./provider.ts";
import { amountField, changeFrom, failure, rangeOf } from "./quote.ts";
import { urlAt } from "./settings.ts";
import { currencyOf, kindOf } from "./symbol.ts";
import { zonedTime } from "./zoned-time.ts";

const CHALLENGE = /__verify|requires JavaScript|crypto\.subtle\.digest/i;
/** What it writes for a symbol that it does not have. */
const NO_DATA = "N/D";

export const stooq = overHttp({
	name: "stooq",
	label: "Stooq",
	note: "Delayed. Not investment advice.",

	request: (symbol, { STOOQ_URL }) => ({ url: urlAt(STOOQ_URL, `/q/l/?s=${encodeURIComponent(symbol)}&f=sd2t2ohlcv&h&e=csv`) }),

	read(reply, { ticker, symbol, now }) {
		const { text } = reply;
		if (/daily hits limit/i.test(text)) return { kind: "limited" };
		if (isMarkup(text) && CHALLENGE.test(text)) return failure("blocked", "a challenge for browsers");
		const failed = commonFailure(reply, now);
		if (failed) return failed;

		const row = readRow(text);
		if (!row) return /api ?key|captcha/i.test(text) ? failure("auth", "a key is wanted") : failure("bad_payload", "no row");
		if (row.get("Symbol")?.toLowerCase() !== symbol) return failure("bad_payload", "another symbol");
		if (row.get("Close") === NO_DATA) return { kind: "unknown" };
		const amount = (column: string) => v.parse(amountField, row.get(column));
		const price = amount("Close");
		if (price === undefined) return failure("bad_payload", "no price");
		return {
			kind: "ok",
			quote: {
				price,
				kind: kindOf(ticker),
				currency: currencyOf(ticker),
				change: changeFrom(price, amount("Open"), "open"),
				day: rangeOf(amount("Low"), amount("High")),
				volume: amount("Volume"),
				asOf: zonedTime(`${row.get("Date")}T${row.get("Time")}`, "Europe/Warsaw") ?? now,
			},
		};
	},
});

/** The first row by the names of its columns. Whatever comes before the header, such as a warning of its server, is skipped. */
function readRow(csv: string): Map<string, string> | undefined {
	const lines = csv.split(/\r?\n/);
	const at = lines.findIndex((line) => line.startsWith("Symbol,"));
	const names = lines[at]?.split(",");
	const cells = lines[at + 1]?.split(",");
	if (!names || !cells || names.length !== cells.length) return undefined;
	return new Map(names.map((name, i) => [name, cells[i] ?? ""]));
}
