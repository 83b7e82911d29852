/** One room that is open in this page: its timeline, its outbox and its connection, as signals that the screen follows. */
import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { ServerFrame } from "../protocol/frames.ts";
import { TYPING_EVERY_MS } from "../protocol/limits.ts";
import type { Message, Mute, Role, Room, User } from "../protocol/message.ts";
import { fetchOlder } from "./api.ts";
import { CallError } from "./call.ts";
import { type Clock, Connection, type Socket, type Status } from "./connection.ts";
import { add, type Held, markFailed, markSent, markWaiting, nextToSend, type Outbox, remove, settle } from "./outbox.ts";
import type { SavedOutbox } from "./saved-outbox.ts";
import { applyFrame, applyOlder, EMPTY, type Timeline, withAuthor } from "./timeline.ts";
import { Typists } from "./typists.ts";

/** Before a send is tried again that failed for no fault of its own and with no word of when. */
const RESEND_MS = 2_000;

/** What a room needs of the world; tests pass in another one. */
export interface World {
	/** Opens the socket of a room, with what came after `since`. */
	openSocket: (slug: string, since: number | undefined) => Socket;
	clock: Clock;
	random: () => number;
	newId: () => string;
	savedOutbox: SavedOutbox;
}

export class OpenRoom {
	readonly slug: string;
	readonly timeline: Signal<Timeline> = signal(EMPTY);
	readonly outbox: Signal<Outbox> = signal([]);
	readonly status: Signal<Status> = signal<Status>({ kind: "connecting" });
	readonly typing: Signal<readonly User[]>;
	/** What went wrong last that no message shows; undefined while there is nothing to say. */
	readonly notice: Signal<string | undefined> = signal<string | undefined>(undefined);
	readonly isLoadingOlder: Signal<boolean> = signal(false);
	/** Set while what I said last has to wait its time. */
	readonly held: Signal<Held | undefined> = signal<Held | undefined>(undefined);
	/** Set while I am muted. */
	readonly muted: Signal<Mute | undefined> = signal<Mute | undefined>(undefined);
	/** Apart from the timeline, so that who follows only one of them is not told of every message. */
	readonly info: ReadonlySignal<Room | undefined> = computed(() => this.timeline.value.room);
	readonly role: ReadonlySignal<Role | undefined> = computed(() => this.timeline.value.you?.role);
	readonly count: ReadonlySignal<number> = computed(() => this.timeline.value.online.count);
	/** How often a skipped revision was noticed and healed. */
	healed = 0;
	readonly #world: World;
	#user: string;
	readonly #connection: Connection;
	#underWay: string | undefined;
	#cancelHeld: () => void = () => {};
	#cancelMuted: () => void = () => {};
	#typedAt = 0;
	readonly #typists: Typists;
	#hasWelcome = false;

