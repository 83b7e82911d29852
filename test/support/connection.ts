/** One real WebSocket of a scripted person, read like a conversation: what came in is kept, what should come is waited for. */
import { parseServerFrame, type ServerFrame, type Welcome } from "../../src/protocol/frames.ts";
import type { Message } from "../../src/protocol/message.ts";

const WAIT_MS = 20_000;

type FrameOf<Type extends ServerFrame["type"]> = Extract<ServerFrame, { type: Type }>;

export class Connection {
	readonly socket: WebSocket;
	/** Every frame so far, in the order of arrival. */
	readonly frames: ServerFrame[] = [];
	/** What came that is no frame: "pong". */
	readonly others: string[] = [];
	/** Whether it says how far it has read when it is asked, as every client should. */
	confirms = true;
	closed: { code: number; reason: string } | undefined;
	readonly #who: string;
	readonly #checks = new Set<() => void>();
	#sent = 0;

	constructor(url: string, token: string, who: string) {
		this.#who = who;
		// Node's WebSocket takes headers, unlike a browser's.
		this.socket = Reflect.construct(WebSocket, [url, { headers: { Authorization: `Bearer ${token}` } }]);
		this.socket.addEventListener("message", ({ data }) => {
			const frame = parseServerFrame(data);
			if (frame) this.frames.push(frame);
			if (frame?.type === "sync" && this.confirms) this.send({ type: "confirm", rev: frame.rev });
			if (!frame) this.others.push(String(data));
			this.#check();
		});
		this.socket.addEventListener("close", ({ code, reason }) => {
			this.closed = { code, reason };
			this.#check();
		});
		this.socket.addEventListener("error", () => this.#check());
	}

	/** Waits until something holds; looks at it whenever anything arrives. Fails with what was waited for. */
	until<T>(what: string, find: () => T | undefined | false, ms = WAIT_MS): Promise<T> {
		return new Promise((resolve, reject) => {
			const check = () => {
				const found = find();
				if (found === undefined || found === false) return;
				clearTimeout(timer);
				this.#checks.delete(check);
				resolve(found);
			};
			const timer = setTimeout(() => {
				this.#checks.delete(check);
				const last = JSON.stringify(this.frames.slice(-3)).slice(0, 600);
				reject(new Error(`${this.#who} waited ${ms} ms for ${what}; closed: ${JSON.stringify(this.closed)}; last frames: ${last}`));
			}, ms);
			this.#checks.add(check);
			check();
		});
	}

	all<Type extends ServerFrame["type"]>(type: Type): FrameOf<Type>[] {
		return this.frames.filter((frame): frame is FrameOf<Type> => frame.type === type);
	}

	/** The first frame of a type that satisfies a condition, come or still to come. */
	next<Type extends ServerFrame["type"]>(type: Type, such: (frame: FrameOf<Type>) => boolean = () => true, what = `a ${type} frame`) {
		return this.until(what, () => this.all(type).find(such));
	}

	welcome(): Promise<Welcome> {
		return this.next("welcome");
	}

	closing(): Promise<{ code: number; reason: string }> {
		return this.until("the socket to close", () => this.closed);
	}

	/** Every copy of every message that was shown, in the order of arrival. */
	get shown(): Message[] {
		return this.frames.flatMap((frame) => (frame.type === "messages" || frame.type === "welcome" ? frame.messages : []));
	}

	/** Waits for a message that satisfies a condition. */
	message(what: string, such: (message: Message) => boolean, ms?: number): Promise<Message> {
		return this.until(what, () => this.shown.find(such), ms);
	}

	send(frame: unknown): void {
		this.socket.send(typeof frame === "string" ? frame : JSON.stringify(frame));
	}

	/** Sends a request frame under a new id and waits for its one answer. */
	async ask(frame: Record<string, unknown>): Promise<FrameOf<"ok"> | FrameOf<"error">> {
		const id = `${this.#who}-${++this.#sent}`;
		this.send({ id, ...frame });
		return this.answerTo(String(frame.id ?? id));
	}

	answerTo(id: string): Promise<FrameOf<"ok"> | FrameOf<"error">> {
		return this.until(`the answer to ${id}`, () =>
			this.frames.find(
				(frame): frame is FrameOf<"ok"> | FrameOf<"error"> => (frame.type === "ok" || frame.type === "error") && frame.id === id,
			),
		);
	}

	/** Says something; the id of the stored message. */
	async say(text: string): Promise<number> {
		const answer = await this.ask({ type: "send", text });
		if (answer.type === "error") throw new Error(`${this.#who} could not say ${text}: ${answer.code} ${answer.text}`);
		return answer.message ?? 0;
	}

	async close(): Promise<void> {
		this.socket.close(1000);
		await this.closing();
	}

	#check(): void {
		for (const check of [...this.#checks]) check();
	}
}
