/**
 * One room's socket, kept alive: connects, hears when it is dead, comes back with backoff, and says what it is doing.
 * It knows nothing of messages and nothing of the screen; sockets, clock and chance are passed in.
 */
import { isFinalClose } from "../protocol/errors.ts";
import { type ClientFrame, parseServerFrame, type ServerFrame } from "../protocol/frames.ts";

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** A connection that held this long starts the waits afresh. */
const STABLE_MS = 10_000;
const PING_EVERY_MS = 3_000;
/** A ping, or a call to open, that has no answer for this long means that the socket is dead whatever it says: found within 10 s. */
const DEAD_AFTER_MS = 6_000;
/** The same for a ping on the browser's word that the network is gone. */
const DOUBTED_MS = 1_500;

export type Status =
	| { kind: "connecting" }
	| { kind: "open" }
	/** Not connected; tries again at `until` (Unix milliseconds). */
	| { kind: "waiting"; until: number }
	/** The server said no for good. */
	| { kind: "refused"; code: number; reason: string };

/** What the connection needs of a WebSocket. */
export interface Socket {
	send(data: string): void;
	close(): void;
	onopen: (() => void) | null;
	onmessage: ((event: { data: unknown }) => void) | null;
	onclose: ((event: { code: number; reason: string }) => void) | null;
}

export interface Clock {
	now(): number;
	/** Calls back once after so many milliseconds; the function it returns calls that off. */
	after(ms: number, callback: () => void): () => void;
}

export interface ConnectionOptions {
	/** Opens a socket that asks for what came after the last revision that was seen. */
	open: () => Socket;
	onFrame: (frame: ServerFrame) => void;
	onStatus: (status: Status) => void;
	clock: Clock;
	/** 0 to 1. */
	random: () => number;
}

export class Connection {
	readonly #options: ConnectionOptions;
	#socket: Socket | undefined;
	#status: Status = { kind: "connecting" };
	#tries = 0;
	#openedAt = 0;
	#heardAt = 0;
	/** When the first was asked of what has no answer yet. */
	#askedAt: number | undefined;
	#cancelTimer: () => void = () => {};

	constructor(options: ConnectionOptions) {
		this.#options = options;
	}

	/** Connects, or does so again now instead of later. */
	connect(): void {
		this.#drop();
		this.#setStatus({ kind: "connecting" });
		const { clock, open } = this.#options;
		const socket = open();
		this.#socket = socket;
		this.#heardAt = this.#askedAt = clock.now();
		socket.onopen = () => {
			this.#openedAt = clock.now();
			this.#heard();
			this.#setStatus({ kind: "open" });
		};
		socket.onmessage = ({ data }) => {
			this.#heard();
			const frame = parseServerFrame(data);
			if (frame) this.#options.onFrame(frame);
		};
		socket.onclose = ({ code, reason }) => this.#lost(code, reason);
		this.#watch();
	}

	/** Lets go of the socket for good. */
	stop(): void {
		this.#drop();
	}

	/** Sends a frame if the connection is open; whether it did. */
	send(frame: ClientFrame): boolean {
		if (this.#status.kind !== "open" || !this.#socket) return false;
		this.#socket.send(JSON.stringify(frame));
		return true;
	}

	/** For when the network or the page comes back: does not wait out a wait, and does not trust a socket that was asleep. */
	wake(): void {
		const { kind } = this.#status;
		const isSilent = this.#options.clock.now() - this.#heardAt > PING_EVERY_MS;
		// One that is opening for so long may have begun in another network.
		if (kind === "waiting" || (kind !== "refused" && isSilent)) this.connect();
	}

	/** For when the browser says that the network is gone, which it may be wrong about: what answers at once stays. */
	doubt(): void {
		if (this.#status.kind !== "open") return;
		this.#cancelTimer();
		this.#askedAt = undefined;
		this.#ping();
		this.#watch(DOUBTED_MS, DOUBTED_MS);
	}

	#heard(): void {
		this.#heardAt = this.#options.clock.now();
		this.#askedAt = undefined;
	}

	#ping(): void {
		if (this.#status.kind !== "open") return;
		this.#socket?.send("ping");
		this.#askedAt ??= this.#options.clock.now();
	}

	/** Silence alone proves nothing: in a tab that nobody sees, the timer may come a minute late. */
	#watch(waitMs = PING_EVERY_MS, deadAfterMs = DEAD_AFTER_MS): void {
		const { clock } = this.#options;
		this.#cancelTimer = clock.after(waitMs, () => {
			if (this.#askedAt !== undefined && clock.now() - this.#askedAt >= deadAfterMs) {
				this.#lost(1006, "");
				return;
			}
			this.#ping();
			this.#watch();
		});
	}

	#lost(code: number, reason: string): void {
		this.#drop();
		if (isFinalClose(code)) {
			this.#setStatus({ kind: "refused", code, reason });
			return;
		}
		const { clock, random } = this.#options;
		if (this.#openedAt > 0 && clock.now() - this.#openedAt >= STABLE_MS) this.#tries = 0;
		this.#openedAt = 0;
		// Full jitter: after an outage everybody comes back, and must not do so at once.
		const wait = Math.ceil(random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#tries++));
		this.#setStatus({ kind: "waiting", until: clock.now() + wait });
		this.#cancelTimer = clock.after(wait, () => this.connect());
	}

	#drop(): void {
		this.#cancelTimer();
		const socket = this.#socket;
		this.#socket = undefined;
		if (!socket) return;
		socket.onopen = socket.onmessage = socket.onclose = null;
		socket.close();
	}

	#setStatus(status: Status): void {
		this.#status = status;
		this.#options.onStatus(status);
	}
}
