/** Turns: the first is handled at once, what comes right behind it together. */
import { afterEach, expect, it, vi } from "vitest";
import { Turns } from "../../src/room/turns.ts";

function makeTurns() {
	const handled: string[][] = [];
	const turns = new Turns<string>((items) => handled.push(items));
	return { turns, handled };
}

afterEach(() => {
	vi.useRealTimers();
});

const WAIT = { timeout: 2_000, interval: 1 };

it("[ORDER-5] what comes while it is quiet is handled before anything else happens", () => {
	const { turns, handled } = makeTurns();
	turns.add("a");
	expect(handled).toEqual([["a"]]);
});

it("[ORDER-5] what comes right behind is handled together, in the order of arrival", async () => {
	const { turns, handled } = makeTurns();
	for (const item of ["a", "b", "c"]) turns.add(item);
	await Promise.resolve();
	turns.add("d");
	expect(handled).toEqual([["a"]]);
	await vi.waitUntil(() => handled.length === 2, WAIT);
	expect(handled).toEqual([["a"], ["b", "c", "d"]]);
});

it("[ORDER-5] what comes while a turn is handled waits for the next, and nothing is handled twice", async () => {
	const handled: string[][] = [];
	const turns: Turns<string> = new Turns((items) => {
		handled.push(items);
		if (items.includes("a")) turns.add("behind a");
		if (items.includes("b")) turns.add("behind b");
	});
	turns.add("a");
	expect(handled).toEqual([["a"]]);
	turns.add("b");
	await vi.waitUntil(() => handled.length === 3, WAIT);
	expect(handled).toEqual([["a"], ["behind a", "b"], ["behind b"]]);
});

it("[ORDER-5] after a quiet while the next is handled at once again", async () => {
	const { turns, handled } = makeTurns();
	turns.add("a");
	// A timer that was set later than the turn's own is run after it.
	const { promise, resolve } = Promise.withResolvers<void>();
	setTimeout(resolve, 0);
	await promise;
	turns.add("b");
	expect(handled).toEqual([["a"], ["b"]]);
});

it("[ORDER-5] in a busy room the next turn gathers for a few milliseconds, and no longer", () => {
	vi.useFakeTimers();
	const { turns, handled } = makeTurns();
	for (const item of ["a", "b", "c", "d", "e"]) turns.add(item);
	vi.advanceTimersByTime(0);
	expect(handled).toEqual([["a"], ["b", "c", "d", "e"]]);
	turns.add("f");
	vi.advanceTimersByTime(1);
	expect(handled).toHaveLength(2);
	turns.add("g");
	vi.advanceTimersByTime(10);
	expect(handled).toEqual([["a"], ["b", "c", "d", "e"], ["f", "g"]]);
	vi.advanceTimersByTime(10);
	turns.add("h");
	expect(handled.at(-1)).toEqual(["h"]);
});

it("[ORDER-5] a busy room in which nothing comes gathers once more, is quiet then, and has no timer left", () => {
	vi.useFakeTimers();
	const { turns, handled } = makeTurns();
	for (const item of ["a", "b", "c", "d", "e"]) turns.add(item);
	// The end of the first turn, the second one's end, and a while into the time after it.
	vi.advanceTimersByTime(6);
	for (const item of ["f", "g"]) turns.add(item);
	expect(handled).toEqual([["a"], ["b", "c", "d", "e"]]);
	vi.advanceTimersByTime(4);
	expect(handled.at(-1)).toEqual(["f", "g"]);
	vi.advanceTimersByTime(20);
	expect(vi.getTimerCount()).toBe(0);
	turns.add("h");
	expect(handled.at(-1)).toEqual(["h"]);
});
