/** All that the page knows: who I am, the rooms, the commands, and the rooms that are open. The screen follows its signals. */
import { batch, computed, type Signal, signal } from "@preact/signals";
import { LOBBY } from "../protocol/addresses.ts";
import type { ListedRoom, OpenSettings } from "../protocol/api.ts";
import type { Unread } from "../protocol/frames.ts";
import type { CommandInfo } from "../protocol/jobs.ts";
import type { Room, User } from "../protocol/message.ts";
import { createRoom, EVERYTHING, fetchCommands, fetchRooms, fetchSettings, fetchUser, signIn, signOut } from "./api.ts";
import { CallError } from "./call.ts";
import { OpenRoom, type World } from "./open-room.ts";
import type { Replica } from "./replica.ts";
import { t } from "./texts/first.ts";

/** Where the page is. */
export type Me =
	/** It is not known yet who I am. */
	| { kind: "unknown" }
	/** I am out: `why` is what to say of it, `was` who I was if I did not leave by myself, `signsIn` that I left to sign in. */
	| { kind: "nobody"; why?: string; was?: User; signsIn?: true }
	| { kind: "somebody"; user: User }
	| { kind: "unreachable"; text: string };

/** Rooms that a page keeps connected unasked: each is a socket, and a page of messages when it opens. */
const ROOMS_KEPT = 30;

const NOTHING: Unread = { messages: 0, mentions: 0 };

export class Store {
	readonly me: Signal<Me> = signal<Me>({ kind: "unknown" });
	readonly rooms: Signal<readonly ListedRoom[]> = signal<readonly ListedRoom[]>([]);
	readonly settings: Signal<OpenSettings> = signal(EVERYTHING);
	/** Whether I came in by a recovery code: what I need then is a new password. */
	readonly needsPassword: Signal<boolean> = signal(false);
	readonly commands: Signal<readonly CommandInfo[]> = signal<readonly CommandInfo[]>([]);
	/** The address of the room on screen. */
	readonly slug: Signal<string>;
	/** Rooms that were opened stay connected, so that going back to one shows it at once and unread counts are live. */
	readonly opened: Signal<ReadonlyMap<string, OpenRoom>> = signal<ReadonlyMap<string, OpenRoom>>(new Map());
	readonly room = computed(() => this.opened.value.get(this.slug.value));
	/** What is unread in all rooms together that I want to be told of. */
	readonly allUnread = computed(() => [...this.opened.value.keys()].map((slug) => this.news(slug)).reduce(sum, NOTHING));
	/** How much of that is for me: it calls me, or is said in a conversation of two. */
	readonly unreadForMe = computed(() =>
		[...this.opened.value]
			.map(([slug, { info }]) => this.news(slug)[info.value?.direct ? "messages" : "mentions"])
			.reduce((a, b) => a + b, 0),
	);
	/** The rooms that were on screen, the latest first: the first of them is. */
	visited: readonly string[] = [];
	readonly #world: World;
	/** The message that the page's address leads to, until its room is shown. */
	#message: number | undefined;
	/** The rooms of somebody whose session ended: whoever comes back as the same person finds them as they were. */
	#kept: { user: string; rooms: ReadonlyMap<string, OpenRoom> } | undefined;
	/** Whether I am leaving by myself: that my session ends then is no news. */
	#isLeaving = false;
	/** Whether the server has said that it is me; until then, only the copy of the last visit does. */
	#isConfirmed = false;

	/** Begins at a room, or at a message in it. */
	constructor(world: World, slug: string | undefined, message?: number) {
		this.#world = world;
		this.slug = signal(slug ?? LOBBY);
		this.#message = message;
	}

	/**
	 * Finds out who I am and, if I am somebody, opens the room. Where the last visit left a copy, that is shown meanwhile, as
	 * soon as `isReady`, which is whatever it is to be shown by.
	 */
	async start(isReady?: Promise<unknown>): Promise<void> {
		const asked = Promise.all([fetchUser(), fetchSettings()]);
		// It is looked at once the copy is on screen.
		asked.catch(() => {});
		if (this.me.peek().kind === "unknown") await this.#showCopy(isReady);
		try {
			const [user, settings] = await asked;
			this.settings.value = settings;
			this.#hear(user);
		} catch (error) {
			if (this.me.peek().kind !== "somebody") this.me.value = { kind: "unreachable", text: textOf(error) };
		}
	}

