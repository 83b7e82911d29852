/** One room that is open in this page: its timeline, its outbox and its connection, as signals that the screen follows. */
import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Page } from "../protocol/api.ts";
import type { FileInfo } from "../protocol/files.ts";
import type { ClientFrame, ServerFrame } from "../protocol/frames.ts";
import { TYPING_EVERY_MS } from "../protocol/limits.ts";
import type { Level, Message, Mute, Role, Room, User } from "../protocol/message.ts";
import { Amendments } from "./amendments.ts";
import { withChanges } from "./changes.ts";
import { type Clock, Connection, type Socket, type Status } from "./connection.ts";
import { type Missed, missed, NOTHING_MISSED } from "./missed.ts";
import { Originals } from "./originals.ts";
import type { Held, Outbox } from "./outbox.ts";
import { Pages, type Place } from "./pages.ts";
import { Reading, type SavedSeen } from "./reading.ts";
import type { Replica, RoomCopy } from "./replica.ts";
import { Requests } from "./requests.ts";
import type { SavedOutbox } from "./saved-outbox.ts";
import { Sender } from "./sender.ts";
import { refusalText, withRetry } from "./texts/refusals.ts";
import { applyFrame, EMPTY, type Timeline, withAuthor } from "./timeline.ts";
import { bounded, findMessage, shownOf } from "./timeline-window.ts";
import { Typists } from "./typists.ts";
import { isToRead } from "./unread.ts";
import { Uploads, type UploadWorld } from "./uploads.ts";

/** What a room needs of the world; tests pass in another one. */
export interface World extends UploadWorld {
	/** Opens the socket of a room, with what came after `since` and, for a guest, a count of what did after `seen`. */
	openSocket: (slug: string, since: number | undefined, seen: number | undefined) => Socket;
	/** A page of a room's history. Throws a CallError. */
	fetchPage: (slug: string, place: Place) => Promise<Page>;
	clock: Clock;
	random: () => number;
	savedOutbox: SavedOutbox;
	savedSeen: SavedSeen;
	/** What was known at the last visit; undefined where nothing is kept. */
	replica?: Promise<Replica | undefined>;
}

export class OpenRoom {
	readonly slug: string;
	readonly timeline: Signal<Timeline> = signal(EMPTY);
	readonly outbox: ReadonlySignal<Outbox>;
	readonly status: Signal<Status> = signal<Status>({ kind: "connecting" });
	/** Whether the room is there: it has said welcome, and the connection holds since. */
	readonly isThere: Signal<boolean> = signal(false);
	/** What was said while the connection was gone, once it is back. */
	readonly missed: Signal<Missed> = signal(NOTHING_MISSED);
	readonly typing: Signal<readonly User[]>;
	/** What went wrong last that no message shows; undefined while there is nothing to say. */
	readonly notice: Signal<string | undefined> = signal<string | undefined>(undefined);
	readonly pages: Pages;
	readonly reading: Reading;
	/** The first message on screen while its reader is not at the end; undefined while they follow. */
	place: number | undefined;
	/** Set while what I said last has to wait its time. */
	readonly held: ReadonlySignal<Held | undefined>;
	/** Whether I may send files here. */
	readonly mayAttach: Signal<boolean> = signal(false);
	/** The files that go with what I am writing. */
	readonly uploads: Uploads;
	/** What I do to messages that are there. */
	readonly amendments: Amendments;
	/** The messages that others answer. */
	readonly originals: Originals;
	/** What was said at the place that is looked at, with what I have asked to change. */
	readonly messages: ReadonlySignal<readonly Message[]>;
	/** What I am told of here; undefined for a guest, and before it is known. */
	readonly level: Signal<Level | undefined> = signal<Level | undefined>(undefined);
	/** Set while I am muted. */
	readonly muted: Signal<Mute | undefined> = signal<Mute | undefined>(undefined);
	/** Apart from the timeline, so that who follows only one of them is not told of every message. */
	readonly info: ReadonlySignal<Room | undefined> = computed(() => this.timeline.value.room);
	readonly role: ReadonlySignal<Role | undefined> = computed(() => this.timeline.value.you?.role);
	readonly count: ReadonlySignal<number> = computed(() => this.timeline.value.online.count);
	/** How often a skipped revision was noticed and healed. */
	healed = 0;
	/** Failed commands that I have asked again and the room has not taken yet. */
	readonly retried: Signal<ReadonlySet<number>> = signal<ReadonlySet<number>>(new Set());
	/** Until when what I asked last has to wait. */
	readonly retryAt: ReadonlySignal<number | undefined>;
	readonly #world: World;
	#user: string;
	readonly #connection: Connection;
	readonly #sender: Sender;
	readonly #requests: Requests;
	#cancelMuted: () => void = () => {};
	#typedAt = 0;
	readonly #typists: Typists;
	/** Whether the timeline can be gone on with, rather than begun. */
	#isKnown = false;
	/** Whether it is not connected, nor to be, before there is an answer about a copy. */
	#isWaiting: boolean;