	/** `user` is my id: what others said at this browser is not mine to send. */
	constructor(slug: string, user: string, world: World) {
		this.slug = slug;
		this.#user = user;
		this.#world = world;
		this.#typists = new Typists(world.clock);
		this.typing = this.#typists.users;
		this.#connection = new Connection({
			open: () => world.openSocket(slug, this.#since()),
			onFrame: (frame) => this.#receive(frame),
			onStatus: (status) => this.#follow(status),
			clock: world.clock,
			random: world.random,
		});
		this.#connection.connect();
		void this.#takeOver();
	}

	/** Says something: it is shown at once, and goes out as soon as it can. */
	say(text: string): void {
		const { newId, clock, savedOutbox } = this.#world;
		const id = newId();
		const at = clock.now();
		this.outbox.value = add(this.outbox.value, id, text, at);
		savedOutbox.save({ id, user: this.#user, slug: this.slug, text, at });
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
	}

	/** Asks a failed command again. */
	retryCommand(message: number): void {
		this.#connection.send({ type: "retry", id: this.#world.newId(), message });
	}

	/** Lets the others know that I am writing; as often as one likes. */
	tellTyping(): void {
		const now = this.#world.clock.now();
		if (now - this.#typedAt < 2 * TYPING_EVERY_MS) return;
		this.#typedAt = now;
		this.#connection.send({ type: "typing" });
	}

	/** Loads the page before the oldest message here. */
	async loadOlder(): Promise<void> {
		const { hasOlder, messages } = this.timeline.value;
		const [oldest] = messages;
		if (!hasOlder || !oldest || this.isLoadingOlder.value) return;
		this.isLoadingOlder.value = true;
		this.notice.value = undefined;
		try {
			this.timeline.value = applyOlder(this.timeline.value, await fetchOlder(this.slug, oldest.id));
		} catch (error) {
			if (!(error instanceof CallError)) throw error;
			this.notice.value = error.message;
		} finally {
			this.isLoadingOlder.value = false;
		}
	}

	/** Tries now what else would wait: the network is back, the page is visible again, somebody pressed the button. */
	wake(): void {
		this.#connection.wake();
		void this.#takeOver();
	}

	/** Goes on as the account that this guest has made, or under another name: connects anew, and keeps all that is here. */
	become(user: User): void {
		this.timeline.value = withAuthor(this.timeline.value, this.#user, user);
		this.#user = user.id;
		this.#connection.connect();
	}

	close(): void {
		this.#cancelHeld();
		this.#cancelMuted();
		this.#connection.stop();
	}

	#since(): number | undefined {
		return this.#hasWelcome ? this.timeline.value.rev : undefined;
	}

	#follow(status: Status): void {
		this.status.value = status;
		// Whatever was under way may be lost; the next welcome tells, and it goes out again under the same id.
		if (status.kind !== "open") {
			this.#cancelHeld();
			this.held.value = undefined;
			this.#underWay = undefined;
		}
	}

	#receive(frame: ServerFrame): void {
		this.timeline.value = applyFrame(this.timeline.value, frame);
		if (this.timeline.value.hasGap) {
			this.healed++;
			this.#connection.connect();
			return;
		}
		switch (frame.type) {
			case "welcome":
				this.#hasWelcome = true;
				this.#mute(frame.you.muted);
				this.#settle(frame.messages);
				this.#flush();
				break;
			case "messages":
				this.#settle(frame.messages);
				for (const { author } of frame.messages) this.#typists.stop(author.id);
				break;
			case "ok":
				this.#mute(undefined);
				if (frame.message !== undefined) this.outbox.value = markSent(this.outbox.value, frame.id, frame.message);
				this.#world.savedOutbox.forget(frame.id);
				// A repeat may be confirmed long after its message was shown.
				this.#settle([]);
				this.#done(frame.id);
				break;
			case "error":
				this.#refused(frame);
				break;
			case "room":
				if (frame.role !== undefined) this.#mute(frame.muted);
				// Slow mode may be off now, and I may be a moderator: the server is asked again at once.
				if (this.held.value && this.#underWay !== undefined) this.#done(this.#underWay);
				break;
			case "typing":
				this.#typists.start(frame.user);
				break;
			case "sync":
				this.#connection.send({ type: "confirm", rev: frame.rev });
				break;
		}
	}

	#settle(messages: readonly Message[]): void {
		const before = this.outbox.value;
		this.outbox.value = settle(before, messages, this.timeline.value.rev);
		for (const outgoing of before) if (!this.outbox.value.includes(outgoing)) this.#world.savedOutbox.forget(outgoing.id);
	}

	/** Sends what a tab that is gone had not: the reload of this one, or another. */
	async #takeOver(): Promise<void> {
		const left = await this.#world.savedOutbox.claim(this.#user, this.slug);
		if (left.length === 0) return;
		const adopted = left.reduce((outbox: Outbox, { id, text, at }) => add(outbox, id, text, at), []);
		// Behind what is under way already, which must not be overtaken; before what was said since.
		const [first, ...rest] = this.outbox.value;
		const isFirstUnderWay = first !== undefined && first.id === this.#underWay;
		this.outbox.value = isFirstUnderWay ? [first, ...adopted, ...rest] : [...adopted, ...this.outbox.value];
		this.#flush();
	}

	/** Sends the next of what waits, if nothing is under way. */
	#flush(): void {
		if (this.#underWay !== undefined || !this.#hasWelcome) return;
		const next = nextToSend(this.outbox.value);
		if (next && this.#connection.send({ type: "send", id: next.id, text: next.text })) this.#underWay = next.id;
	}

	/** Ends what is under way and any wait for it; whatever comes next, or it once more, goes out. */
	#done(id: string): void {
		if (this.#underWay !== id) return;
		this.#cancelHeld();
		this.held.value = undefined;
		this.#underWay = undefined;
		this.#flush();
	}

	/** Follows whether I am muted, until that ends by itself. */
	#mute(muted: Mute | undefined): void {
		const { clock } = this.#world;
		this.#cancelMuted();
		this.#cancelMuted = () => {};
		this.muted.value = muted;
		if (muted?.until !== undefined) this.#cancelMuted = clock.after(muted.until - clock.now(), () => this.#mute(undefined));
	}

	#refused({ id, code, text, retryable, retryAfter }: Extract<ServerFrame, { type: "error" }>): void {
		if (id === undefined || id !== this.#underWay) {
			this.notice.value = retryAfter === undefined ? text : `${text} Try again in ${retryAfter} s.`;
			return;
		}
		if (retryable) {
			// It stays under way, so that nothing overtakes it, until it is time to try again.
			const waitMs = retryAfter === undefined ? RESEND_MS : retryAfter * 1_000;
			if (retryAfter !== undefined) this.held.value = { until: this.#world.clock.now() + waitMs, isSlowMode: code === "slow_mode" };
			this.#cancelHeld = this.#world.clock.after(waitMs, () => this.#done(id));
			return;
		}
		if (code === "muted") this.#mute(this.muted.peek() ?? {});
		this.outbox.value = markFailed(this.outbox.value, id, code, text);
		this.#done(id);
	}
}