	async #showCopy(isReady?: Promise<unknown>): Promise<void> {
		const replica = await this.#world.replica;
		const known = await replica?.known();
		if (!known) return;
		const { user, rooms, settings, commands } = known;
		const slug = this.slug.peek();
		const copy = replica?.room(user.id, slug);
		await Promise.all([copy, isReady]);
		batch(() => {
			this.rooms.value = rooms;
			this.settings.value = settings;
			this.commands.value = commands;
			this.me.value = { kind: "somebody", user };
			this.#open(slug, user, copy);
			this.show(slug, this.#message);
		});
	}

	/** The server says who I am, whatever the copy said. */
	#hear(user: User | undefined): void {
		const me = this.me.peek();
		if (!user) {
			void this.#replica((replica) => replica.forget());
			if (me.kind === "somebody") this.sessionEnded();
			else if (me.kind !== "nobody") this.me.value = { kind: "nobody" };
		} else if (me.kind !== "somebody" || me.user.id !== user.id) {
			this.#closeAll();
			this.enter(user);
		} else if (me.user.name !== user.name) {
			this.become(user);
		} else {
			this.#begin(user);
			void this.refresh();
		}
	}

	/** Takes a name. Throws a CallError that says what is wrong with it. */
	async signIn(name: string): Promise<void> {
		this.enter(await signIn(name));
	}

	/** Opens the room for who has just signed in, or was known already. */
	enter(user: User): void {
		this.me.value = { kind: "somebody", user };
		this.#begin(user);
		const kept = this.#kept;
		this.#kept = undefined;
		if (kept?.user === user.id) {
			for (const room of kept.rooms.values()) room.become(user);
			this.opened.value = kept.rooms;
		}
		this.show(this.slug.value, this.#message);
		void this.refresh();
	}

	/** Goes on in the same rooms as the account that this guest has made, or under another name. Nothing unsent is lost. */
	become(user: User): void {
		const me = this.me.peek();
		if (me.kind !== "somebody") return;
		this.#world.savedOutbox.handOver(me.user.id, user.id);
		this.me.value = { kind: "somebody", user };
		this.#begin(user);
		for (const room of this.opened.peek().values()) room.become(user);
		void this.refresh();
	}

	/**
	 * Leaves, by a call that ends my session, with all that was written here and not sent: the next person at this browser
	 * must not find it. Throws a CallError if the call fails; then nothing has changed.
	 */
	async leave(call: () => Promise<void>, more: { why?: string; signsIn?: true } = {}): Promise<void> {
		this.#isLeaving = true;
		try {
			await call();
		} finally {
			this.#isLeaving = false;
		}
		for (const room of this.opened.value.values()) room.discardAll();
		const me = this.me.peek();
		if (me.kind === "somebody") this.#world.savedSeen.forget(me.user.id);
		void this.#replica((replica) => replica.forget());
		this.#closeAll();
		this.me.value = { kind: "nobody", ...more };
	}

	async signOut(): Promise<void> {
		await this.leave(signOut);
	}

	/** Leaves as a guest to come back with an account that I have already. */
	async leaveToSignIn(): Promise<void> {
		await this.leave(signOut, { signsIn: true });
	}

	/** The server no longer knows me, though I did not leave. */
	sessionEnded(): void {
		const me = this.me.peek();
		if (me.kind !== "somebody" || this.#isLeaving) return;
		this.#kept = { user: me.user.id, rooms: this.opened.peek() };
		void this.#replica((replica) => replica.forget());
		this.#closeAll();
		this.me.value = { kind: "nobody", why: t.trouble.ended[me.user.kind === "account" ? "account" : "guest"], was: me.user };
	}

	/** Shows a room, connecting to it if it is not open yet: at its newest messages, or at the one that is named. */
	show(slug: string, message?: number): void {
		this.slug.value = slug;
		const me = this.me.value;
		if (me.kind !== "somebody") return;
		this.#message = undefined;
		this.visited = [slug, ...this.visited.filter((other) => other !== slug)];
		this.#open(slug, me.user).show(message);
	}

	#open(slug: string, user: User, copy = this.#replica((replica) => replica.room(user.id, slug))): OpenRoom {
		// A refusal may be over: the room was opened meanwhile, or I was let in.
		const known = this.opened.value.get(slug);
		if (known && known.status.peek().kind !== "refused") return known;
		known?.close();
		const room = new OpenRoom(slug, user.id, this.#world, copy);
		this.opened.value = new Map(this.opened.value).set(slug, room);
		return room;
	}

	/** Lets go of a room that I left, or that is to be entered anew. */
	forget(slug: string): void {
		void this.#replica((replica) => replica.forgetRoom(slug));
		this.opened.peek().get(slug)?.close();
		const opened = new Map(this.opened.peek());
		opened.delete(slug);
		this.opened.value = opened;
	}

	/** Opens a new room and shows it. Throws a CallError that says what is wrong with the title. */
	async createRoom(title: string, visibility: Room["visibility"] = "public"): Promise<string> {
		const { slug } = await createRoom(title, visibility);
		this.show(slug);
		await this.refresh();
		return slug;
	}

	/** Asks anew for what no socket tells: the list of rooms and of commands. */
	async refresh(): Promise<void> {
		if (this.me.value.kind !== "somebody") return;
		try {
			[this.rooms.value, this.commands.value] = await Promise.all([fetchRooms(), fetchCommands()]);
		} catch (error) {
			// The list is old for a while; the connection's own line says that there is none.
			if (!(error instanceof CallError)) throw error;
			if (error.code === "signed_out") this.sessionEnded();
		}
		this.#keepKnown();
	}

	/** The network or the page is back. */
	wake(): void {
		for (const room of this.opened.value.values()) room.wake();
		const { kind } = this.me.peek();
		if (kind === "unreachable" || (kind === "somebody" && !this.#isConfirmed)) void this.start();
		else void this.refresh();
	}

	/** The browser says that the network is gone. */
	doubt(): void {
		for (const room of this.opened.value.values()) room.doubt();
	}

	/** What is unread in a room that is connected, but for what is under one's eyes. */
	unread(slug: string): Unread {
		const room = this.opened.value.get(slug);
		return room && room.status.value.kind !== "refused" ? room.reading.unread.value : NOTHING;
	}

	/** Whether I want to be told of nothing in a room. */
	isQuiet(slug: string): boolean {
		return this.opened.value.get(slug)?.level.value === "nothing";
	}

	/** What is unread in a room, unless I want to be told of nothing there. */
	news(slug: string): Unread {
		return this.isQuiet(slug) ? NOTHING : this.unread(slug);
	}

	/** Connects to the rooms that I belong to or was in, so that what is unread in them is known and stays so. */
	#keepKnown(): void {
		const me = this.me.peek();
		if (me.kind !== "somebody") return;
		const { savedSeen } = this.#world;
		const isKnown = ({ slug, joined, entered }: ListedRoom) =>
			joined || entered || slug === LOBBY || savedSeen.get(me.user.id, slug) !== undefined;
		const known = this.rooms.peek().filter((room) => isKnown(room) && room.archivedAt === undefined);
		for (const { slug } of known.slice(0, ROOMS_KEPT)) if (!this.opened.peek().has(slug)) this.#open(slug, me.user);
	}

	/** From now on the copy is this person's. */
	#begin(user: User): void {
		this.#isConfirmed = true;
		const more = { rooms: [...this.rooms.peek()], settings: this.settings.peek(), commands: [...this.commands.peek()] };
		void this.#replica((replica) => replica.begin(user, more));
	}

	/** Undefined where nothing is kept. */
	#replica<T>(use: (replica: Replica) => Promise<T>): Promise<T | undefined> | undefined {
		return this.#world.replica?.then((replica) => replica && use(replica));
	}

	#closeAll(): void {
		for (const room of this.opened.value.values()) room.close();
		this.opened.value = new Map();
	}
}

function sum(a: Unread, b: Unread): Unread {
	return { messages: a.messages + b.messages, mentions: a.mentions + b.mentions };
}

function textOf(error: unknown): string {
	return error instanceof CallError ? error.message : t.trouble.page;
}
