import { describe, expect, it } from "vitest";
import { QUOTE_FRESH_MS, QUOTES_MAX, QuoteMemory } from "../../../bot/quotes/memory.ts";
import { NOW } from "./fixtures.ts";
import { providerNamed } from "./support.ts";

const found = { quote: { price: 1, kind: "share", asOf: NOW }, provider: providerNamed("yahoo") } as const;
const minutes = (count: number) => count * 60_000;

describe("the memory of quotes", () => {
	it("recalls a quote until it is too old", () => {
		const memory = new QuoteMemory();
		memory.keep("AAPL", found, NOW);
		expect(memory.recall("AAPL", QUOTE_FRESH_MS, NOW + QUOTE_FRESH_MS - 1)).toMatchObject(found);
		expect(memory.recall("AAPL", QUOTE_FRESH_MS, NOW + QUOTE_FRESH_MS)).toBeUndefined();
		expect(memory.recall("MSFT", QUOTE_FRESH_MS, NOW)).toBeUndefined();
	});

	it("is bounded, and forgets what was kept first", () => {
		const memory = new QuoteMemory();
		for (let i = 0; i < QUOTES_MAX; i++) memory.keep(`S${i}`, found, NOW);
		memory.keep("S0", found, NOW);
		memory.keep("NEW", found, NOW);
		expect(memory.recall("S1", QUOTE_FRESH_MS, NOW)).toBeUndefined();
		for (const key of ["S0", "S2", "NEW"]) expect(memory.recall(key, QUOTE_FRESH_MS, NOW)).toBeDefined();
	});
});

describe("the memory of limits", () => {
	it("leaves a provider alone for a minute, then twice as long each time, up to 15 minutes", () => {
		const memory = new QuoteMemory();
		let now = NOW;
		for (const length of [1, 2, 4, 8, 15, 15]) {
			memory.coolDown("yahoo", 0, now);
			expect(memory.cooldownMs("yahoo", now)).toBe(minutes(length));
			now += minutes(length);
			expect(memory.cooldownMs("yahoo", now)).toBe(0);
		}
		expect(memory.cooldownMs("cboe", now)).toBe(0);
	});

	it("starts again with a minute after a success", () => {
		const memory = new QuoteMemory();
		memory.coolDown("yahoo", 0, NOW);
		memory.coolDown("yahoo", 0, NOW + minutes(1));
		memory.warmUp("yahoo");
		memory.coolDown("yahoo", 0, NOW + minutes(9));
		expect(memory.cooldownMs("yahoo", NOW + minutes(9))).toBe(minutes(1));
	});

	it("counts the limits of questions asked together once", () => {
		const memory = new QuoteMemory();
		for (let i = 0; i < 5; i++) memory.coolDown("yahoo", 0, NOW + i);
		expect(memory.cooldownMs("yahoo", NOW)).toBe(minutes(1));
		memory.coolDown("yahoo", 0, NOW + minutes(1));
		expect(memory.cooldownMs("yahoo", NOW + minutes(1))).toBe(minutes(2));
	});

	it("is never shorter than what the provider asked for, nor longer than a day", () => {
		const memory = new QuoteMemory();
		memory.coolDown("yahoo", 90, NOW);
		expect(memory.cooldownMs("yahoo", NOW)).toBe(90_000);
		memory.coolDown("yahoo", 5, NOW + 1);
		expect(memory.cooldownMs("yahoo", NOW)).toBe(90_000);
		memory.coolDown("cboe", 1e12, NOW);
		expect(memory.cooldownMs("cboe", NOW)).toBe(minutes(24 * 60));
	});
});
