/**
 * Takes jobs off the queues: parse, run the command, give the room its answer, then ack or retry, each message by itself.
 * `index.ts` connects it to the real clock, network and commands.
 */
import type { Answer, AnswerResult, Job } from "../src/protocol/jobs.ts";
import { parseQueueBody } from "../src/protocol/jobs.ts";
import { Announcer, type DirectoryNamespace } from "./announcer.ts";
import { type Command, type CommandContext, describeError, type Fetch, runCommand } from "./command.ts";
import { clipLine } from "./text.ts";

/** Seconds before the second, third, ... delivery of a job. The last one stands for all that follow. */
const RETRY_DELAYS_S = [2, 4, 8, 16, 32] as const;
/** A provider may ask for a longer wait than that, but a person waits too. */
const RETRY_AFTER_MAX_S = 300;
/** Characters of a command's arguments that a failure repeats. */
const ARGS_SHOWN_CHARS = 80;

/** What the consumer needs of the Worker's bindings. */
export interface BotEnv {
	readonly ROOMS: {
		getByName(name: string): { answer(message: number, answer: Answer, attempt?: number): Promise<AnswerResult> };
	};
	readonly DIRECTORY: DirectoryNamespace;
	readonly DEAD_LETTERS: { send(body: unknown): Promise<unknown> };
}

export type Consumer = (batch: MessageBatch, env: BotEnv, ctx: Pick<ExecutionContext, "waitUntil">) => Promise<void>;

/** A queue handler that settles every message of a batch by itself, and never throws. */
export function createConsumer(commands: readonly Command[], world: { fetch: Fetch; now: () => number }): Consumer {
	const announcer = new Announcer(commands);

	return async (batch, env, ctx) => {
		const context: CommandContext = { env, ...world };
		const isDead = batch.queue.endsWith("-dead");
		const deliveries = batch.messages.map((message) => ({ message, body: parseQueueBody(message.body) }));

		const isCalled = deliveries.some(({ body }) => body && "rollCall" in body);
		if (isCalled || announcer.isDue) ctx.waitUntil(announcer.announce(env.DIRECTORY));

		const settle = async ({ message, body }: (typeof deliveries)[number]) => {
			try {
				if (!body) await (isDead ? dropUnreadable(message) : buryUnreadable(message, env));
				else if ("rollCall" in body) message.ack();
				else if (isDead) await giveUp(message, body, env);
				else await serve(message, body, commands, env, context);
			} catch (error) {
				console.error({ event: "delivery_failed", id: message.id, queue: batch.queue, error: describeError(error) });
				// The dead letter queue has one long delay of its own, in wrangler.toml.
				if (isDead) message.retry();
				else message.retry({ delaySeconds: retryDelayS(message.attempts) });
			}
		};
		await Promise.all(deliveries.map(settle));
	};
}

async function serve(message: Message, job: Job, commands: readonly Command[], env: BotEnv, context: CommandContext): Promise<void> {
	const outcome = await runCommand(commands, job, context);
	if (outcome.kind === "later") {
		message.retry({ delaySeconds: retryDelayS(message.attempts, outcome.retryAfterS) });
		return;
	}
	// "late" and "unknown" end the job as well: the room has no more use for an answer.
	await env.ROOMS.getByName(job.room).answer(job.message, outcome.answer, job.attempt);
	message.ack();
}

async function giveUp(message: Message, job: Job, env: BotEnv): Promise<void> {
	const asked = `/${job.command.name} ${clipLine(job.command.args, ARGS_SHOWN_CHARS)}`.trim();
	const text = `No answer could be had for ${asked}. Try again later.`;
	await env.ROOMS.getByName(job.room).answer(job.message, { ok: false, code: "gave_up", text, retryable: true }, job.attempt);
	message.ack();
}

/** Moves a body that is no job to the dead letter queue at once: delivering it again could not make it readable. */
async function buryUnreadable(message: Message, env: BotEnv): Promise<void> {
	console.error({ event: "unreadable_job", id: message.id, reason: "neither a job nor a roll call", moved: true });
	await env.DEAD_LETTERS.send(message.body);
	message.ack();
}

/** The end of a body that is no job: there is no room to tell. */
async function dropUnreadable(message: Message): Promise<void> {
	console.error({ event: "unreadable_job", id: message.id, reason: "neither a job nor a roll call", moved: false });
	message.ack();
}

/** Seconds until a job is delivered again: grows with the deliveries it had, and is no shorter than a provider asked for. */
export function retryDelayS(attempts: number, retryAfterS = 0): number {
	const step = Math.min(Math.max(attempts, 1), RETRY_DELAYS_S.length) - 1;
	return Math.max(RETRY_DELAYS_S[step] ?? 0, Math.min(Math.ceil(retryAfterS), RETRY_AFTER_MAX_S));
}
