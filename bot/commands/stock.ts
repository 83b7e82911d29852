/** `/stock=AAPL`: one symbol in, one line and a card out. */
import * as v from "valibot";
import { answered, type Command, defineCommand, refused } from "../command.ts";
import { quoteCard, quoteText } from "../quotes/card.ts";
import { lookUp } from "../quotes/chain.ts";
import type { QuoteMemory } from "../quotes/memory.ts";
import { QuoteSettingsSchema } from "../quotes/settings.ts";
import { parseTicker } from "../quotes/symbol.ts";

const HELP = "Write one symbol, such as /stock=AAPL, /stock=BRK.B, /stock=VOD.L, /stock=^GSPC, /stock=BTC-USD or /stock=EURUSD=X.";

/** The command, with the memory that its runs share: quotes of the last minute, and who asked to be left alone. */
export function stockCommand(memory: QuoteMemory): Command {
	return defineCommand({
		name: "stock",
		usage: "/stock=AAPL",
		about: "The latest price of a share, index, currency or coin",
		examples: [
			{ usage: "/stock=AAPL", about: "A share in New York" },
			{ usage: "/stock=VOD.L", about: "A share in London" },
			{ usage: "/stock=^GSPC", about: "An index: the S&P 500" },
			{ usage: "/stock=EURUSD=X", about: "A currency: the euro in dollars" },
			{ usage: "/stock=BTC-USD", about: "A coin: Bitcoin in dollars" },
		],
		async run(args, context) {
			const ticker = parseTicker(args.trim());
			if (!ticker) return refused("bad_args", HELP);
			const settings = v.parse(QuoteSettingsSchema, context.env);
			const result = await lookUp(ticker, settings, memory, context);
			switch (result.kind) {
				case "found":
					return answered({ text: quoteText(ticker, result), card: quoteCard(ticker, result) });
				case "unknown":
					return refused("not_found", `No quote found for ${ticker.text}.`);
				case "not_covered":
					return refused("not_found", `No provider here covers ${ticker.text}.`);
				case "limited":
					return { kind: "later", code: "rate_limited", retryAfterS: result.retryAfterS };
				case "unavailable":
					return { kind: "later", code: "unavailable" };
				default:
					return result satisfies never;
			}
		},
	});
}
