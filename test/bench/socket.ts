/**
 * A WebSocket client for load. It reads frames as bytes into one buffer that all sockets share, so that on a small
 * machine the generator takes as little as possible of what is measured. A client's frames are masked with zeros,
 * which the protocol allows and which leaves the payload as it is.
 */
import { connect, type Socket } from "node:net";
import { constants, inflateRawSync } from "node:zlib";

const READ_BYTES = 256 * 1024;
const WINDOW_BYTES = 32 * 1024;
const CONNECT_WITHIN_MS = 20_000;
const shared = Buffer.allocUnsafe(READ_BYTES);
const DEFLATE_TAIL = Buffer.from([0, 0, 0xff, 0xff]);

export interface LoadOptions {
	headers?: Record<string, string>;
	/** Offers permessage-deflate, as every browser does. */
	compression?: boolean;
}

/** Takes a text frame; the bytes are good until it returns. */
export type OnText = (payload: Buffer, socket: LoadSocket) => void;

export class LoadSocket {
	readonly #onText: OnText;
	onClose: (code: number) => void = () => {};
	readonly #socket: Socket;
	#head: Buffer | undefined = Buffer.alloc(0);
	#rest: Buffer = Buffer.alloc(0);
	#dictionary: Buffer = Buffer.alloc(0);
	#closeCode = 1006;
	#ready: () => void = () => {};
	#failed: (error: Error) => void = () => {};

	private constructor(url: URL, onText: OnText, { headers = {}, compression = false }: LoadOptions) {
		this.#onText = onText;
		this.#socket = connect({
			host: url.hostname,
			port: Number(url.port),
			noDelay: true,
			onread: {
				buffer: shared,
				callback: (bytes: number, buffer: Uint8Array) => {
					this.#read(Buffer.from(buffer.buffer, buffer.byteOffset, bytes));
					return true;
				},
			},
		});
		const lines = [
			`GET ${url.pathname}${url.search} HTTP/1.1`,
			`Host: ${url.host}`,
			"Upgrade: websocket",
			"Connection: Upgrade",
			"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
			"Sec-WebSocket-Version: 13",
			...(compression ? ["Sec-WebSocket-Extensions: permessage-deflate"] : []),
			...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
		];
		this.#socket.write(`${lines.join("\r\n")}\r\n\r\n`);
		this.#socket.on("error", (error) => this.#failed(error));
		this.#socket.on("close", () => {
			this.#failed(new Error("the connection closed"));
			this.onClose(this.#closeCode);
		});
	}

	/** Opens a connection; `onText` hears every frame from the first on. */
	static open(url: string, onText: OnText, options: LoadOptions = {}): Promise<LoadSocket> {
		const socket = new LoadSocket(new URL(url), onText, options);
		return new Promise((resolve, reject) => {
			const timer = setTimeout(() => socket.#failed(new Error(`no upgrade within ${CONNECT_WITHIN_MS} ms`)), CONNECT_WITHIN_MS);
			socket.#ready = () => {
				clearTimeout(timer);
				resolve(socket);
			};
			socket.#failed = (error) => {
				clearTimeout(timer);
				reject(error);
			};
		});
	}

	send(text: string): void {
		this.#frame(0x81, Buffer.from(text));
	}

	/** Stops and goes on reading: meanwhile the bytes pile up on the way. */
	pause(): void {
		this.#socket.pause();
	}

	resume(): void {
		this.#socket.resume();
	}

	close(): void {
		this.#socket.destroy();
	}

	#frame(opcode: number, payload: Buffer): void {
		const isShort = payload.length < 126;
		const head = Buffer.alloc(isShort ? 6 : 8);
		head[0] = opcode;
		head[1] = 0x80 | (isShort ? payload.length : 126);
		if (!isShort) head.writeUInt16BE(payload.length, 2);
		this.#socket.write(Buffer.concat([head, payload]));
	}

	#read(chunk: Buffer): void {
		let data = chunk;
		if (this.#head) {
			this.#head = Buffer.concat([this.#head, chunk]);
			const end = this.#head.indexOf("\r\n\r\n");
			if (end < 0) return;
			const head = this.#head;
			this.#head = undefined;
			if (!head.subarray(0, end).toString().startsWith("HTTP/1.1 101")) {
				this.#failed(new Error(`no upgrade: ${head.subarray(0, end)}`));
				return;
			}
			this.#ready();
			data = head.subarray(end + 4);
		} else if (this.#rest.length > 0) data = Buffer.concat([this.#rest, chunk]);
		const used = this.#frames(data);
		this.#rest = used < data.length ? Buffer.from(data.subarray(used)) : Buffer.alloc(0);
	}

	/** Hands out the whole frames of some bytes; how many bytes they were. */
	#frames(data: Buffer): number {
		let at = 0;
		while (data.length - at >= 2) {
			const first = data[at] ?? 0;
			let length = (data[at + 1] ?? 0) & 0x7f;
			let start = at + 2;
			if (length === 126) {
				if (data.length - at < 4) break;
				length = data.readUInt16BE(at + 2);
				start = at + 4;
			} else if (length === 127) {
				if (data.length - at < 10) break;
				length = Number(data.readBigUInt64BE(at + 2));
				start = at + 10;
			}
			if (data.length - start < length) break;
			this.#take(first, data.subarray(start, start + length));
			at = start + length;
		}
		return at;
	}

	#take(first: number, payload: Buffer): void {
		switch (first & 0x0f) {
			case 1:
			case 2:
				this.#onText((first & 0x40) === 0 ? payload : this.#inflate(payload), this);
				break;
			case 8:
				this.#closeCode = payload.length >= 2 ? payload.readUInt16BE(0) : 1005;
				this.#frame(0x88, payload);
				this.#socket.end();
				break;
			case 9:
				this.#frame(0x8a, payload);
				break;
		}
	}

	#inflate(payload: Buffer): Buffer {
		const text = inflateRawSync(Buffer.concat([payload, DEFLATE_TAIL]), {
			finishFlush: constants.Z_SYNC_FLUSH,
			...(this.#dictionary.length === 0 ? {} : { dictionary: this.#dictionary }),
		});
		this.#dictionary = Buffer.concat([this.#dictionary, text]).subarray(-WINDOW_BYTES);
		return text;
	}
}
