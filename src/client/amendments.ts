/** What I do to messages that are there: change my own, take them away, react. It shows at once, and ends as the room decides. */
import { type Signal, signal } from "@preact/signals";
import type { Message } from "../protocol/message.ts";
import { type Change, type Changes, replaces, settleChanges, type Wish } from "./changes.ts";
import type { World } from "./open-room.ts";
import type { Refusal, RequestFrame, Requests } from "./requests.ts";
import type { Saved } from "./saved-outbox.ts";

/** What was done and changed nothing is never shown anew: then its change is dropped after this. */
const SHOWN_WITHIN_MS = 1_000;

interface AmendmentsOptions {
	readonly slug: string;
	readonly user: string;
	readonly world: World;
	readonly requests: Requests;
	/** Told of a refusal that no message shows. */
	readonly onRefused: (text: string) => void;
}

export class Amendments {
	readonly changes: Signal<Changes> = signal<Changes>([]);
	readonly #options: AmendmentsOptions;
	#user: string;

	constructor(options: AmendmentsOptions) {
		this.#options = options;
		this.#user = options.user;
	}

	/** The new text outlives the page until the room has answered. */
	edit(message: number, text: string): void {
		this.#ask(message, { type: "edit", text });
	}

	remove(message: number): void {
		this.#ask(message, { type: "delete" });
	}

	react(message: number, emoji: string, on: boolean): void {
		this.#ask(message, { type: "react", emoji, on });
	}

	/** What was refused has been read, or is to be tried anew. */
	dismiss(id: string): void {
		this.#options.world.savedOutbox.forget(id);
		this.changes.value = this.changes.value.filter((change) => change.id !== id);
	}

	/** Goes on with the new texts that a tab which is gone has not seen confirmed. */
	adopt(left: readonly Saved[]): void {
		for (const { id, edits, text } of left) if (edits !== undefined) this.#ask(edits, { type: "edit", text }, id);
	}

	/** What I change from now on is somebody else's: the account's that I have made as a guest. */
	become(user: string): void {
		this.#user = user;
	}

	/** The room has shown these messages. */
	settle(messages: readonly Message[]): void {
		this.changes.value = settleChanges(this.changes.value, messages);
	}

	/** Forgets all that was not answered. */
	clear(): void {
		for (const change of this.changes.value) this.#drop(change);
	}

	#ask(message: number, wish: Wish, id = this.#options.world.newId()): void {
		const { requests, slug, world } = this.#options;
		const change: Change = { id, message, wish, state: { kind: "waiting" } };
		for (const earlier of this.changes.value) if (replaces(change, earlier)) this.#drop(earlier);
		this.changes.value = [...this.changes.value, change];
		if (wish.type === "edit") {
			world.savedOutbox.save({ id, user: this.#user, slug, text: wish.text, edits: message, at: world.clock.now() });
		}
		requests.ask(frameOf(change), (refusal) => this.#answered(change, refusal));
	}

	#drop({ id }: Change): void {
		// What is under way already will be answered, which is then nobody's business.
		this.#options.requests.withdraw(id);
		this.dismiss(id);
	}

	#answered({ id, wish }: Change, refusal: Refusal | undefined): void {
		const { world, onRefused } = this.#options;
		world.savedOutbox.forget(id);
		if (!this.changes.value.some((change) => change.id === id)) return;
		if (refusal && wish.type === "react") {
			this.dismiss(id);
			onRefused(refusal.text);
			return;
		}
		const state: Change["state"] = refusal ? { kind: "refused", ...refusal } : { kind: "done" };
		this.changes.value = this.changes.value.map((change) => (change.id === id ? { ...change, state } : change));
		if (!refusal) world.clock.after(SHOWN_WITHIN_MS, () => this.dismiss(id));
	}
}

function frameOf({ id, message, wish }: Change): RequestFrame {
	switch (wish.type) {
		case "edit":
			return { type: "edit", id, message, text: wish.text };
		case "delete":
			return { type: "delete", id, message };
		case "react":
			return { type: "react", id, message, emoji: wish.emoji, on: wish.on };
	}
}
