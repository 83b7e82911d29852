/**
 * A command is a message that is pending. This file reads "/name=args", stores the pending message together with its
 * wait, has it delivered, and turns the answer, or the want of one, into the message's one final state. It knows no
 * command by name.
 */

import type { Answer, AnswerResult } from "../protocol/jobs.ts";
import { COMMAND_NAME_MAX_CHARS } from "../protocol/limits.ts";
import type { Message, User } from "../protocol/message.ts";
import type { Asked, Delivery } from "./delivery.ts";
import type { History } from "./history.ts";
import type { Outbox } from "./outbox.ts";

/** What a text is: words to post, or a command to ask. */
export type Spoken = { kind: "text"; text: string } | { kind: "command"; name: string; args: string };

// Whatever follows the name must be "=" or white space, so that a path such as /etc/hosts is text.
const COMMAND = new RegExp(`^/([a-z][a-z0-9-]{0,${COMMAND_NAME_MAX_CHARS - 1}})(?:[=\\s]([\\s\\S]*))?$`);

/** Reads what somebody typed: "/name=args", "/name args" or "/name"; "//text" says "/text". */
export function parseSpoken(text: string): Spoken {
	if (text.startsWith("//")) return { kind: "text", text: text.slice(1) };
	const [, name, args] = COMMAND.exec(text) ?? [];
	return name === undefined ? { kind: "text", text } : { kind: "command", name, args: (args ?? "").trim() };
}

/** What the commands of a room need of it. */
export interface CommandsContext {
	readonly history: History;
	readonly outbox: Outbox;
	readonly delivery: Delivery;
	/** Shows a message that was stored or changed. */
	readonly publish: (message: Message) => void;
	readonly now: () => number;
}

export class Commands {
	readonly #context: CommandsContext;

	constructor(context: CommandsContext) {
		this.#context = context;
	}

	/** Posts the pending message of a command that was not asked before, and sends its job on its way. Returns the message's id. */
	ask(asked: { sender: User; clientId: string; name: string; args: string }): number {
		const { history, delivery, publish, now } = this.#context;
		const { sender, clientId, name, args } = asked;
		const message = history.atomically(() => {
			const posted = history.append({ sender, clientId, text: typed(name, args), command: { name, args } }, now());
			if (!posted) throw new Error("asked again what was asked before");
			delivery.wait(posted.id, 1);
			return posted;
		});
		publish(message);
		delivery.dispatch(message.id);
		return message.id;
	}

	/** Asks a failed command again, for the person who asked it. A command that waits or has its answer is left alone. */
	retry(id: number, person: User): "done" | "no_message" | "not_yours" {
		const { history, delivery, publish } = this.#context;
		const message = history.reader.find(id);
		if (!message?.command || message.text === null) return "no_message";
		const { by, status, name, args } = message.command;
		if (by.id !== person.id) return "not_yours";
		if (status !== "failed") return "done";
		const attempt = history.attemptOf(id) + 1;
		const changed = history.atomically(() => {
			delivery.wait(id, attempt);
			return history.change(id, { status: "pending", text: typed(name, args), attempt });
		});
		if (!changed) return "no_message";
		publish(changed);
		delivery.dispatch(id);
		return "done";
	}

	/**
	 * Takes a bot's answer, once. A message that has its final state keeps it ("late"). A failure of an attempt that a
	 * person has retried since says nothing about the present one ("late"); a success of it is as good as any.
	 */
	answer(id: number, answer: Answer, attempt?: number): AnswerResult {
		const { history, outbox } = this.#context;
		const message = history.reader.find(id);
		if (!message?.command) return "unknown";
		const waiting = outbox.find(id);
		if (!waiting || (!answer.ok && attempt !== undefined && attempt < waiting.attempt)) return "late";
		this.#end(id, answer);
		return "taken";
	}

	/** What the message of a command asks. */
	asked({ command, at }: Message): Asked | undefined {
		if (!command) return undefined;
		const { name, args, by } = command;
		return { command: { name, args, by }, at };
	}

	/** Ends a command that nobody answered. */
	giveUp(id: number, name: string): void {
		this.#end(id, noAnswer(name));
	}

	#end(id: number, answer: Answer): void {
		const { history, delivery, publish } = this.#context;
		const changed = history.atomically(() => {
			delivery.end(id);
			return answer.ok
				? history.change(id, { status: "answered", text: answer.text, ...(answer.card ? { card: answer.card } : {}) })
				: history.change(id, { status: "failed", text: answer.text, code: answer.code });
		});
		if (changed) publish(changed);
	}
}

/** The text of a command that has no answer yet. */
function typed(name: string, args: string): string {
	return args === "" ? `/${name}` : `/${name} ${args}`;
}

function noAnswer(name: string): Answer {
	return { ok: false, code: "gave_up", text: `No answer came for /${name}.`, retryable: true };
}
