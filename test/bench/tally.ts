/** What was delivered and how long it took, counted by length: millions of deliveries cost a few hundred kilobytes. */
const STEP_US = 10;
/** Two seconds. */
const STEPS = 200_000;

export class Tally {
	deliveries = 0;
	readonly #latencies = new Uint32Array(STEPS);

	/** Counts one delivery. */
	add(ms: number): void {
		const step = Math.min(STEPS - 1, Math.max(0, Math.floor((ms * 1_000) / STEP_US)));
		this.#latencies[step] = (this.#latencies[step] ?? 0) + 1;
		this.deliveries++;
	}

	reset(): void {
		this.#latencies.fill(0);
		this.deliveries = 0;
	}

	/** The latency in milliseconds that this share of all deliveries stayed below. */
	quantile(share: number): number {
		let left = share * this.deliveries;
		const step = this.#latencies.findIndex((count) => {
			left -= count;
			return left <= 0;
		});
		return ((step < 0 ? STEPS : step + 1) * STEP_US) / 1_000;
	}
}
