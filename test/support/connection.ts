/** A scripted person's real WebSocket to a real server. */
import type { ServerFrame } from "../../src/protocol/frames.ts";
import type { Message } from "../../src/protocol/message.ts";
import { Transcript } from "./transcript.ts";

const WAIT_MS = 20_000;

export class Connection extends Transcript {
	/** Whether it says how far it has read when it is asked, as every client should. */
	confirms = true;

	constructor(url: string, token: string, who: string) {
		// Node's WebSocket takes headers, unlike a browser's.
		super(Reflect.construct(WebSocket, [url, { headers: { Authorization: `Bearer ${token}` } }]), who, WAIT_MS);
	}

	/** Waits for a message, whether the welcome or a later frame brings it. */
	message(what: string, such: (message: Message) => boolean, ms?: number): Promise<Message> {
		return this.until(what, () => this.shown.find(such), ms);
	}

	protected override hear(frame: ServerFrame): void {
		super.hear(frame);
		if (frame.type === "sync" && this.confirms) this.send({ type: "confirm", rev: frame.rev });
	}
}
