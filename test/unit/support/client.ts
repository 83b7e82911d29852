/** One WebSocket into a room of this runtime. */
import type { Message } from "../../../src/protocol/message.ts";
import { Transcript } from "../../support/transcript.ts";

const WAIT_MS = 5_000;

export class Client extends Transcript {
	constructor(response: Response, who: string) {
		const socket = response.webSocket;
		if (!socket) throw new Error(`${who} got ${response.status} in the place of a socket`);
		super(socket, who, WAIT_MS);
		socket.accept();
	}

	get texts(): (string | null)[] {
		return this.heard.map(({ text }) => text);
	}

	/** Waits for a message, or a copy of one, that comes after the welcome. */
	message(what: string, such: (message: Message) => boolean): Promise<Message> {
		return this.until(what, () => this.heard.find(such));
	}

	/** Waits until the room has handled all that this client sent before. */
	async settle(): Promise<void> {
		// A request that changes nothing and counts against no limit: a reply to a message that cannot be.
		await this.ask({ type: "send", text: "settled?", replyTo: Number.MAX_SAFE_INTEGER });
	}
}
