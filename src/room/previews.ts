/**
 * What a link leads to, as a card under the message. A bot looks it up like any command, so that neither the room nor
 * anybody's browser asks the other site; a link that nothing is found out about stays as it is, and nobody hears of it.
 */
import type { Answer, AnswerResult } from "../protocol/jobs.ts";
import { splitLinks } from "../protocol/links.ts";
import type { Message } from "../protocol/message.ts";
import type { Asked, Delivery } from "./delivery.ts";
import type { History } from "./history.ts";
import type { Outbox } from "./outbox.ts";

/** What previews need of their room. */
export interface PreviewsContext {
	/** The command of the bot that looks links up; undefined where the operator wants none looked up. */
	readonly command: string | undefined;
	readonly history: History;
	readonly outbox: Outbox;
	readonly delivery: Delivery;
	/** Shows a message that was changed. */
	readonly publish: (message: Message) => void;
}

export class Previews {
	readonly #context: PreviewsContext;

	constructor(context: PreviewsContext) {
		this.#context = context;
	}

	/** Has the first link of a message looked up that was posted, or that an edit gave another one. */
	ask(message: Message): void {
		const { command, history, delivery } = this.#context;
		if (command === undefined || firstLink(message.text) === undefined) return;
		history.atomically(() => delivery.wait(message.id, history.countAttempt(message.id)));
		delivery.dispatch(message.id);
	}

	/** What a message asks whose link is being looked up. */
	asked({ text, author, at }: Message): Asked | undefined {
		const { command } = this.#context;
		const args = firstLink(text);
		return command === undefined || args === undefined ? undefined : { command: { name: command, args, by: author }, at };
	}

	/** Takes what was found out. An answer about a link that was edited away is `late`. */
	answer(id: number, answer: Answer, attempt?: number): AnswerResult {
		const { history, outbox, delivery, publish } = this.#context;
		const waiting = outbox.find(id);
		if (!waiting) return "unknown";
		if (attempt !== undefined && attempt !== waiting.attempt) return "late";
		const changed = history.atomically(() => {
			delivery.end(id);
			return answer.ok && answer.card ? history.attach(id, answer.card) : undefined;
		});
		if (changed) publish(changed);
		return "taken";
	}
}

/** The link that a message is shown with: the first that leads to a page. */
export function firstLink(text: string | null): string | undefined {
	for (const piece of splitLinks(text ?? "")) if (piece.kind === "link" && /^https?:/.test(piece.url)) return piece.url;
	return undefined;
}
