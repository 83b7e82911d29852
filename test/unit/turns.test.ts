/** Turns: the first is handled at once, what comes right behind it together. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { gatherMs, Turns } from "../../src/room/turns.ts";

const GATHER_MS = 10;

function makeTurns(onHandled: (items: string[]) => void = () => {}) {
	const handled: string[][] = [];
	const turns = new Turns<string>(
		(items) => {
			handled.push(items);
			onHandled(items);
		},
		() => GATHER_MS,
		Date.now,
	);
	return { turns, handled };
}

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

it("[ORDER-5] what comes while it is quiet is handled before anything else happens, and leaves no timer behind", () => {
	const { turns, handled } = makeTurns();
	turns.add("a");
	expect(handled).toEqual([["a"]]);
	expect(vi.getTimerCount()).toBe(0);
});

it("[ORDER-5] what comes right behind is handled together, in the order of arrival, a moment later", () => {
	const { turns, handled } = makeTurns();
	for (const item of ["a", "b", "c"]) turns.add(item);
	vi.advanceTimersByTime(GATHER_MS - 1);
	turns.add("d");
	expect(handled).toEqual([["a"]]);
	vi.advanceTimersByTime(1);
	expect(handled).toEqual([["a"], ["b", "c", "d"]]);
	turns.add("e");
	vi.advanceTimersByTime(GATHER_MS);
	expect(handled.at(-1)).toEqual(["e"]);
});

it("[ORDER-5] what comes while a turn is handled waits for the next, and nothing is handled twice", () => {
	const { turns, handled } = makeTurns((items) => {
		if (items.includes("a")) turns.add("behind a");
		if (items.includes("b")) turns.add("behind b");
	});
	turns.add("a");
	expect(handled).toEqual([["a"]]);
	turns.add("b");
	vi.advanceTimersByTime(2 * GATHER_MS);
	expect(handled).toEqual([["a"], ["behind a", "b"], ["behind b"]]);
});

it("[ORDER-5] after a quiet moment the next is handled at once again", () => {
	const { turns, handled } = makeTurns();
	turns.add("a");
	vi.advanceTimersByTime(GATHER_MS);
	turns.add("b");
	expect(handled).toEqual([["a"], ["b"]]);
	expect(vi.getTimerCount()).toBe(0);
});

it("[ORDER-5] in a busy room what comes after its moment waits a little for others, until it has been quiet for a while", () => {
	const { turns, handled } = makeTurns();
	for (const item of ["a", "b", "c", "d", "e"]) turns.add(item);
	vi.advanceTimersByTime(GATHER_MS);
	expect(handled).toEqual([["a"], ["b", "c", "d", "e"]]);
	vi.advanceTimersByTime(GATHER_MS);
	turns.add("f");
	turns.add("g");
	expect(handled).toHaveLength(2);
	vi.advanceTimersByTime(GATHER_MS / 4);
	expect(handled.at(-1)).toEqual(["f", "g"]);
	for (const item of ["h", "i", "j", "k"]) turns.add(item);
	vi.advanceTimersByTime(GATHER_MS);
	vi.advanceTimersByTime(3 * GATHER_MS);
	turns.add("l");
	expect(handled.at(-1)).toEqual(["l"]);
	expect(vi.getTimerCount()).toBe(0);
});

it("[ORDER-5] enough of them are handled as soon as they are there", () => {
	const { turns, handled } = makeTurns();
	for (let n = 0; n < 100; n++) turns.add(`${n}`);
	expect(handled.map(({ length }) => length)).toEqual([1, 64]);
	vi.advanceTimersByTime(GATHER_MS);
	expect(handled.flat()).toEqual(Array.from({ length: 100 }, (_, n) => `${n}`));
	expect(vi.getTimerCount()).toBe(0);
});

it("[ORDER-5] a clock that is set back holds nothing up", () => {
	const { turns, handled } = makeTurns();
	turns.add("a");
	vi.setSystemTime(Date.now() - 3_600_000);
	turns.add("b");
	expect(handled).toEqual([["a"], ["b"]]);
});

describe("the moment in which a room gathers", () => {
	it.each([
		[1, 2],
		[20, 4],
		[200, 25],
		[10_000, 60],
	])("is, with %i connections, at most %i milliseconds", (receivers, most) => {
		expect(gatherMs(receivers)).toBeLessThanOrEqual(most);
		expect(gatherMs(receivers)).toBeGreaterThan(most / 2);
	});
});
