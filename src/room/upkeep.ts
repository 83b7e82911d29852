/**
 * What a room's alarm has to do besides sending jobs: dropping what is old, indexing what is new, sweeping files that nobody
 * has, telling people who are elsewhere.
 */
import { earliest } from "./delivery.ts";
import type { History } from "./history.ts";
import type { Notifier } from "./notifier.ts";
import type { Retention } from "./retention.ts";
import type { Uploads } from "./uploads.ts";

/** A time that has come. */
const AT_ONCE = 1;

/** What the upkeep of a room needs of it. */
export interface UpkeepContext {
	readonly history: History;
	readonly retention: Retention;
	readonly uploads: Uploads;
	readonly notifier: Notifier;
	readonly now: () => number;
	/** Sets the room's one alarm for the earliest of all that is due. */
	readonly setAlarm: () => Promise<void>;
	readonly waitUntil: (promise: Promise<unknown>) => void;
}

export class Upkeep {
	readonly #context: UpkeepContext;
	/** When the alarm is to go off at the latest for messages. Once it is set, a newer message changes nothing. */
	#armedFor = Number.POSITIVE_INFINITY;

	constructor(context: UpkeepContext) {
		this.#context = context;
		context.history.files.onDue = () => this.wake();
	}

	/** When something is due next; undefined if nothing is. */
	nextDue(): number | undefined {
		const { uploads, notifier } = this.#context;
		return earliest(this.#messagesDue(), uploads.nextDue(), notifier.nextDue());
	}

	/** Something is due that was not: sets the alarm for it. A change that is being made may yet be undone, so it is set after that. */
	wake(): void {
		const { waitUntil, setAlarm } = this.#context;
		waitUntil(Promise.resolve().then(setAlarm));
	}

	/** Has the alarm go off for the messages as they are now. Costs next to nothing where that is known. */
	follow(): void {
		const due = this.#messagesDue();
		if (due === undefined || due >= this.#armedFor) return;
		this.#armedFor = due;
		this.#context.waitUntil(this.#context.setAlarm());
	}

	/** How long messages are kept may have changed. */
	followRetention(): void {
		this.#armedFor = Number.POSITIVE_INFINITY;
		this.follow();
	}

	/** Does what is due of it, or the first of it: what concerns messages before it returns. */
	async run(): Promise<void> {
		const { retention, history, uploads, notifier, now } = this.#context;
		retention.sweep(now());
		if (history.index.isBehind) history.atomically(() => history.index.advance());
		this.#armedFor = this.#messagesDue() ?? Number.POSITIVE_INFINITY;
		await Promise.all([uploads.sweep(), notifier.run()]);
	}

	#messagesDue(): number | undefined {
		const { history, retention } = this.#context;
		return history.index.isBehind ? AT_ONCE : retention.nextDue();
	}
}
