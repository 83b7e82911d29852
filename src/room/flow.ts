/**
 * Flow control of one connection. The runtime's send queue to a socket has no bound, so the room keeps one of its own:
 * every so much it asks the client to confirm how far it has read, and a client that is a full window behind is pushed
 * to no more until it confirms. Pure arithmetic; the hub does what it says.
 */
import * as v from "valibot";
import { SYNC_EVERY_CHARS, WINDOW_CHARS } from "../protocol/limits.ts";

/** What is taken for the length of a frame that went out between the last save and hibernation: a talkative message. */
const UNSAVED_CHARS_PER_REV = 512;

/** What a connection's attachment keeps of its flow. */
export const FlowStateSchema = v.object({
	rev: v.number(),
	outstanding: v.number(),
	/** Questions that are not answered yet: at which revision, and how much went out since the last confirmed one. */
	syncs: v.array(v.tuple([v.number(), v.number()])),
});
export type FlowState = v.InferOutput<typeof FlowStateSchema>;

export class Flow {
	/** The last revision that was pushed to this client. */
	rev: number;
	/** Since when it is pushed to no more (Unix milliseconds); undefined while it keeps up. */
	stalledSince: number | undefined;
	/** All that was ever sent, in characters; `#confirmed` is how much of it the client said it has read. */
	#sent = 0;
	#confirmed = 0;
	/** Questions that are not answered yet: at which revision, and after how much. Never more than fit a window. */
	#syncs: { rev: number; sent: number }[] = [];

	constructor(rev: number) {
		this.rev = rev;
	}

	/** The flow of a client that slept while its room did and was sent all up to a revision; it saves at each question. */
	static restore(state: FlowState, rev: number): Flow {
		const flow = new Flow(rev);
		flow.#sent = state.outstanding + Math.max(0, rev - state.rev) * UNSAVED_CHARS_PER_REV;
		flow.#syncs = state.syncs.map(([at, sent]) => ({ rev: at, sent }));
		return flow;
	}

	get state(): FlowState {
		const syncs = this.#syncs.map(({ rev, sent }): [number, number] => [rev, sent - this.#confirmed]);
		return { rev: this.rev, outstanding: this.outstanding, syncs };
	}

	get isStalled(): boolean {
		return this.stalledSince !== undefined;
	}

	/** Characters that are under way or wait in the runtime's queue, as far as the client has let us know. */
	get outstanding(): number {
		return this.#sent - this.#confirmed;
	}

	/** Counts a welcome, which is as large as what was missed: one that is larger than a window fills it, no more. */
	countWelcome(chars: number): boolean {
		return this.count(Math.min(chars, WINDOW_CHARS));
	}

	/** Counts what was sent; whether the client should be asked to confirm now. */
	count(chars: number): boolean {
		this.#sent += chars;
		return this.#sent - (this.#syncs.at(-1)?.sent ?? this.#confirmed) >= SYNC_EVERY_CHARS;
	}

	/** Notes that the client was asked to confirm the present revision. */
	ask(): void {
		this.#syncs.push({ rev: this.rev, sent: this.#sent });
	}

	/** Takes a confirmation; false if nobody asked for that revision, so that it says nothing about what was read. */
	confirm(rev: number): boolean {
		const index = this.#syncs.findLastIndex((sync) => sync.rev === rev);
		const sync = this.#syncs[index];
		if (!sync) return false;
		this.#confirmed = sync.sent;
		this.#syncs = this.#syncs.slice(index + 1);
		return true;
	}

	get isFull(): boolean {
		return this.outstanding >= WINDOW_CHARS;
	}

	/** Beyond what answers to its own frames may add to a full window: it asks and does not read. */
	get isHopeless(): boolean {
		return this.outstanding >= 4 * WINDOW_CHARS;
	}
}
