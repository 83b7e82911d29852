/** The way through what was said in a room: pages in both directions, any message in its surroundings, and back to the newest. */
import { type Signal, signal } from "@preact/signals";
import type { Page } from "../protocol/api.ts";
import type { Message } from "../protocol/message.ts";
import { CallError } from "./call.ts";
import { t } from "./texts/first.ts";
import { type Timeline, update } from "./timeline.ts";
import { applyNewer, applyOlder, closeWindow, findMessage, goForward, openWindow, reachesNewest, shownOf } from "./timeline-window.ts";

/** Where a page lies, and how long it is at most. */
export type Place = ({ before: number } | { after: number } | { around: number } | { at: number }) & { limit?: number };

/** What is to come on screen, once: each jump is another object. */
export type Target =
	| { readonly kind: "latest" }
	/** `isQuiet`: the reader is put back where they were, which needs no mark. */
	| { readonly kind: "message"; readonly id: number; readonly isQuiet: boolean };

export class Pages {
	readonly loading: Signal<"older" | "newer" | "place" | undefined> = signal(undefined);
	readonly target: Signal<Target | undefined> = signal(undefined);
	readonly #timeline: Signal<Timeline>;
	readonly #notice: Signal<string | undefined>;
	readonly #fetch: (place: Place) => Promise<Page>;
	/** Counts what was asked for: an answer counts only while nothing else was asked. */
	#turn = 0;
	/** What changed while a page is on its way, which it may not know of. */
	#heard: Message[] = [];
	/** A message to show as soon as the room is there. */
	#wanted: { id: number; isQuiet: boolean } | undefined;

	constructor(timeline: Signal<Timeline>, notice: Signal<string | undefined>, fetch: (place: Place) => Promise<Page>) {
		this.#timeline = timeline;
		this.#notice = notice;
		this.#fetch = fetch;
	}

	/** Loads the page before what is looked at. */
	async loadOlder(): Promise<void> {
		const { hasOlder, messages } = shownOf(this.#timeline.value);
		const [oldest] = messages;
		if (!hasOlder || !oldest || this.loading.value) return;
		const page = await this.#read("older", { before: oldest.id });
		// It goes before what it was asked for, and not if that made room for newer messages meanwhile.
		if (page && shownOf(this.#timeline.value).messages[0]?.id === oldest.id) this.#timeline.value = applyOlder(this.#timeline.value, page);
	}

	/** Loads the page after what is looked at, up to the newest messages. */
	async loadNewer(): Promise<void> {
		const newest = this.#timeline.value.window?.messages.at(-1);
		if (!newest || this.loading.value) return;
		if (reachesNewest(this.#timeline.value)) {
			this.#timeline.value = goForward(this.#timeline.value);
			return;
		}
		const page = await this.#read("newer", { after: newest.id });
		if (page) this.#timeline.value = applyNewer(this.#timeline.value, page);
	}

	/** Shows a message in its surroundings; one that is not there, by those that are nearest to it. */
	async jumpTo(id: number, isQuiet = false): Promise<void> {
		if (!this.#timeline.value.room) {
			this.#wanted = { id, isQuiet };
			return;
		}
		const { messages } = this.#timeline.value;
		if (messages.some((message) => message.id === id)) this.#timeline.value = closeWindow(this.#timeline.value);
		if (!findMessage(this.#timeline.value, id)) {
			const page = await this.#read("place", { around: id });
			if (!page) return;
			this.#timeline.value = openWindow(this.#timeline.value, page);
		}
		this.#show(id, isQuiet);
	}

	/** Shows the first message after a place that is one to be shown. */
	async jumpBehind(id: number, isWanted: (message: Message) => boolean): Promise<void> {
		const { messages, hasOlder } = shownOf(this.#timeline.value);
		const [oldest] = messages;
		if (hasOlder && (oldest === undefined || oldest.id > id)) {
			const page = await this.#read("place", { around: id + 1 });
			if (!page) return;
			this.#timeline.value = openWindow(this.#timeline.value, page);
		}
		const first = shownOf(this.#timeline.value).messages.find((message) => message.id > id && isWanted(message));
		if (first) this.target.value = { kind: "message", id: first.id, isQuiet: false };
	}

	/** Shows what was said first at a time or later, and gives it; where that is nothing, the newest. */
	async jumpToTime(at: number): Promise<Message | undefined> {
		const isSince = (message: Message) => message.at >= at && message.text !== null;
		const { messages, hasOlder } = this.#timeline.value;
		const [oldest] = messages;
		let first: Message | undefined;
		if (!hasOlder || (oldest !== undefined && oldest.at < at)) {
			first = messages.find(isSince);
			this.#timeline.value = closeWindow(this.#timeline.value);
		} else {
			const page = await this.#read("place", { at });
			if (!page) return undefined;
			first = page.messages.find(isSince);
			this.#timeline.value = openWindow(this.#timeline.value, page);
		}
		if (first) this.target.value = { kind: "message", id: first.id, isQuiet: false };
		else this.jumpToLatest();
		return first;
	}

	/** Goes back to the newest messages. */
	jumpToLatest(): void {
		this.#forgetPage();
		this.#timeline.value = closeWindow(this.#timeline.value);
		this.target.value = { kind: "latest" };
	}

	/** Takes note of what the socket brings. */
	hear(messages: readonly Message[]): void {
		if (this.loading.value) this.#heard.push(...messages);
	}

	/** The room is there, anew if it was before: then what is on its way may be old, and a reader's place is sought again. */
	welcome(isReset: boolean, place: number | undefined): void {
		if (isReset) this.#forgetPage();
		const wanted = this.#wanted ?? (isReset && place !== undefined ? { id: place, isQuiet: true } : undefined);
		this.#wanted = undefined;
		if (wanted) void this.jumpTo(wanted.id, wanted.isQuiet);
	}

	#show(id: number, isQuiet: boolean): void {
		const { messages } = shownOf(this.#timeline.value);
		const nearest = messages.reduce<Message | undefined>(
			(best, message) => (best && Math.abs(best.id - id) <= Math.abs(message.id - id) ? best : message),
			undefined,
		);
		if (nearest?.id !== id && !isQuiet) {
			this.#notice.value = nearest ? t.trouble.noSuchMessageHere : t.trouble.noSuchMessage;
		}
		if (nearest) this.target.value = { kind: "message", id: nearest.id, isQuiet };
	}

	/** Undefined where it could not be had, which is said, or is no longer wanted. */
	async #read(kind: "older" | "newer" | "place", place: Place): Promise<Page | undefined> {
		const turn = ++this.#turn;
		this.#heard = [];
		this.loading.value = kind;
		this.#notice.value = undefined;
		try {
			const page = await this.#fetch(place);
			return turn === this.#turn ? { ...page, messages: [...update(page.messages, this.#heard)] } : undefined;
		} catch (error) {
			if (!(error instanceof CallError)) throw error;
			if (turn === this.#turn) this.#notice.value = error.message;
			return undefined;
		} finally {
			if (turn === this.#turn) this.loading.value = undefined;
		}
	}

	#forgetPage(): void {
		this.#turn++;
		this.loading.value = undefined;
	}
}
