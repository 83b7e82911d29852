/**
 * Up to where I have read in a room, and what is unread since. The marker, which all devices share, goes forward as far as
 * nothing before it is left unread; where "New" stands is fixed when the room is opened.
 */
import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { ServerFrame, Unread, Welcome } from "../protocol/frames.ts";
import { HERE } from "../protocol/mentions.ts";
import type { Message } from "../protocol/message.ts";
import type { Clock } from "./connection.ts";
import { afterArrival, afterOther, type Divider, opened } from "./divider.ts";
import { Looking } from "./looking.ts";
import type { SendFrame } from "./requests.ts";
import type { Timeline } from "./timeline.ts";
import { findMessage, shownOf } from "./timeline-window.ts";
import { afterHearing, afterReading, concerns, countUnread, isToRead, type Marker, reachesBack, recounted } from "./unread.ts";

/** Where guests keep up to where they have read; accounts have the server for it. */
export interface SavedSeen {
	get(user: string, slug: string): number | undefined;
	set(user: string, slug: string, seen: number): void;
	/** Forgets all of a guest who is gone. */
	forget(user: string): void;
}

interface ReadingOptions {
	readonly slug: string;
	readonly user: string;
	readonly timeline: ReadonlySignal<Timeline>;
	readonly send: SendFrame;
	readonly clock: Clock;
	readonly savedSeen: SavedSeen;
}

export class Reading {
	readonly marker: Signal<Marker> = signal<Marker>({ seen: 0, messages: 0, mentions: 0 });
	readonly divider: Signal<Divider> = signal<Divider>(undefined);
	/** The newest message that was for me when it came: it calls me, or is said to nobody else. Never one of a page. */
	readonly called: Signal<number | undefined> = signal<number | undefined>(undefined);
	/** What is unread, but for what is under one's eyes or was. */
	readonly unread: ReadonlySignal<Unread>;
	/** How many messages of that are further down than what is looked at. */
	readonly below: ReadonlySignal<number>;
	readonly #options: ReadingOptions;
	#user: string;
	readonly #looking: Looking;
	/** Calls of everybody who was here when they came, and so was I. */
	readonly #heardHere = new Set<number>();
	/** Whether nothing counts as read until the room is opened again. */
	readonly #isHeld: Signal<boolean> = signal(false);
	/** Whether the room was opened, and not shown what is unread yet. */
	#isOpening = true;
	/** Whether the room knows that I look at it. */
	#isLookKnown = false;
	/** How far I have read while nobody could be told. */
	#untold: number | undefined;

