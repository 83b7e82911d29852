/** A local HTTP server in the place of every quote provider. The test says how it answers, and sees what was asked. */
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

const WAIT_MS = 20_000;

/** How the provider behaves: it answers by writing to the response, or leaves the caller hanging by doing nothing. */
export type Behaviour = (symbol: string, response: ServerResponse) => void;

export async function startProvider(behaviour: Behaviour) {
	const asked: string[] = [];
	let onAsked: (() => void)[] = [];
	let behave = behaviour;
	const server = createServer((request, response) => {
		const [symbol = ""] = /[^/?=]+(?=\?|$)/.exec(decodeURIComponent(request.url ?? "")) ?? [];
		asked.push(symbol);
		for (const check of onAsked) check();
		behave(symbol, response);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		/** The symbols that were asked for, in order. */
		asked,
		/** Resolves when a symbol is asked for; at once if it was already. */
		untilAsked(symbol: string): Promise<void> {
			return new Promise((resolve, reject) => {
				const timer = setTimeout(() => reject(new Error(`the provider was not asked for ${symbol} within ${WAIT_MS} ms`)), WAIT_MS);
				const check = () => {
					if (!asked.includes(symbol)) return;
					clearTimeout(timer);
					onAsked = onAsked.filter((other) => other !== check);
					resolve();
				};
				onAsked.push(check);
				check();
			});
		},
		behave(next: Behaviour) {
			behave = next;
		},
		async [Symbol.asyncDispose]() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** A Yahoo chart for whatever symbol was asked for. */
export const quoted: Behaviour = (symbol, response) => {
	const meta = {
		currency: "USD",
		symbol,
		fullExchangeName: "NasdaqGS",
		instrumentType: "EQUITY",
		regularMarketTime: 1_791_230_402,
		regularMarketPrice: 332.89,
		regularMarketDayHigh: 336.19,
		regularMarketDayLow: 331.65,
		regularMarketVolume: 34_328_912,
		longName: `${symbol} Inc.`,
		previousClose: 333.69,
	};
	const closes = { close: [336.07, 335.39, null, 332.89] };
	const timestamp = [1_791_207_000, 1_791_207_300, 1_791_207_600, 1_791_230_400];
	const result = [{ meta, timestamp, indicators: { quote: [closes] } }];
	response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify({ chart: { result, error: null } }));
};

/** The same answer to every question. */
export function answering(status: number, body: string, headers: Record<string, string> = {}): Behaviour {
	return (_symbol, response) => {
		response.writeHead(status, headers).end(body);
	};
}
