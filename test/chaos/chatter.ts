/** A client of the chaos run: the page's own logic over real sockets, with a record of all that it said and saw. */
import type { Socket } from "../../src/client/connection.ts";
import { OpenRoom } from "../../src/client/open-room.ts";
import { parseServerFrame } from "../../src/protocol/frames.ts";
import type { Message } from "../../src/protocol/message.ts";
import type { Person } from "../support/person.ts";
import type { Speaker, Witness } from "./checker.ts";
import type { Random } from "./random.ts";

export class Chatter {
	readonly #person: Person;
	readonly #room: string;
	readonly #open: OpenRoom;
	readonly #said: string[] = [];
	readonly #connections: Message[][] = [];

	constructor(person: Person, room: string, port: number, random: Random) {
		this.#person = person;
		this.#room = room;
		this.#open = new OpenRoom(room, person.user.id, {
			openSocket: (slug, since) =>
				this.#connect(`ws://127.0.0.1:${port}/api/rooms/${slug}/socket${since === undefined ? "" : `?since=${since}`}`),
			fetchPage: async () => ({ messages: [], more: { before: false, after: false } }),
			clock: {
				now: Date.now,
				after: (ms, callback) => {
					const timer = setTimeout(callback, ms);
					return () => clearTimeout(timer);
				},
			},
			random: () => random.next(),
			newId: () => crypto.randomUUID(),
			// Nobody sends files here.
			sendFile: () => Promise.reject(new Error("no files")),
			describeFile: () => Promise.reject(new Error("no files")),
			showFile: () => "",
			hideFile: () => {},
			// The page of a chaos run is never closed.
			savedOutbox: { save() {}, forget() {}, handOver() {}, claim: async () => [] },
			savedSeen: { get: () => undefined, set() {}, forget() {} },
		});
	}

	/** Says the next numbered thing, now and then to the bot. */
	say(random: Random): void {
		const words = `${this.#person.user.name}-${this.#said.length + 1}`;
		this.#said.push(words);
		this.#open.say(random.next() < 0.1 ? `/echo=${words}` : words);
	}

	/** What it has said and not yet seen. */
	get waiting(): number {
		return this.#open.outbox.value.length;
	}

	get healed(): number {
		return this.#open.healed;
	}

	get rev(): number {
		return this.#open.timeline.value.rev;
	}

	get speaker(): Speaker {
		return { name: this.#person.user.name, room: this.#room, said: this.#said };
	}

	get witness(): Witness {
		const final = this.#open.timeline.value.messages;
		return { name: this.#person.user.name, room: this.#room, connections: this.#connections, final };
	}

	close(): void {
		this.#open.close();
	}

	#connect(url: string): Socket {
		const seen: Message[] = [];
		this.#connections.push(seen);
		const socket: WebSocket = Reflect.construct(WebSocket, [url, { headers: { Authorization: `Bearer ${this.#person.token}` } }]);
		socket.addEventListener("message", ({ data }) => {
			const frame = parseServerFrame(data);
			if (frame?.type === "messages" || frame?.type === "welcome") seen.push(...inOrderOfRev(frame.messages));
		});
		return wrap(socket);
	}
}

/** A page of history is in the order of id; what is checked is that revisions only grow from there. */
function inOrderOfRev(messages: readonly Message[]): Message[] {
	return [...messages].sort((a, b) => a.rev - b.rev);
}

function wrap(socket: WebSocket): Socket {
	const wrapped: Socket = {
		send: (data) => socket.send(data),
		close: () => socket.close(),
		onopen: null,
		onmessage: null,
		onclose: null,
	};
	socket.onopen = () => wrapped.onopen?.();
	socket.onmessage = ({ data }) => wrapped.onmessage?.({ data });
	socket.onclose = ({ code, reason }) => wrapped.onclose?.({ code, reason });
	socket.onerror = () => {};
	return wrapped;
}
