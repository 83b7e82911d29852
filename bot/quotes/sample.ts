/**
 * Figures out of thin air, for development without the internet. They are the same for a symbol all day and wherever they
 * are made, and everything that shows them says what they are.
 */
import type { Provider } from "./provider.ts";
import { changeFrom } from "./quote.ts";
import { currencyOf, kindOf } from "./symbol.ts";

const DAY_MS = 24 * 60 * 60_000;
const POINTS = 48;

export const sample: Provider = {
	name: "sample",
	label: "Sample data",
	note: "SAMPLE DATA, not a real price. No provider could be reached.",
	covers: () => true,
	async quote(ticker, { now }) {
		const day = Math.floor(now() / DAY_MS);
		const values = course(ticker.key, day);
		const price = values.at(-1) ?? closeOf(ticker.key, day);
		return {
			kind: "ok",
			quote: {
				price,
				kind: kindOf(ticker),
				currency: currencyOf(ticker),
				name: "Sample data",
				change: changeFrom(price, closeOf(ticker.key, day - 1), "close"),
				day: { low: Math.min(...values), high: Math.max(...values) },
				series: { values, label: "Sample data" },
				asOf: now(),
			},
		};
	},
};

/** A price between 10 and 500 that belongs to the symbol, moved by up to 3 % as the day wants it. */
function closeOf(key: string, day: number): number {
	return cents((10 + 490 * fraction(key)) * (0.97 + 0.06 * fraction(`${key} ${day}`)));
}

/** From the close of the day before to that of the day, not in a straight line. */
function course(key: string, day: number): number[] {
	const from = closeOf(key, day - 1);
	const to = closeOf(key, day);
	return Array.from({ length: POINTS + 1 }, (_, i) => {
		const isEnd = i === 0 || i === POINTS;
		const noise = isEnd ? 0 : 0.01 * from * (fraction(`${key} ${day} ${i}`) - 0.5);
		return cents(from + ((to - from) * i) / POINTS + noise);
	});
}

function cents(price: number): number {
	return Math.round(price * 100) / 100;
}

/** A number from 0 to 1 that looks random and depends on the text alone: FNV-1a, mixed once more for short texts. */
function fraction(text: string): number {
	let hash = 0x811c9dc5;
	for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
	hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
	return ((hash ^ (hash >>> 13)) >>> 0) / 0xffffffff;
}
