/**
 * Sends what I say in a room, one message at a time, so that it keeps its order even when the server asks to wait, and
 * again under the same id after every loss. What is not confirmed outlives the page.
 */
import { type Signal, signal } from "@preact/signals";
import type { FileInfo } from "../protocol/files.ts";
import type { ServerFrame } from "../protocol/frames.ts";
import type { Message } from "../protocol/message.ts";
import type { World } from "./open-room.ts";
import { add, type Held, markFailed, markSent, markWaiting, nextToSend, type Outbox, type Outgoing, remove, settle } from "./outbox.ts";
import { RESEND_MS, type SendFrame } from "./requests.ts";

type ErrorFrame = Extract<ServerFrame, { type: "error" }>;

interface SenderOptions {
	readonly slug: string;
	readonly user: string;
	readonly world: World;
	readonly send: SendFrame;
}

export class Sender {
	readonly outbox: Signal<Outbox> = signal([]);
	/** Set while what I said last has to wait its time. */
	readonly held: Signal<Held | undefined> = signal<Held | undefined>(undefined);
	readonly #slug: string;
	#user: string;
	readonly #world: World;
	readonly #send: SendFrame;
	#isOpen = false;
	#underWay: string | undefined;
	#cancelHeld: () => void = () => {};

	constructor({ slug, user, world, send }: SenderOptions) {
		this.#slug = slug;
		this.#user = user;
		this.#world = world;
		this.#send = send;
	}

	/** Says something: it is in the outbox at once, and goes out as soon as it can. */
	say(text: string, replyTo?: number, files: readonly FileInfo[] = []): void {
		const { newId, clock, savedOutbox } = this.#world;
		const said = {
			id: newId(),
			text,
			at: clock.now(),
			...(replyTo === undefined ? {} : { replyTo }),
			...(files.length === 0 ? {} : { files: [...files] }),
		};
		this.outbox.value = add(this.outbox.value, said);
		savedOutbox.save({ ...said, user: this.#user, slug: this.#slug });
		this.#flush();
	}

	/** Sends something again that was refused. */
	sayAgain(id: string): void {
		this.outbox.value = markWaiting(this.outbox.value, id);
		this.#flush();
	}

	discard(id: string): void {
		this.outbox.value = remove(this.outbox.value, id);
		this.#world.savedOutbox.forget(id);
		// Nothing is waited for any more; the next asks for itself.
		if (this.held.peek()) this.#done(id);
	}

	/** What I say from now on is somebody else's: the account's that I have made as a guest. */
	become(user: string): void {
		this.#user = user;
	}

	/** The room is there and has said what it knows: what waits goes out. */
	open(): void {
		this.#isOpen = true;
		this.#flush();
	}

	/** The connection is gone. Whatever was under way may be lost; it goes out again under the same id. */
	pause(): void {
		this.#isOpen = false;
		this.#cancelHeld();
		this.held.value = undefined;
		this.#underWay = undefined;
	}

	/** Takes out what these messages show, and what was confirmed up to a revision that was seen. */
	settle(messages: readonly Message[], rev: number): void {
		const before = this.outbox.value;
		this.outbox.value = settle(before, messages, rev);
		for (const outgoing of before) if (!this.outbox.value.includes(outgoing)) this.#world.savedOutbox.forget(outgoing.id);
	}

	/** Something is stored. Whether it was something that I said. */
	confirmed(id: string, message: number, rev: number): boolean {
		if (!this.outbox.peek().some((outgoing) => outgoing.id === id)) return false;
		this.outbox.value = markSent(this.outbox.value, id, message);
		this.#world.savedOutbox.forget(id);
		// A repeat may be confirmed long after its message was shown.
		this.settle([], rev);
		this.#done(id);
		return true;
	}

	/** Something was refused. Whether it is what is under way. */
	refused(id: string, { code, text, retryable, retryAfter }: ErrorFrame): boolean {
		if (id !== this.#underWay) return false;
		if (retryable) {
			// It stays under way, so that nothing overtakes it, until it is time to try again.
			const waitMs = retryAfter === undefined ? RESEND_MS : retryAfter * 1_000;
			if (retryAfter !== undefined) this.held.value = { until: this.#world.clock.now() + waitMs, isSlowMode: code === "slow_mode" };
			this.#cancelHeld = this.#world.clock.after(waitMs, () => this.#done(id));
		} else {
			this.outbox.value = markFailed(this.outbox.value, id, code, text);
			this.#done(id);
		}
		return true;
	}

	/** Asks again at once with what has to wait: the room may have changed its mind. */
	hurry(): void {
		if (this.held.value && this.#underWay !== undefined) this.#done(this.#underWay);
	}

	/** Sends what a tab that is gone had not: the reload of this one, or another. */
	adopt(left: readonly Omit<Outgoing, "state">[]): void {
		const adopted = left.reduce<Outbox>(add, []);
		// Behind what is under way already, which must not be overtaken; before what was said since.
		const [first, ...rest] = this.outbox.value;
		const isFirstUnderWay = first !== undefined && first.id === this.#underWay;
		this.outbox.value = isFirstUnderWay ? [first, ...adopted, ...rest] : [...adopted, ...this.outbox.value];
		this.#flush();
	}

	/** Sends the next of what waits, if nothing is under way. */
	#flush(): void {
		if (this.#underWay !== undefined || !this.#isOpen) return;
		const next = nextToSend(this.outbox.value);
		if (!next) return;
		const { id, text, replyTo, files } = next;
		const more = { ...(replyTo === undefined ? {} : { replyTo }), ...(files ? { files: files.map((file) => file.id) } : {}) };
		if (this.#send({ type: "send", id, text, ...more })) this.#underWay = id;
	}

	/** Ends what is under way and any wait for it; whatever comes next, or it once more, goes out. */
	#done(id: string): void {
		if (this.#underWay !== id) return;
		this.#cancelHeld();
		this.held.value = undefined;
		this.#underWay = undefined;
		this.#flush();
	}
}
