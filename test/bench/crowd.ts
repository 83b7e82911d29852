/**
 * The people of one room, as load: they send, and each of them must hear every message once and in the same order. The
 * first to hear a frame has it read whole; from all others the very same bytes are expected, which is as strict and
 * costs next to nothing.
 */
import type { Dialect } from "./dialects.ts";
import type { LoadSocket } from "./socket.ts";
import type { Tally } from "./tally.ts";

const TEXT_BYTES = 100;
const DRAINED_WITHIN_MS = 60_000;

/** A frame that somebody heard: its bytes until all have, and when each message in it was sent. */
interface Heard {
	bytes: Buffer;
	sentAt: number[];
	by: number;
}

export class Crowd {
	/** Messages that not everybody has heard yet. */
	inFlight = 0;
	/** Called when messages have reached everybody. */
	onDelivered: (count: number) => void = () => {};
	readonly #dialect: Dialect;
	readonly #tally: Tally;
	readonly #sockets: LoadSocket[] = [];
	readonly #next: number[] = [];
	readonly #heard: Heard[] = [];
	readonly #sentAt = new Map<string, number>();
	/** The number of each sender's next message, to send and to hear. */
	readonly #toSend: number[] = [];
	readonly #toHear: number[] = [];
	#failure: Error | undefined;

	constructor(dialect: Dialect, tally: Tally) {
		this.#dialect = dialect;
		this.#tally = tally;
	}

	get size(): number {
		return this.#sockets.length;
	}

	async add(url: string, room: string): Promise<LoadSocket> {
		const me = this.#next.push(0) - 1;
		const socket = await this.#dialect.enter(url, room, (payload) => this.#hear(me, payload));
		socket.onClose = (code) => {
			this.#failure ??= new Error(`connection ${me} of ${room} closed with ${code}`);
		};
		this.#sockets.push(socket);
		return socket;
	}

	/** Has somebody say something. */
	say(sender: number): void {
		const number = this.#toSend[sender] ?? 0;
		this.#toSend[sender] = number + 1;
		const key = `${sender}:${number}`;
		this.inFlight++;
		this.#sentAt.set(key, performance.now());
		this.#sockets[sender]?.send(this.#dialect.encode(`${key}:`.padEnd(TEXT_BYTES, "."), key));
	}

	/** Waits until everybody has heard everything, and fails if anybody heard anything else. */
	async drain(): Promise<void> {
		const end = performance.now() + DRAINED_WITHIN_MS;
		while (this.inFlight > 0 && !this.#failure && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 5));
		if (this.#failure) throw this.#failure;
		if (this.inFlight > 0) throw new Error(`${this.inFlight} messages did not reach everybody within ${DRAINED_WITHIN_MS} ms`);
	}

	close(): void {
		for (const socket of this.#sockets) {
			socket.onClose = () => {};
			socket.close();
		}
	}

	#hear(me: number, payload: Buffer): void {
		const index = this.#next[me] ?? 0;
		this.#next[me] = index + 1;
		const heard = this.#heard[index] ?? this.#readFirst(payload);
		this.#heard[index] = heard;
		if (!heard.bytes.equals(payload)) {
			this.#failure ??= new Error(`connection ${me} heard something else than the others: ${payload.subarray(0, 300)}`);
			return;
		}
		const now = performance.now();
		for (const at of heard.sentAt) this.#tally.add(now - at);
		if (++heard.by < this.#next.length) return;
		// All have it: its bytes are not needed any more.
		const count = heard.sentAt.length;
		heard.bytes = Buffer.alloc(0);
		heard.sentAt = [];
		this.inFlight -= count;
		this.onDelivered(count);
	}

	#readFirst(payload: Buffer): Heard {
		const sentAt = this.#dialect.texts(payload).map((text) => {
			const [sender = "", number = ""] = text.split(":");
			const expected = this.#toHear[Number(sender)] ?? 0;
			if (Number(number) !== expected) this.#failure ??= new Error(`${sender}'s message ${number} came where ${expected} was due`);
			this.#toHear[Number(sender)] = expected + 1;
			const key = `${sender}:${number}`;
			const at = this.#sentAt.get(key) ?? Number.NaN;
			this.#sentAt.delete(key);
			return at;
		});
		return { bytes: Buffer.from(payload), sentAt, by: 0 };
	}
}
