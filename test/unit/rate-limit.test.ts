/** The token bucket, with a clock in hand. */
import { describe, expect, it } from "vitest";
import { type Bucket, Buckets, isFull, parseRate, take } from "../../src/room/rate-limit.ts";

const RATE = { burst: 10, windowMs: 5_000 };
const T0 = 1_000_000;

/** Takes until it must wait: how many were there, and the wait. */
function drain(bucket: Bucket | undefined, now: number) {
	let taken = 0;
	for (;;) {
		const { bucket: next, waitMs } = take(bucket, RATE, now);
		bucket = next;
		if (waitMs > 0) return { taken, waitMs, bucket };
		taken++;
	}
}

describe("a rate", () => {
	it.each([
		["10/5", { burst: 10, windowMs: 5_000 }],
		["1/1", { burst: 1, windowMs: 1_000 }],
		["999999/999999", { burst: 999_999, windowMs: 999_999_000 }],
	])("is read from %s", (text, rate) => {
		expect(parseRate(text)).toEqual(rate);
	});

	it.each([
		undefined,
		"",
		"10",
		"10/",
		"/5",
		"0/5",
		"10/0",
		"-1/5",
		"1.5/5",
		"10/5s",
		" 10/5",
		"10/5\n",
		"1e3/5",
		"1000000/1",
		"１/５",
		"off",
	])("is as if it were not set where it is %j", (text) => {
		expect(parseRate(text)).toBeUndefined();
	});
});

describe("a bucket", () => {
	it("[LIMIT-1] gives its burst at once, and then says how long the next one takes", () => {
		expect(drain(undefined, T0)).toMatchObject({ taken: 10, waitMs: 500 });
	});

	it.each([
		[0, 0, 500],
		[250, 0, 250],
		[500, 1, 500],
		[750, 1, 250],
		[2_500, 5, 500],
		[5_000, 10, 500],
		[60_000_000, 10, 500],
	])("[LIMIT-1] that is empty has after %i ms %i tokens, and the next %i ms later", (ms, taken, waitMs) => {
		expect(drain(drain(undefined, T0).bucket, T0 + ms)).toMatchObject({ taken, waitMs });
	});

	it("[LIMIT-1] that somebody keeps knocking at refills no slower for it", () => {
		let bucket: Bucket | undefined = drain(undefined, T0).bucket;
		for (let ms = 10; ms < 500; ms += 10) ({ bucket } = take(bucket, RATE, T0 + ms));
		expect(take(bucket, RATE, T0 + 501).waitMs).toBe(0);
	});

	it("[LIMIT-1] waits for exactly as long as it said", () => {
		const { bucket, waitMs } = drain(undefined, T0);
		expect(take(bucket, RATE, T0 + waitMs - 1).waitMs).toBeGreaterThan(0);
		expect(take(bucket, RATE, T0 + waitMs).waitMs).toBe(0);
	});

	it("[LIMIT-1] gets nothing from a clock that goes back", () => {
		const { bucket } = drain(undefined, T0);
		expect(take(bucket, RATE, T0 - 3_600_000).waitMs).toBe(500);
	});

	it.each([
		["one just used", { tokens: 9, at: T0 }, 0, false],
		["one whose time has nearly come", { tokens: 9, at: T0 }, 499, false],
		["one that has refilled", { tokens: 9, at: T0 }, 500, true],
	])("says whether it is full: %s", (_, bucket, ms, expected) => {
		expect(isFull(bucket, RATE, T0 + ms)).toBe(expected);
	});
});

describe("the buckets of a room", () => {
	it("[LIMIT-1] are one for each person", () => {
		const buckets = new Buckets({ burst: 2, windowMs: 1_000 });
		expect([buckets.take("ana", T0), buckets.take("ana", T0), buckets.take("ana", T0)]).toEqual([0, 0, 500]);
		expect(buckets.take("ben", T0)).toBe(0);
	});

	it("[LIMIT-1] are kept however many people come, until they say nothing any more", () => {
		const buckets = new Buckets({ burst: 1, windowMs: 1_000 });
		expect(buckets.take("ana", T0)).toBe(0);
		for (let i = 0; i < 3_000; i++) buckets.take(`p${i}`, T0 + 10);
		expect(buckets.take("ana", T0 + 10)).toBe(990);
		expect(buckets.take("ana", T0 + 1_000)).toBe(0);
	});
});
