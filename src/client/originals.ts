/** The messages that others answer, wherever in the room they are: each is asked for once, and is kept in its newest state. */
import { type Signal, signal } from "@preact/signals";
import type { Message } from "../protocol/message.ts";
import { CallError } from "./call.ts";

/** So many are asked for at the same time. */
const AT_ONCE = 4;

/** `gone`: the room keeps it no more. */
export type Original = Message | "loading" | "gone";

interface OriginalsOptions {
	/** A message that is loaded anyway. */
	readonly findLoaded: (id: number) => Message | undefined;
	/** The messages around one, and it among them if the room has it. Throws a CallError. */
	readonly fetchAround: (id: number) => Promise<readonly Message[]>;
}

export class Originals {
	readonly #options: OriginalsOptions;
	readonly #known: Signal<ReadonlyMap<number, Message | "gone">> = signal<ReadonlyMap<number, Message | "gone">>(new Map());
	/** Asked for, and not there yet. */
	readonly #wanted = new Set<number>();
	readonly #underWay = new Set<number>();

	constructor(options: OriginalsOptions) {
		this.#options = options;
	}

	/** A message as far as it is known; a computation that reads it is told when that changes. */
	find(id: number): Original {
		return this.#options.findLoaded(id) ?? this.#known.value.get(id) ?? "loading";
	}

	/** Has a message asked for, unless it is there. */
	want(id: number): void {
		if (this.#options.findLoaded(id) || this.#known.peek().has(id)) return;
		this.#wanted.add(id);
		this.#pump();
	}

	/** Takes the newer copies of those that are kept here. */
	hear(messages: readonly Message[]): void {
		// Of what is under way too: its answer may be older than this.
		this.#keep(messages.filter(({ id }) => this.#known.peek().has(id) || this.#wanted.has(id)));
	}

	/** The room is there again: what could not be had is asked for once more, and after a `reset` all of it. */
	resume(reset: boolean): void {
		if (reset) {
			for (const id of this.#known.peek().keys()) this.#wanted.add(id);
		}
		this.#pump();
	}

	#pump(): void {
		for (const id of this.#wanted) {
			if (this.#underWay.size >= AT_ONCE) return;
			if (this.#underWay.has(id)) continue;
			this.#underWay.add(id);
			void this.#fetch(id);
		}
	}

	async #fetch(id: number): Promise<void> {
		try {
			const messages = await this.#options.fetchAround(id);
			this.#wanted.delete(id);
			this.#keep(messages.filter((message) => message.id === id));
			if (!this.#known.peek().has(id)) this.#set(id, "gone");
		} catch (error) {
			if (!(error instanceof CallError)) throw error;
			// Offline, or no longer allowed here: `resume` asks again.
			this.#underWay.delete(id);
			return;
		}
		this.#underWay.delete(id);
		this.#pump();
	}

	#keep(messages: readonly Message[]): void {
		for (const message of messages) {
			const known = this.#known.peek().get(message.id);
			if (known === undefined || known === "gone" || known.rev < message.rev) this.#set(message.id, message);
		}
	}

	#set(id: number, original: Message | "gone"): void {
		this.#known.value = new Map(this.#known.peek()).set(id, original);
	}
}
