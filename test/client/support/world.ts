/** A world for the client's logic in which the test says what time it is and what the network does. */
import { CallError } from "../../../src/client/call.ts";
import type { Clock, Socket } from "../../../src/client/connection.ts";
import type { World } from "../../../src/client/open-room.ts";
import type { Place } from "../../../src/client/pages.ts";
import type { SavedSeen } from "../../../src/client/reading.ts";
import type { Replica } from "../../../src/client/replica.ts";
import type { Saved, SavedOutbox } from "../../../src/client/saved-outbox.ts";
import type { Page } from "../../../src/protocol/api.ts";
import type { ServerFrame, Welcome } from "../../../src/protocol/frames.ts";
import type { Message, User } from "../../../src/protocol/message.ts";

export const ANA: User = { id: "~ana", name: "Ana", kind: "guest" };
export const BEN: User = { id: "~ben", name: "Ben", kind: "guest" };

/** A clock that stands still until it is told to go on. */
export class FakeClock implements Clock {
	#now = 1_000_000;
	#timers = new Set<{ at: number; callback: () => void }>();

	now(): number {
		return this.#now;
	}

	after(ms: number, callback: () => void): () => void {
		const timer = { at: this.#now + ms, callback };
		this.#timers.add(timer);
		return () => this.#timers.delete(timer);
	}

	/** Lets time pass in which nothing is called back, as while a machine sleeps; what was due is late then. */
	sleep(ms: number): void {
		this.#now += ms;
	}

	/** Lets time pass, calling back in order what is due. */
	pass(ms: number): void {
		const end = this.#now + ms;
		for (;;) {
			const [next] = [...this.#timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
			if (!next) break;
			this.#timers.delete(next);
			this.#now = Math.max(this.#now, next.at);
			next.callback();
		}
		this.#now = end;
	}
}

/** The client's end of a socket whose other end is the test. */
export class FakeSocket implements Socket {
	readonly since: number | undefined;
	readonly seen: number | undefined;
	readonly sent: string[] = [];
	isClosed = false;
	onopen: Socket["onopen"] = null;
	onmessage: Socket["onmessage"] = null;
	onclose: Socket["onclose"] = null;

	constructor(since: number | undefined, seen: number | undefined) {
		this.since = since;
		this.seen = seen;
	}

	send(data: string): void {
		this.sent.push(data);
	}

	close(): void {
		this.isClosed = true;
	}

	open(): void {
		this.onopen?.();
	}

	receive(frame: ServerFrame): void {
		this.onmessage?.({ data: JSON.stringify(frame) });
	}

	drop(code = 1006, reason = ""): void {
		this.onclose?.({ code, reason });
	}

	/** The frames that the client sent, without its pings. */
	get frames(): unknown[] {
		return this.sent.filter((data) => data !== "ping").map((data) => JSON.parse(data));
	}

	/** The ids of the sends so far. */
	get sends(): { id: string; text: string }[] {
		return this.frames.filter((frame): frame is { type: "send"; id: string; text: string } => Object(frame).type === "send");
	}
}

export class FakeWorld implements World {
	readonly clock = new FakeClock();
	readonly sockets: FakeSocket[] = [];
	readonly random = () => 1;
	/** What the last visit left; nothing unless a test says otherwise. */
	replica?: Promise<Replica | undefined>;
	#ids = 0;

	openSocket = (_slug: string, since: number | undefined, seen: number | undefined): FakeSocket => {
		const socket = new FakeSocket(since, seen);
		this.sockets.push(socket);
		return socket;
	};

	/** What is kept for a tab to come: a browser's storage, as far as a room sees it. */
	readonly saved = new Map<string, Saved>();
	/** What other tabs have left. */
	left: Saved[] = [];
	readonly savedOutbox: SavedOutbox = {
		save: (saved) => void this.saved.set(saved.id, saved),
		forget: (id) => void this.saved.delete(id),
		handOver: (from, to) => {
			for (const saved of this.saved.values()) if (saved.user === from) saved.user = to;
		},
		claim: async () => this.left.splice(0),
	};

	/** Answers what a room asks of its history. */
	pages: (place: Place) => Page | Promise<Page> = () => ({ messages: [], more: { before: false, after: false } });
	fetchPage = async (_slug: string, place: Place): Promise<Page> => this.pages(place);

	/** What a room's files come to; refused unless a test says otherwise. */
	sendFile: World["sendFile"] = () => Promise.reject(new CallError("offline", "The connection was lost."));
	describeFile: World["describeFile"] = () => Promise.reject(new CallError("offline", "The connection was lost."));
	/** The addresses of previews that are in use. */
	readonly shown = new Set<string>();
	showFile = (file: File) => {
		const url = `blob:${file.name}`;
		this.shown.add(url);
		return url;
	};
	hideFile = (url: string) => void this.shown.delete(url);
	/** What a guest's browser keeps of what they have read. */
	readonly seen = new Map<string, number>();
	readonly savedSeen: SavedSeen = {
		get: (user, slug) => this.seen.get(`${user} ${slug}`),
		set: (user, slug, seen) => void this.seen.set(`${user} ${slug}`, seen),
		forget: () => this.seen.clear(),
	};

	newId = () => `id-${++this.#ids}`;

	/** The socket that is in use now. */
	get socket(): FakeSocket {
		const socket = this.sockets.at(-1);
		if (!socket) throw new Error("no socket was opened");
		return socket;
	}

	/** Opens the newest socket and bids it welcome. */
	welcome(more: Partial<Welcome> = {}): void {
		this.socket.open();
		this.socket.receive(welcome(more));
	}
}

export function message(id: number, more: Partial<Message> = {}): Message {
	return { id, rev: id, at: id * 1_000, author: BEN, text: `message ${id}`, ...more };
}

export function welcome(more: Partial<Welcome> = {}): Welcome {
	return {
		type: "welcome",
		version: 1,
		room: { slug: "lobby", title: "Lobby", topic: "", visibility: "public", slowMode: 0, createdAt: 0 },
		you: { user: ANA, role: "member", seen: 0 },
		rev: more.messages?.at(-1)?.rev ?? 0,
		online: { count: 1, users: [ANA] },
		messages: [],
		more: { before: false, after: false },
		reset: true,
		...more,
	};
}
