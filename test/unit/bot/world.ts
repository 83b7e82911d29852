/// <reference types="@cloudflare/vitest-plugin/types" />
/** A bot between fake queues and fake rooms, and commands that end in every way that a command can. */
import { createExecutionContext, createMessageBatch, getQueueResult, waitOnExecutionContext } from "cloudflare:test";
import { expect } from "vitest";
import { answered, type Command, defineCommand, refused } from "../../../bot/command.ts";
import { type BotEnv, createConsumer } from "../../../bot/consumer.ts";
import type { Answer, AnswerResult, CommandInfo } from "../../../src/protocol/jobs.ts";
import { NOW } from "./fixtures.ts";

export const QUEUE = "chattorum-commands";
export const DEAD = "chattorum-commands-dead";

export const info = { usage: "/x", about: "For tests" };
export const COMMANDS: Command[] = [
	defineCommand({ name: "echo", ...info, run: async (args) => answered({ text: args }) }),
	defineCommand({ name: "picky", ...info, run: async () => refused("bad_args", "Not so.") }),
	defineCommand({ name: "later", ...info, run: async () => ({ kind: "later", code: "unavailable" }) }),
	defineCommand({ name: "limited", ...info, run: async (args) => ({ kind: "later", code: "rate_limited", retryAfterS: Number(args) }) }),
	defineCommand({ name: "broken", ...info, run: async () => Promise.reject(new Error("inner workings")) }),
	defineCommand({
		name: "breaks",
		...info,
		run: () => {
			throw new Error("inner workings");
		},
	}),
	defineCommand({ name: "endless", ...info, run: async () => answered({ text: "x".repeat(5000) }) }),
];

/** The other Workers, as far as the bot sees them. Each can be made to fail by replacing what it does. */
export function setUp(commands: readonly Command[] = COMMANDS) {
	const answers: { room: string; message: number; answer: Answer; attempt: number | undefined }[] = [];
	const announced: { directory: string; bot: string; commands: CommandInfo[] }[] = [];
	const buried: unknown[] = [];
	const world = {
		room: async (): Promise<AnswerResult> => "taken",
		directory: async (): Promise<void> => undefined,
		deadLetters: async (): Promise<void> => undefined,
	};
	const env: BotEnv = {
		ROOMS: {
			getByName: (room) => ({
				async answer(message, answer, attempt) {
					answers.push({ room, message, answer, attempt });
					return world.room();
				},
			}),
		},
		DIRECTORY: {
			getByName: (directory) => ({
				async announce(bot, commands) {
					announced.push({ directory, bot, commands });
					return world.directory();
				},
			}),
		},
		DEAD_LETTERS: {
			async send(body) {
				buried.push(body);
				return world.deadLetters();
			},
		},
	};
	const consume = createConsumer(commands, { fetch: () => Promise.reject(new Error("no network")), now: () => NOW });

	/** Delivers bodies as one batch, and tells by their place in it which were acked and which are to come again. */
	async function deliver(queue: string, bodies: unknown[], handler = consume) {
		const batch = createMessageBatch(
			queue,
			bodies.map((body, i) => ({ id: `m${i}`, timestamp: new Date(NOW), attempts: 1, body })),
		);
		const ctx = createExecutionContext();
		await handler(batch, env, ctx);
		await waitOnExecutionContext(ctx);
		const { explicitAcks, retryMessages, outcome } = await getQueueResult(batch, ctx);
		expect(outcome).toBe("ok");
		return { acked: explicitAcks.toSorted(), retried: retryMessages.map(({ msgId }) => msgId).toSorted() };
	}

	/** Delivers one body for the nth time to the queue, and tells the delay of its next delivery. */
	async function delayAfter(queue: string, attempts: number, body: unknown): Promise<number | undefined> {
		const calls: (QueueRetryOptions | undefined)[] = [];
		const message: Message = {
			id: "m",
			timestamp: new Date(NOW),
			attempts,
			body,
			ack: () => expect.unreachable("it is not done"),
			retry: (options) => void calls.push(options),
		};
		const batch: MessageBatch = { ...createMessageBatch(queue, []), queue, messages: [message] };
		const ctx = createExecutionContext();
		await consume(batch, env, ctx);
		await waitOnExecutionContext(ctx);
		expect(calls).toHaveLength(1);
		return calls[0]?.delaySeconds;
	}

	return { env, answers, announced, buried, world, deliver, delayAfter };
}

export const by = { id: "ada", name: "Ada", kind: "account" } as const;
export const job = (name: string, args = "", message = 7, attempt = 1) => ({
	v: 1,
	room: "lobby",
	message,
	attempt,
	command: { name, args, by },
	at: NOW,
});
export const rollCall = { v: 1, rollCall: true };
