/** A search of one room as somebody types it: asks when they pause, keeps only the newest answer, and goes on by pages. */
import { type Signal, signal } from "@preact/signals";
import type { Found } from "../protocol/api.ts";
import type { Message } from "../protocol/message.ts";
import { parseSearch } from "../protocol/search-query.ts";
import { CallError } from "./call.ts";
import type { Clock } from "./connection.ts";
import { t } from "./texts/later.ts";

const PAUSE_MS = 200;
/** A room may give empty pages while there may be more further back: so many are passed over without a word. */
const EMPTY_PAGES_MAX = 8;

/** What was found so far, and by what. */
export interface Results {
	readonly messages: readonly Message[];
	/** What is to be marked in their texts. */
	readonly needles: readonly string[];
	/** Where to go on; undefined where that was all. */
	readonly cursor: number | undefined;
}

export class RoomSearch {
	readonly typed: Signal<string> = signal("");
	/** Undefined while nothing was asked for. */
	readonly results: Signal<Results | undefined> = signal(undefined);
	readonly isBusy: Signal<boolean> = signal(false);
	/** What is wrong with what was typed, or why there is no answer. */
	readonly problem: Signal<string | undefined> = signal(undefined);
	readonly #fetch: (typed: string, cursor: number | undefined) => Promise<Found>;
	readonly #clock: Clock;
	#cancel: () => void = () => {};
	/** Counts what was asked: an answer counts only while nothing else was. */
	#turn = 0;

	/** `fetch` throws a CallError. */
	constructor(fetch: (typed: string, cursor: number | undefined) => Promise<Found>, clock: Clock) {
		this.#fetch = fetch;
		this.#clock = clock;
	}

	/** Takes what is typed, and asks once there is a pause. */
	type(typed: string): void {
		this.typed.value = typed;
		this.#cancel();
		this.#cancel = this.#clock.after(PAUSE_MS, () => void this.run());
	}

	/** Asks at once. */
	async run(): Promise<void> {
		this.#cancel();
		const turn = ++this.#turn;
		const typed = this.typed.value;
		this.problem.value = undefined;
		this.isBusy.value = false;
		if (typed.trim() === "") {
			this.results.value = undefined;
			return;
		}
		const parsed = parseSearch(typed);
		if (!parsed.ok) {
			this.results.value = undefined;
			this.problem.value = parsed.text;
			return;
		}
		await this.#read(turn, typed, { messages: [], needles: parsed.query.needles, cursor: undefined });
	}

	/** The next page. */
	async more(): Promise<void> {
		const results = this.results.value;
		if (results?.cursor === undefined || this.isBusy.value) return;
		this.problem.value = undefined;
		await this.#read(++this.#turn, this.typed.value, results);
	}

	/** What was found stays on screen until there is something else to show. */
	async #read(turn: number, typed: string, { messages, needles, cursor }: Results): Promise<void> {
		this.isBusy.value = true;
		try {
			let found: Found = { messages: [], ...(cursor === undefined ? {} : { cursor }) };
			for (let page = 0; page < EMPTY_PAGES_MAX && found.messages.length === 0; page++) {
				if (page > 0 && found.cursor === undefined) break;
				found = await this.#fetch(typed, found.cursor);
				if (turn !== this.#turn) return;
			}
			this.results.value = { messages: [...messages, ...found.messages], needles, cursor: found.cursor };
		} catch (error) {
			if (turn !== this.#turn) return;
			this.problem.value = error instanceof CallError ? error.message : t.search.failed;
			if (!(error instanceof CallError)) throw error;
		} finally {
			if (turn === this.#turn) this.isBusy.value = false;
		}
	}
}