	constructor(options: ReadingOptions) {
		this.#options = options;
		this.#user = options.user;
		this.#looking = new Looking(options.clock, () => this.#advance());
		this.unread = computed(() => this.#countShown());
		this.below = computed(() => this.#countBelow());
	}

	/** Whether a message calls me, by name or with everybody. */
	concerns(message: Message): boolean {
		return concerns(message, this.#reader);
	}

	/** Up to where a guest has read, for the server to count from; undefined of an account, and on a first visit. */
	get told(): number | undefined {
		return this.#isGuest ? this.#options.savedSeen.get(this.#user, this.#options.slug) : undefined;
	}

	become(user: string): void {
		this.#user = user;
	}

	/** The room comes on screen. */
	open(): void {
		if (this.#isHeld.peek()) this.#looking.restart();
		this.#isHeld.value = false;
		this.#isOpening = !this.#options.timeline.peek().room;
		this.divider.value = opened(this.marker.peek());
	}

	/** What is on screen, and whether somebody looks; to be said whenever that changes. */
	look(ids: readonly number[], isAttended: boolean): void {
		this.#looking.look(ids, isAttended);
		this.#tellLook();
	}

	/** Where I was when I last saw the room. What is said of it since is not known yet. */
	restore(marker: Marker): void {
		this.marker.value = marker;
		this.divider.value = opened(marker);
	}

	/** Takes note of a frame; `before` is the room as it was before it. */
	receive(before: Timeline, frame: ServerFrame): void {
		switch (frame.type) {
			case "welcome":
				this.#welcome(frame);
				break;
			case "messages":
				this.#hear(before, frame.messages);
				break;
			case "seen":
				this.#follow(frame);
				break;
		}
	}

	/** All that was said so far is read. */
	markAllRead(): void {
		this.#isHeld.value = false;
		this.divider.value = undefined;
		const newest = this.#options.timeline.peek().messages.at(-1)?.id ?? 0;
		const { seen, messages } = this.marker.peek();
		if (newest <= seen && messages === 0) return;
		this.marker.value = { seen: Math.max(newest, seen), messages: 0, mentions: 0 };
		this.#tell();
	}

	/** A message and all after it are unread, and stay so until the room is opened again. */
	markUnreadFrom(message: number): void {
		const marker = this.marker.peek();
		const seen = Math.min(message - 1, marker.seen);
		this.#isHeld.value = true;
		this.#looking.restart();
		this.divider.value = seen;
		if (seen === marker.seen) return;
		const { messages } = shownOf(this.#options.timeline.peek());
		const again = countUnread(
			messages.filter(({ id }) => id <= marker.seen),
			seen,
			this.#reader,
		);
		this.#untold = undefined;
		// Exact where all of it is loaded; else the room says the number.
		this.marker.value = { seen, messages: marker.messages + again.messages, mentions: marker.mentions + again.mentions };
		this.#recount();
		this.#save();
		this.#options.send({ type: "seen", message: seen, back: true });
	}

	stop(): void {
		this.#looking.stop();
	}

	get #isGuest(): boolean {
		return this.#user.startsWith("~");
	}

	get #reader() {
		return { me: this.#user, heardHere: this.#heardHere };
	}

	#welcome({ you, rev }: Welcome): void {
		const before = this.marker.peek();
		const seen = Math.min(rev, this.#isGuest ? (this.told ?? rev) : you.seen);
		this.marker.value = { seen, messages: 0, mentions: 0, ...you.unread };
		const untold = this.#untold;
		this.#untold = undefined;
		if (untold !== undefined && untold > seen) this.#move(untold);
		this.#recount();
		this.#save();
		const now = this.marker.peek();
		// What was read in a copy before the room was there is behind "New", which stays where it is.
		this.divider.value = this.#isOpening && untold === undefined ? opened(now) : afterArrival(this.divider.peek(), before, now, false);
		this.#isOpening = false;
		this.#advance();
		// The room knows nothing of a connection that is new.
		this.#isLookKnown = false;
		this.#tellLook();
	}

	#hear(before: Timeline, messages: readonly Message[]): void {
		for (const message of messages) {
			const { id, rev, mentions } = message;
			if (rev <= before.rev) continue;
			const isNew = id > before.rev;
			if (isNew && mentions?.includes(HERE)) this.#heardHere.add(id);
			if (isNew && (before.room?.direct ? isToRead(message, this.#user) : this.concerns(message))) this.called.value = id;
			const marker = this.marker.peek();
			this.marker.value = afterHearing(marker, findMessage(before, id), message, isNew, this.#reader);
			if (isNew) this.divider.value = afterArrival(this.divider.peek(), marker, this.marker.peek(), this.#looking.isAttended);
		}
		this.#recount();
	}

	#follow({ message, unread, back }: Extract<ServerFrame, { type: "seen" }>): void {
		const marker = this.marker.peek();
		if (back) {
			this.#isHeld.value = true;
			this.#looking.restart();
			this.marker.value = { ...marker, seen: message, ...unread };
			this.divider.value = message;
		} else if (message > marker.seen) {
			const { messages } = this.#options.timeline.peek();
			this.marker.value = { ...afterReading(marker, message, messages, this.#reader), ...unread };
			this.divider.value = afterOther(this.divider.peek(), this.marker.peek());
		}
		this.#recount();
		this.#save();
	}

	/** Moves the marker as far as all is read. */
	#advance(): void {
		const marker = this.marker.peek();
		const shown = shownOf(this.#options.timeline.peek());
		if (this.#isHeld.peek() || !reachesBack(marker, shown, this.#reader)) return;
		let { seen } = marker;
		for (const message of shown.messages) {
			if (message.id <= seen || !isToRead(message, this.#user)) continue;
			if (!this.#looking.read.peek().has(message.id)) break;
			seen = message.id;
		}
		if (seen > marker.seen) this.#move(seen);
	}

	#move(seen: number): void {
		this.marker.value = afterReading(this.marker.peek(), seen, shownOf(this.#options.timeline.peek()).messages, this.#reader);
		this.#looking.forgetTo(seen);
		this.#recount();
		this.#tell();
	}

	#tell(): void {
		const { seen } = this.marker.peek();
		this.#untold = this.#options.send({ type: "seen", message: seen }) ? undefined : seen;
		this.#save();
	}

	/** Lets the room know whether I look, so that it does not tell my other devices of what I am about to see. Guests have none. */
	#tellLook(): void {
		const { isAttended } = this.#looking;
		if (this.#isGuest || isAttended === this.#isLookKnown) return;
		this.#isLookKnown = this.#options.send({ type: "look", on: isAttended }) && isAttended;
	}

	#save(): void {
		if (this.#isGuest) this.#options.savedSeen.set(this.#user, this.#options.slug, this.marker.peek().seen);
	}

	#recount(): void {
		this.marker.value = recounted(this.marker.peek(), this.#options.timeline.peek(), this.#reader);
	}

	#countShown(): Unread {
		const marker = this.marker.value;
		const read = this.#looking.read.value;
		const looked = this.#looking.looked.value;
		if (this.#isHeld.value || (read.size === 0 && looked.size === 0)) return marker;
		const { messages } = shownOf(this.#options.timeline.value);
		const under = messages.filter(({ id }) => read.has(id) || looked.has(id));
		const counted = countUnread(under, marker.seen, this.#reader);
		return {
			messages: Math.max(0, marker.messages - counted.messages),
			mentions: Math.max(0, marker.mentions - counted.mentions),
		};
	}

	#countBelow(): number {
		const looked = this.#looking.looked.value;
		const last = Math.max(...looked.keys());
		const { messages, hasNewer } = shownOf(this.#options.timeline.value);
		const isLeft = ({ id }: Message) => !this.#looking.read.value.has(id) && !looked.has(id);
		const { seen } = this.marker.value;
		const count = (some: readonly Message[]) => countUnread(some.filter(isLeft), Math.max(seen, last), this.#reader).messages;
		if (!hasNewer) return count(messages);
		return this.unread.value.messages - (countUnread(messages.filter(isLeft), seen, this.#reader).messages - count(messages));
	}
}
