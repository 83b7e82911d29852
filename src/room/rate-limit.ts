/** A token bucket. Pure: whoever keeps the bucket passes in the clock. */

/** `burst` at once, and all of them back after `windowMs`. */
export interface Rate {
	burst: number;
	windowMs: number;
}

export interface Bucket {
	tokens: number;
	/** When `tokens` was true; Unix milliseconds. */
	at: number;
}

/** Reads "10/5": a burst of 10, refilled over 5 seconds. Undefined for anything else. */
export function parseRate(text: string | undefined): Rate | undefined {
	const [, burst, seconds] = /^(\d{1,6})\/(\d{1,6})$/.exec(text ?? "") ?? [];
	const rate = { burst: Number(burst), windowMs: Number(seconds) * 1_000 };
	return rate.burst > 0 && rate.windowMs > 0 ? rate : undefined;
}

/** Takes one token. `waitMs` is 0 when there was one, else the time until there is. A clock that goes back refills nothing. */
export function take(bucket: Bucket | undefined, rate: Rate, now: number): { bucket: Bucket; waitMs: number } {
	const perToken = rate.windowMs / rate.burst;
	const tokens = refilled(bucket, rate, now);
	if (tokens >= 1) return { bucket: { tokens: tokens - 1, at: now }, waitMs: 0 };
	return { bucket: { tokens, at: now }, waitMs: Math.ceil((1 - tokens) * perToken) };
}

/** Whether a bucket says nothing that a new one would not. */
export function isFull(bucket: Bucket, rate: Rate, now: number): boolean {
	return refilled(bucket, rate, now) >= rate.burst;
}

function refilled(bucket: Bucket | undefined, rate: Rate, now: number): number {
	if (!bucket) return rate.burst;
	const perToken = rate.windowMs / rate.burst;
	return Math.min(rate.burst, bucket.tokens + Math.max(0, now - bucket.at) / perToken);
}

/** So many buckets are worth looking for full ones. */
const SWEEP_AT = 1_000;

/** The buckets of many people. In memory only: a room sleeps no sooner than a bucket that small has refilled. */
export class Buckets {
	readonly #buckets = new Map<string, Bucket>();
	readonly #rate: Rate;

	constructor(rate: Rate) {
		this.#rate = rate;
	}

	/** Milliseconds until this person may go on; 0 = now, and one token is taken. */
	take(person: string, now: number): number {
		if (this.#buckets.size >= SWEEP_AT) this.#sweep(now);
		const { bucket, waitMs } = take(this.#buckets.get(person), this.#rate, now);
		this.#buckets.set(person, bucket);
		return waitMs;
	}

	/** Gives a token back that was taken for nothing. */
	giveBack(person: string): void {
		const bucket = this.#buckets.get(person);
		if (bucket) bucket.tokens = Math.min(this.#rate.burst, bucket.tokens + 1);
	}

	/** Forgets whose bucket is full again. */
	#sweep(now: number): void {
		for (const [person, bucket] of this.#buckets) {
			if (isFull(bucket, this.#rate, now)) this.#buckets.delete(person);
		}
	}
}

/** A wait as people and clients are told it. */
export function wholeSeconds(waitMs: number): number {
	return Math.ceil(waitMs / 1_000);
}