	/**
	 * `user` is my id: what others said at this browser is not mine to send. With a copy, the room is shown as it was, and
	 * asks only for what it has missed.
	 */
	constructor(slug: string, user: string, world: World, copy?: Promise<RoomCopy | undefined>) {
		this.slug = slug;
		this.#user = user;
		this.#world = world;
		this.#typists = new Typists(world.clock);
		this.typing = this.#typists.users;
		const send = (frame: ClientFrame) => this.#connection.send(frame);
		this.#sender = new Sender({ slug, user, world, send });
		this.outbox = this.#sender.outbox;
		this.held = this.#sender.held;
		this.uploads = new Uploads(slug, world);
		this.#requests = new Requests(send, world.clock);
		this.retryAt = this.#requests.heldUntil;
		this.amendments = new Amendments({
			slug,
			user,
			world,
			requests: this.#requests,
			onRefused: (text) => {
				this.notice.value = text;
			},
		});
		this.originals = new Originals({
			findLoaded: (id) => findMessage(this.timeline.value, id),
			fetchAround: async (id) => (await world.fetchPage(slug, { around: id, limit: 1 })).messages,
		});
		this.messages = computed(() =>
			withChanges(shownOf(this.timeline.value).messages, this.amendments.changes.value, this.timeline.value.you?.user.id),
		);
		this.pages = new Pages(this.timeline, this.notice, (place) => world.fetchPage(slug, place));
		this.reading = new Reading({ slug, user, send, timeline: this.timeline, clock: world.clock, savedSeen: world.savedSeen });
		this.#connection = new Connection({
			open: () => world.openSocket(slug, this.#since(), this.reading.told),
			onFrame: (frame) => this.#receive(frame),
			onStatus: (status) => this.#follow(status),
			clock: world.clock,
			random: world.random,
		});
		this.#isWaiting = copy !== undefined;
		if (copy) void this.#restore(copy);
		else this.#connection.connect();
		void this.#takeOver();
	}

	/** Says something: it is shown at once, and goes out as soon as it can. */
	say(text: string, replyTo?: number, files?: readonly FileInfo[]): void {
		this.#sender.say(text, replyTo, files);
		this.pages.jumpToLatest();
		this.reading.markAllRead();
	}

	/** Sends something again that was refused. */
	sayAgain(id: string): void {
		this.#sender.sayAgain(id);
	}

	discard(id: string): void {
		this.#sender.discard(id);
	}

	/** Whether something of mine is not confirmed yet. */
	get hasUnconfirmed(): boolean {
		return this.outbox.peek().length > 0 || this.amendments.changes.peek().some(({ state }) => state.kind === "waiting");
	}

	/** Forgets all that the room has not confirmed. */
	discardAll(): void {
		this.uploads.clear();
		for (const { id } of this.outbox.value) this.discard(id);
		this.amendments.clear();
	}

	/** Asks a failed command again, once however often it is called meanwhile. */
	retryCommand(message: number): void {
		if (this.retried.peek().has(message)) return;
		this.retried.value = new Set(this.retried.peek()).add(message);
		this.#requests.ask({ type: "retry", id: this.#world.newId(), message }, (refusal) => {
			const retried = new Set(this.retried.peek());
			retried.delete(message);
			this.retried.value = retried;
			if (refusal) this.notice.value = refusal.text;
		});
	}

	/** Lets the others know that I am writing; as often as one likes. */
	tellTyping(): void {
		const now = this.#world.clock.now();
		if (now - this.#typedAt < 2 * TYPING_EVERY_MS) return;
		this.#typedAt = now;
		this.#connection.send({ type: "typing" });
	}

	/** Shows a message in its surroundings, however far back it is; one that is not there, by what is nearest to it. */
	async jumpTo(message: number): Promise<void> {
		await this.pages.jumpTo(message);
	}

	/** Shows what was said first at a time or later, and gives it; where that is nothing, the newest. */
	async jumpToTime(at: number): Promise<Message | undefined> {
		return this.pages.jumpToTime(at);
	}

	/** Shows the first message that was unread when the room was opened. */
	async jumpToFirstNew(): Promise<void> {
		const divider = this.reading.divider.peek();
		if (divider !== undefined) await this.pages.jumpBehind(divider, (message) => isToRead(message, this.#user));
	}

	/** Shows the first message of those that came while the connection was gone. */
	async jumpToMissed(): Promise<void> {
		await this.pages.jumpBehind(this.missed.peek().since, (message) => isToRead(message, this.#user));
	}

	/** Makes a message and all after it unread, until the room is opened again. */
	markUnreadFrom(message: number): void {
		this.reading.markUnreadFrom(message);
	}

	/** The room comes on screen: at a message, or at the newest. */
	show(message?: number): void {
		this.reading.open();
		if (message === undefined) this.pages.jumpToLatest();
		else void this.jumpTo(message);
	}

	/** Tries now what else would wait: the network is back, the page is visible again, somebody pressed the button. */
	wake(): void {
		this.#connection.wake();
		void this.#takeOver();
	}

	/** The browser says that the network is gone. */
	doubt(): void {
		this.#connection.doubt();
	}

	/** Goes on as the account that this guest has made, or under another name: connects anew, and keeps all that is here. */
	become(user: User): void {
		this.#isWaiting = false;
		this.timeline.value = withAuthor(this.timeline.value, this.#user, user);
		this.#user = user.id;
		this.#sender.become(user.id);
		this.amendments.become(user.id);
		this.reading.become(user.id);
		this.#connection.connect();
	}

	close(): void {
		this.#isWaiting = false;
		this.#sender.pause();
		this.#requests.pause();
		this.uploads.pause();
		this.#cancelMuted();
		this.reading.stop();
		this.#connection.stop();
	}

	async #restore(reading: Promise<RoomCopy | undefined>): Promise<void> {
		const copy = await reading;
		if (!this.#isWaiting) return;
		this.#isWaiting = false;
		if (copy) {
			const { room, you, rev, messages, hasOlder, marker, level } = copy;
			this.timeline.value = { ...EMPTY, room, you, rev, messages, hasOlder };
			this.reading.restore(marker);
			this.level.value = level;
			this.#isKnown = true;
		}
		this.#connection.connect();
	}

	#since(): number | undefined {
		return this.#isKnown ? this.timeline.value.rev : undefined;
	}

	#follow(status: Status): void {
		this.status.value = status;
		if (status.kind === "open") return;
		this.isThere.value = false;
		this.#sender.pause();
		this.#requests.pause();
		this.uploads.pause();
	}

	#receive(frame: ServerFrame): void {
		if (frame.type === "welcome" && !frame.reset && frame.room.createdAt !== this.timeline.value.room?.createdAt) {
			// The room of this address is another one by now, which has nothing of what is known.
			this.#isKnown = false;
			this.timeline.value = EMPTY;
			this.#connection.connect();
			return;
		}
		const before = this.timeline.value;
		this.timeline.value = applyFrame(before, frame);
		if (this.timeline.value.hasGap) {
			this.healed++;
			this.#connection.connect();
			return;
		}
		const { messages: unread } = this.reading.marker.peek();
		this.reading.receive(before, frame);
		switch (frame.type) {
			case "welcome":
				this.missed.value = missed(before, frame, this.reading.marker.peek().messages - unread, this.#user);
				this.#isKnown = this.isThere.value = true;
				this.#mute(frame.you.muted);
				this.level.value = frame.you.level;
				this.mayAttach.value = frame.you.files === true;
				this.pages.hear(frame.messages);
				this.pages.welcome(frame.reset, this.place);
				this.#settle(frame.messages);
				this.originals.resume(frame.reset);
				this.#sender.open();
				this.#requests.open();
				this.uploads.open();
				break;
			case "messages":
				this.pages.hear(frame.messages);
				this.timeline.value = bounded(this.timeline.value, this.place === undefined);
				this.#settle(frame.messages);
				for (const { author } of frame.messages) this.#typists.stop(author.id);
				break;
			case "ok":
				if (this.#requests.answer(frame) || frame.message === undefined) break;
				if (this.#sender.confirmed(frame.id, frame.message, this.timeline.value.rev)) this.#mute(undefined);
				break;
			case "error":
				this.#refused(frame);
				break;
			case "room":
				if (frame.role !== undefined) this.#mute(frame.muted);
				// Slow mode may be off now, and I may be a moderator.
				this.#sender.hurry();
				break;
			case "level":
				this.level.value = frame.level;
				break;
			case "typing":
				this.#typists.start(frame.user);
				break;
			case "sync":
				this.#connection.send({ type: "confirm", rev: frame.rev });
				break;
		}
	}

	/** Goes on with what a tab that is gone has left unsent. */
	async #takeOver(): Promise<void> {
		const left = await this.#world.savedOutbox.claim(this.#user, this.slug);
		this.#sender.adopt(left.filter(({ edits }) => edits === undefined));
		this.amendments.adopt(left);
	}

	#settle(messages: readonly Message[]): void {
		this.#sender.settle(messages, this.timeline.value.rev);
		this.amendments.settle(messages);
		this.originals.hear(messages);
	}

	/** Follows whether I am muted, until that ends by itself. */
	#mute(muted: Mute | undefined): void {
		const { clock } = this.#world;
		this.#cancelMuted();
		this.#cancelMuted = () => {};
		this.muted.value = muted;
		if (muted?.until !== undefined) this.#cancelMuted = clock.after(muted.until - clock.now(), () => this.#mute(undefined));
	}

	#refused(frame: Extract<ServerFrame, { type: "error" }>): void {
		const { id, code, retryAfter } = frame;
		const text = refusalText(code, frame.text);
		if (code === "muted") this.#mute(this.muted.peek() ?? {});
		if (id !== undefined && (this.#requests.answer({ ...frame, text }) || this.#sender.refused(id, { ...frame, text }))) return;
		this.notice.value = withRetry(text, retryAfter);
	}
}
