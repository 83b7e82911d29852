/**
 * A command is a message that is pending. This file reads "/name=args", stores the pending message together with its
 * row in the outbox, puts the job onto the queue, sends it again while no answer comes, and turns the answer, or the
 * want of one, into the message's one final state. It knows no command by name.
 */

import type { Answer, AnswerResult, Job } from "../protocol/jobs.ts";
import { COMMAND_DEADLINE_MS, COMMAND_NAME_MAX_CHARS, COMMAND_RESEND_MS, QUEUE_RETRY_MS } from "../protocol/limits.ts";
import type { Message, User } from "../protocol/message.ts";
import type { History } from "./history.ts";
import type { Outbox, Waiting } from "./outbox.ts";

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
	readonly room: string;
	readonly storage: DurableObjectStorage;
	readonly history: History;
	readonly outbox: Outbox;
	/** Puts a job onto the queue of its command. */
	readonly sendJob: (job: Job) => Promise<unknown>;
	/** Shows a message that was stored or changed. */
	readonly publish: (message: Message) => void;
	readonly waitUntil: (promise: Promise<unknown>) => void;
	readonly now: () => number;
	/** When the room's one alarm must go off for something else than commands. */
	readonly otherDue?: () => number | undefined;
}

export class Commands {
	readonly #context: CommandsContext;

	constructor(context: CommandsContext) {
		this.#context = context;
	}

	/** Posts the pending message of a command that was not asked before, and sends its job on its way. Returns the message's id. */
	ask(asked: { sender: User; clientId: string; name: string; args: string }): number {
		const { history, publish, now } = this.#context;
		const { sender, clientId, name, args } = asked;
		const message = history.atomically(() => {
			const posted = history.append({ sender, clientId, text: typed(name, args), command: { name, args } }, now());
			if (!posted) throw new Error("asked again what was asked before");
			this.#wait(posted.id, 1);
			return posted;
		});
		publish(message);
		this.#dispatch(message, 1);
		return message.id;
	}

	/** Asks a failed command again, for the person who asked it. A command that waits or has its answer is left alone. */
	retry(id: number, person: User): "done" | "no_message" | "not_yours" {
		const { history, publish } = this.#context;
		const message = history.reader.find(id);
		if (!message?.command || message.text === null) return "no_message";
		const { by, status, name, args } = message.command;
		if (by.id !== person.id) return "not_yours";
		if (status !== "failed") return "done";
		const attempt = history.attemptOf(id) + 1;
		const changed = history.atomically(() => {
			this.#wait(id, attempt);
			return history.change(id, { status: "pending", text: typed(name, args), attempt });
		});
		if (!changed) return "no_message";
		publish(changed);
		this.#dispatch(changed, attempt);
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

	/** For the alarm: gives up what is past its deadline and sends the rest of what is due again. */
	async resend(): Promise<void> {
		const { history, outbox, now } = this.#context;
		const sends: Promise<void>[] = [];
		for (const waiting of outbox.due(now())) {
			const message = history.reader.find(waiting.message);
			if (!message?.command) outbox.remove(waiting.message);
			else if (waiting.deadline_at <= now()) this.#end(message.id, noAnswer(message.command.name));
			else sends.push(this.#send(message, waiting));
		}
		await Promise.all(sends);
		await this.setAlarm();
	}

	#wait(message: number, attempt: number): void {
		const now = this.#context.now();
		const due_at = now + COMMAND_RESEND_MS;
		this.#context.outbox.put({ message, attempt, sends: 0, due_at, deadline_at: now + COMMAND_DEADLINE_MS });
	}

	#dispatch(message: Message, attempt: number): void {
		const { outbox, waitUntil } = this.#context;
		const waiting = outbox.find(message.id);
		// The alarm is set whether or not the queue takes the job: it is what remembers the command if all else fails.
		waitUntil(this.setAlarm());
		if (waiting?.attempt === attempt) waitUntil(this.#send(message, waiting).then(() => this.setAlarm()));
	}

	async #send(message: Message, waiting: Waiting): Promise<void> {
		const { room, sendJob, outbox, now } = this.#context;
		if (!message.command) return;
		const { name, args, by } = message.command;
		let wait = COMMAND_RESEND_MS;
		try {
			await sendJob({ v: 1, room, message: message.id, attempt: waiting.attempt, command: { name, args, by }, at: message.at });
		} catch (error) {
			console.warn("room: the queue did not take a command; the alarm tries again", error);
			wait = QUEUE_RETRY_MS;
		}
		// The answer may have come meanwhile, or a retry have taken this row's place.
		if (outbox.find(message.id)?.attempt !== waiting.attempt) return;
		outbox.put({ ...waiting, sends: waiting.sends + 1, due_at: now() + wait * 2 ** waiting.sends });
	}

	#end(id: number, answer: Answer): void {
		const { history, outbox, publish, waitUntil } = this.#context;
		const changed = history.atomically(() => {
			outbox.remove(id);
			return answer.ok
				? history.change(id, { status: "answered", text: answer.text, ...(answer.card ? { card: answer.card } : {}) })
				: history.change(id, { status: "failed", text: answer.text, code: answer.code });
		});
		if (changed) publish(changed);
		waitUntil(this.setAlarm());
	}

	/** One alarm for all: at the earliest that is due, and none where nothing waits. */
	async setAlarm(): Promise<void> {
		const { storage, outbox, otherDue } = this.#context;
		const due = Math.min(outbox.nextDue() ?? Number.POSITIVE_INFINITY, otherDue?.() ?? Number.POSITIVE_INFINITY);
		if (due === Number.POSITIVE_INFINITY) await storage.deleteAlarm();
		else if ((await storage.getAlarm()) !== due) await storage.setAlarm(due);
	}
}

/** The text of a command that has no answer yet. */
function typed(name: string, args: string): string {
	return args === "" ? `/${name}` : `/${name} ${args}`;
}

function noAnswer(name: string): Answer {
	return { ok: false, code: "gave_up", text: `No answer came for /${name}.`, retryable: true };
}
