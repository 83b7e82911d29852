/**
 * Brings what messages ask of bots onto the queue, and sends it again while no answer comes. What waits is a row of the
 * outbox, written in the same transaction as its message, so that nothing is forgotten whatever the queue does.
 */
import type { Job } from "../protocol/jobs.ts";
import { COMMAND_DEADLINE_MS, COMMAND_RESEND_MS, QUEUE_RETRY_MS } from "../protocol/limits.ts";
import type { Outbox, Waiting } from "./outbox.ts";

/** What a message asks of a bot, and when it was said. */
export type Asked = Pick<Job, "command" | "at">;

/** What the deliveries of a room need of it. */
export interface DeliveryContext {
	readonly room: string;
	readonly storage: Pick<DurableObjectStorage, "getAlarm" | "setAlarm" | "deleteAlarm">;
	readonly outbox: Outbox;
	/** Puts a job onto the queue of its command. */
	readonly sendJob: (job: Job) => Promise<unknown>;
	readonly waitUntil: (promise: Promise<unknown>) => void;
	readonly now: () => number;
	/** When the room's one alarm must go off for something else. */
	readonly otherDue?: () => number | undefined;
}

export class Delivery {
	readonly #context: DeliveryContext;
	/** What a message that waits asks; undefined for one that asks nothing any more. */
	readonly #asked: (message: number) => Asked | undefined;

	constructor(context: DeliveryContext, asked: (message: number) => Asked | undefined) {
		this.#context = context;
		this.#asked = asked;
	}

	/** Has a message wait for its answer. To be called in the transaction that makes it ask. */
	wait(message: number, attempt: number): void {
		const { outbox, now } = this.#context;
		outbox.put({ message, attempt, sends: 0, due_at: now() + COMMAND_RESEND_MS, deadline_at: now() + COMMAND_DEADLINE_MS });
	}

	/** Sends what a message asks on its way, once it is stored that it does. */
	dispatch(message: number): void {
		const { outbox, waitUntil } = this.#context;
		const waiting = outbox.find(message);
		// The alarm is set whether or not the queue takes the job: it is what remembers it if all else fails.
		waitUntil(this.setAlarm());
		if (waiting) waitUntil(this.#send(waiting).then(() => this.setAlarm()));
	}

	/** Has a message wait no more. */
	end(message: number): void {
		const { outbox, waitUntil } = this.#context;
		outbox.remove(message);
		waitUntil(this.setAlarm());
	}

	/** For the alarm: gives up what is past its deadline and sends the rest of what is due again. */
	async resend(giveUp: (message: number) => void): Promise<void> {
		const { outbox, now } = this.#context;
		const sends: Promise<void>[] = [];
		for (const waiting of outbox.due(now())) {
			if (waiting.deadline_at <= now()) giveUp(waiting.message);
			else sends.push(this.#send(waiting));
		}
		await Promise.all(sends);
		await this.setAlarm();
	}

	/** One alarm for all: at the earliest that is due, and none where nothing waits. */
	async setAlarm(): Promise<void> {
		const { storage, outbox, otherDue } = this.#context;
		const due = earliest(outbox.nextDue(), otherDue?.());
		if (due === undefined) await storage.deleteAlarm();
		else if ((await storage.getAlarm()) !== due) await storage.setAlarm(due);
	}

	async #send(waiting: Waiting): Promise<void> {
		const { room, sendJob, outbox, now } = this.#context;
		const { message, attempt, sends } = waiting;
		const asked = this.#asked(message);
		if (!asked) {
			outbox.remove(message);
			return;
		}
		let wait = COMMAND_RESEND_MS;
		try {
			await sendJob({ v: 1, room, message, attempt, ...asked });
		} catch (error) {
			console.warn("room: the queue did not take a job; the alarm tries again", error);
			wait = QUEUE_RETRY_MS;
		}
		// The answer may have come meanwhile, or a later attempt have taken this row's place.
		if (outbox.find(message)?.attempt !== attempt) return;
		outbox.put({ ...waiting, sends: sends + 1, due_at: now() + wait * 2 ** sends });
	}
}

/** The first of the times that are known; undefined if none is. */
export function earliest(...times: (number | undefined)[]): number | undefined {
	const known = times.filter((at) => at !== undefined);
	return known.length === 0 ? undefined : Math.min(...known);
}
