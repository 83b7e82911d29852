/**
 * Which messages somebody has read: those that were on screen for a second while they looked, and those that they scrolled
 * past before they stopped. What only flew by while they were away, or jumped over it, is not among them.
 */
import { type Signal, signal } from "@preact/signals";
import type { Clock } from "./connection.ts";

/** How long a message is on screen before it is read. */
export const READ_MS = 1_000;

export class Looking {
	/** What is on screen now and looked at, and since when. */
	readonly looked: Signal<ReadonlyMap<number, number>> = signal(new Map());
	readonly read: Signal<ReadonlySet<number>> = signal(new Set());
	/** Whether the room is on screen in a tab that somebody looks at. */
	isAttended = false;
	/** What was on screen, and not for long enough. */
	readonly #passed = new Set<number>();
	readonly #clock: Clock;
	readonly #onRead: () => void;
	#cancel: () => void = () => {};

	constructor(clock: Clock, onRead: () => void) {
		this.#clock = clock;
		this.#onRead = onRead;
	}

	/** What is on screen, and whether somebody looks; to be said whenever that changes. */
	look(ids: readonly number[], isAttended: boolean): void {
		const now = this.#clock.now();
		const before = this.looked.peek();
		const looked = new Map((isAttended ? ids : []).map((id) => [id, before.get(id) ?? now]));
		this.isAttended = isAttended;
		this.looked.value = looked;
		if (!isAttended) this.#passed.clear();
		else for (const id of before.keys()) if (!looked.has(id)) this.#passed.add(id);
		this.#wait();
	}

	/** Forgets what was read up to a message, which the marker stands for. */
	forgetTo(seen: number): void {
		this.read.value = new Set([...this.read.peek()].filter((id) => id > seen));
	}

	/** Forgets all that was read, and begins anew with what is on screen. */
	restart(): void {
		const now = this.#clock.now();
		this.read.value = new Set();
		this.#passed.clear();
		this.looked.value = new Map([...this.looked.peek().keys()].map((id) => [id, now]));
		this.#wait();
	}

	stop(): void {
		this.#cancel();
	}

	#wait(): void {
		this.#cancel();
		const unread = [...this.looked.peek()].flatMap(([id, since]) => (this.read.peek().has(id) ? [] : [since]));
		if (unread.length === 0) return;
		const due = Math.min(...unread) + READ_MS - this.#clock.now();
		this.#cancel = this.#clock.after(Math.max(0, due), () => this.#finish());
	}

	#finish(): void {
		const until = this.#clock.now() - READ_MS;
		const stayed = [...this.looked.peek()].flatMap(([id, since]) => (since <= until ? [id] : []));
		this.read.value = new Set([...this.read.peek(), ...this.#passed, ...stayed]);
		this.#passed.clear();
		this.#onRead();
		this.#wait();
	}
}
