/** Tries to sign in to one account: what slows down guessing. */
import { type Bucket, type Rate, take } from "../room/rate-limit.ts";
import type { AccountStore } from "./account-store.ts";

export class Tries {
	#bucket: Bucket | undefined;

	/** Takes up what was stored before the object slept. */
	load(store: AccountStore): void {
		this.#bucket ??= store.tries();
	}

	/**
	 * Counts a try; milliseconds to wait if there were too many. For a handle that nobody has it is counted in memory only,
	 * so that guessing names stores nothing. For an account it is stored once the answer is on its way: a write holds the
	 * answer back, and would so tell that there is an account.
	 */
	take(rate: Rate, now: number, store: () => AccountStore | undefined): number {
		const { bucket, waitMs } = take(this.#bucket, rate, now);
		this.#bucket = bucket;
		if (store()) setTimeout(() => this.#keep(store()));
		return waitMs;
	}

	/** Somebody has shown to be who the account is of: nothing is held against it any more. */
	forget(store: AccountStore): void {
		this.#bucket = undefined;
		this.#keep(store);
	}

	#keep(store: AccountStore | undefined): void {
		if (this.#bucket) store?.keepTries(this.#bucket);
		else store?.forgetTries();
	}
}
