/**
 * What I ask of a room besides what I say. Each request goes out under its id, one at a time and in order, again after
 * every loss and after whatever wait the room asks for, until it is answered. All of them can safely be asked twice.
 */
import { type Signal, signal } from "@preact/signals";
import type { ClientFrame, DeleteFrame, EditFrame, ReactFrame, RetryFrame, ServerFrame } from "../protocol/frames.ts";
import type { Clock } from "./connection.ts";

/** Before something is tried again that failed for no fault of its own and with no word of when. */
export const RESEND_MS = 2_000;

/** Sends a frame if there is a connection; whether it did. */
export type SendFrame = (frame: ClientFrame) => boolean;

export type RequestFrame = EditFrame | DeleteFrame | ReactFrame | RetryFrame;

/** Why the room did not do it, and will not. `text` can be shown to people. */
export interface Refusal {
	readonly code: string;
	readonly text: string;
}

interface Request {
	readonly frame: RequestFrame;
	readonly onAnswer: (refusal?: Refusal) => void;
}

export class Requests {
	/** Until when the room asked to wait with what is under way; Unix milliseconds. */
	readonly heldUntil: Signal<number | undefined> = signal<number | undefined>(undefined);
	readonly #send: SendFrame;
	readonly #clock: Clock;
	#waiting: readonly Request[] = [];
	/** The id of what was sent and not answered, or is held back until it is time to try again. */
	#underWay: string | undefined;
	#isOpen = false;
	#cancelRetry: () => void = () => {};

	constructor(send: SendFrame, clock: Clock) {
		this.#send = send;
		this.#clock = clock;
	}

	/** Asks, as soon as the room is there. `onAnswer` is called once: with nothing once it is done, else with the refusal. */
	ask(frame: RequestFrame, onAnswer: Request["onAnswer"]): void {
		this.#waiting = [...this.#waiting, { frame, onAnswer }];
		this.#flush();
	}

	/** Takes back what has not gone out yet, and will not be answered then. Whether it could. */
	withdraw(id: string): boolean {
		if (id === this.#underWay) return false;
		this.#waiting = this.#waiting.filter(({ frame }) => frame.id !== id);
		return true;
	}

	/** The room is there. */
	open(): void {
		this.#isOpen = true;
		this.#flush();
	}

	/** The connection is gone, and whatever was under way may be lost. */
	pause(): void {
		this.#isOpen = false;
		this.#settle();
	}

	/** Takes an answer, if it is to something that was asked here; whether it was. */
	answer(frame: Extract<ServerFrame, { type: "ok" | "error" }>): boolean {
		const request = this.#waiting.find(({ frame: { id } }) => id === frame.id);
		if (!request) return false;
		if (frame.type === "error" && frame.retryable) {
			// It stays under way, so that nothing overtakes it.
			const waitMs = frame.retryAfter === undefined ? RESEND_MS : frame.retryAfter * 1_000;
			if (frame.retryAfter !== undefined) this.heldUntil.value = this.#clock.now() + waitMs;
			this.#cancelRetry = this.#clock.after(waitMs, () => {
				this.#settle();
				this.#flush();
			});
			return true;
		}
		this.#waiting = this.#waiting.filter((other) => other !== request);
		this.#settle();
		this.#flush();
		request.onAnswer(frame.type === "error" ? { code: frame.code, text: frame.text } : undefined);
		return true;
	}

	#flush(): void {
		const [next] = this.#waiting;
		if (!next || this.#underWay !== undefined || !this.#isOpen) return;
		if (this.#send(next.frame)) this.#underWay = next.frame.id;
	}

	#settle(): void {
		this.#cancelRetry();
		this.heldUntil.value = undefined;
		this.#underWay = undefined;
	}
}
