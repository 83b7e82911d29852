/** What one WebSocket into a room brought, read like a conversation: what came is kept, what should come is waited for. */
import { parseServerFrame, type ServerFrame, type Welcome } from "../../src/protocol/frames.ts";
import type { Message } from "../../src/protocol/message.ts";

export type FrameOf<Type extends ServerFrame["type"]> = Extract<ServerFrame, { type: Type }>;
export type AnswerFrame = FrameOf<"ok"> | FrameOf<"error">;

/** The part of a WebSocket that Node's and the runtime's have in common. */
export interface TestSocket {
	send(data: string | ArrayBuffer): void;
	close(code?: number, reason?: string): void;
	addEventListener(type: "message", listener: (event: { data: unknown }) => void): void;
	addEventListener(type: "close", listener: (event: { code: number; reason: string }) => void): void;
}

/** Ids of requests are told apart across connections, since one person may have several. */
let asked = 0;

export class Transcript {
	readonly socket: TestSocket;
	/** Every frame so far, in the order of arrival. */
	readonly frames: ServerFrame[] = [];
	/** What came that is no frame: "pong". */
	readonly others: string[] = [];
	closed: { code: number; reason: string } | undefined;
	readonly #who: string;
	readonly #waitMs: number;
	readonly #checks = new Set<() => void>();

	/** `waitMs`: how long it waits for a thing unless told otherwise. */
	constructor(socket: TestSocket, who: string, waitMs: number) {
		this.socket = socket;
		this.#who = who;
		this.#waitMs = waitMs;
		socket.addEventListener("message", ({ data }) => {
			const frame = parseServerFrame(data);
			if (frame) this.hear(frame);
			else this.others.push(String(data));
			this.#check();
		});
		socket.addEventListener("close", ({ code, reason }) => {
			this.closed = { code, reason };
			this.#check();
		});
	}

	/** Takes a frame down. */
	protected hear(frame: ServerFrame): void {
		this.frames.push(frame);
	}

	/** Waits until something holds; looks whenever anything arrives. Fails with what was waited for. */
	until<T>(what: string, find: () => T | undefined | false, ms = this.#waitMs): Promise<T> {
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

	/** Every copy of every message that a `messages` frame brought, in the order of arrival. */
	get heard(): Message[] {
		return this.all("messages").flatMap(({ messages }) => messages);
	}

	/** The same with what the welcome brought. */
	get shown(): Message[] {
		return this.frames.flatMap((frame) => (frame.type === "messages" || frame.type === "welcome" ? frame.messages : []));
	}

	send(data: string | ArrayBuffer | object): void {
		this.socket.send(typeof data === "string" || data instanceof ArrayBuffer ? data : JSON.stringify(data));
	}

	/** Sends a request, under a new id if it has none, and waits for its one answer. */
	ask(frame: { id?: string; [field: string]: unknown }): Promise<AnswerFrame> {
		const id = frame.id ?? `${this.#who}-${++asked}`;
		this.send({ ...frame, id });
		return this.answerTo(id);
	}

	answersTo(id: string): AnswerFrame[] {
		return this.frames.filter((frame): frame is AnswerFrame => (frame.type === "ok" || frame.type === "error") && frame.id === id);
	}

	answerTo(id: string): Promise<AnswerFrame> {
		return this.until(`the answer to ${id}`, () => this.answersTo(id)[0]);
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
