/** All that the page knows: who I am, the rooms, the commands, and the rooms that are open. The screen follows its signals. */
import { computed, type Signal, signal } from "@preact/signals";
import type { ListedRoom } from "../protocol/api.ts";
import type { CommandInfo } from "../protocol/jobs.ts";
import type { User } from "../protocol/message.ts";
import { LOBBY } from "../protocol/names.ts";
import { CallError, createRoom, fetchCommands, fetchRooms, fetchUser, signIn, signOut } from "./api.ts";
import { OpenRoom, type World } from "./open-room.ts";

/** Where the page is; `undefined` while it is not known yet who I am. */
export type Me = { kind: "unknown" } | { kind: "nobody" } | { kind: "somebody"; user: User } | { kind: "unreachable"; text: string };

export class Store {
	readonly me: Signal<Me> = signal<Me>({ kind: "unknown" });
	readonly rooms: Signal<readonly ListedRoom[]> = signal<readonly ListedRoom[]>([]);
	readonly commands: Signal<readonly CommandInfo[]> = signal<readonly CommandInfo[]>([]);
	/** The address of the room on screen. */
	readonly slug: Signal<string>;
	/** Rooms that were opened stay connected, so that going back to one shows it at once and unread counts are live. */
	readonly opened: Signal<ReadonlyMap<string, OpenRoom>> = signal<ReadonlyMap<string, OpenRoom>>(new Map());
	readonly room = computed(() => this.opened.value.get(this.slug.value));
	/** Of each open room, the id up to which its messages were on screen. */
	readonly #seen: Signal<ReadonlyMap<string, number>> = signal<ReadonlyMap<string, number>>(new Map());
	readonly #world: World;

	constructor(world: World, slug: string | undefined) {
		this.#world = world;
		this.slug = signal(slug ?? LOBBY);
	}

	/** Finds out who I am and, if I am somebody, opens the room. */
	async start(): Promise<void> {
		try {
			const user = await fetchUser();
			if (user) this.#enter(user);
			else this.me.value = { kind: "nobody" };
		} catch (error) {
			this.me.value = { kind: "unreachable", text: textOf(error) };
		}
	}

	/** Takes a name. Throws a CallError that says what is wrong with it. */
	async signIn(name: string): Promise<void> {
		this.#enter(await signIn(name));
	}

	/** Leaves, with all that was written here and not sent: the next person at this browser must not find it. */
	async signOut(): Promise<void> {
		await signOut();
		for (const room of this.opened.value.values()) for (const { id } of room.outbox.value) room.discard(id);
		this.sessionEnded();
	}

	/** The server no longer knows me: a name must be chosen anew. */
	sessionEnded(): void {
		for (const room of this.opened.value.values()) room.close();
		this.opened.value = new Map();
		this.me.value = { kind: "nobody" };
	}

	/** Shows a room, connecting to it if it is not open yet. */
	show(slug: string): void {
		this.slug.value = slug;
		const me = this.me.value;
		if (me.kind !== "somebody") return;
		// A refusal may be over: the room was opened meanwhile, or I was let in.
		const known = this.opened.value.get(slug);
		if (known && known.status.peek().kind !== "refused") return;
		known?.close();
		this.opened.value = new Map(this.opened.value).set(slug, new OpenRoom(slug, me.user.id, this.#world));
	}

	/** Opens a new room and shows it. Throws a CallError that says what is wrong with the title. */
	async createRoom(title: string): Promise<string> {
		const { slug } = await createRoom(title);
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
		}
	}

	/** The network or the page is back. */
	wake(): void {
		for (const room of this.opened.value.values()) room.wake();
		if (this.me.value.kind === "unreachable") void this.start();
		void this.refresh();
	}

	/** Messages of an open room that were not on screen yet, without what I said or asked. */
	unread(slug: string): number {
		const room = this.opened.value.get(slug);
		const seen = this.#seen.value.get(slug);
		if (!room || seen === undefined) return 0;
		const { messages, you } = room.timeline.value;
		return messages.filter(({ id, author, command }) => id > seen && (command?.by ?? author).id !== you?.user.id).length;
	}

	/** Remembers that all of a room's messages so far were on screen. */
	markSeen(slug: string): void {
		const newest = this.opened.value.get(slug)?.timeline.peek().messages.at(-1)?.id ?? 0;
		if ((this.#seen.peek().get(slug) ?? -1) < newest) this.#seen.value = new Map(this.#seen.peek()).set(slug, newest);
	}

	#enter(user: User): void {
		this.me.value = { kind: "somebody", user };
		this.show(this.slug.value);
		void this.refresh();
	}
}

function textOf(error: unknown): string {
	return error instanceof CallError ? error.message : "Something went wrong in this page. Please reload it.";
}
