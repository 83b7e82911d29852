/** Who is writing in a room: each for a few seconds after they last said so, or until they have said something. */
import { type Signal, signal } from "@preact/signals";
import { TYPING_SHOWN_MS } from "../protocol/limits.ts";
import type { User } from "../protocol/message.ts";
import type { Clock } from "./connection.ts";

export class Typists {
	readonly users: Signal<readonly User[]> = signal([]);
	readonly #clock: Clock;
	readonly #ends = new Map<string, () => void>();

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	start(user: User): void {
		this.#ends.get(user.id)?.();
		this.#ends.set(
			user.id,
			this.#clock.after(TYPING_SHOWN_MS, () => this.stop(user.id)),
		);
		if (!this.users.value.some(({ id }) => id === user.id)) this.users.value = [...this.users.value, user];
	}

	stop(id: string): void {
		const cancel = this.#ends.get(id);
		if (!cancel) return;
		cancel();
		this.#ends.delete(id);
		this.users.value = this.users.value.filter((user) => user.id !== id);
	}
}
