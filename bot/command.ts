/**
 * What a command is, and how a run of it can end. The consumer calls `runCommand`; each file in `commands/` makes one
 * command with `defineCommand`.
 */
import * as v from "valibot";
import { type Answer, AnswerSchema, type CommandInfo, CommandInfoSchema, type Job } from "../src/protocol/jobs.ts";

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What a command may use of the world. One is made for each batch, so two runs that share it can share their work. */
export interface CommandContext {
	/** The Worker's settings and secrets. A command parses those that it knows. */
	readonly env: object;
	readonly fetch: Fetch;
	/** Unix milliseconds. */
	readonly now: () => number;
}

/**
 * The end of a run. `answer` is final: asking again would not change it. `later` is for what may well work in a while:
 * the queue delivers the job again, after `retryAfterS` at the earliest, and nobody in the room sees the failure.
 */
export type CommandOutcome =
	| { readonly kind: "answer"; readonly answer: Answer }
	| { readonly kind: "later"; readonly code: "rate_limited" | "unavailable"; readonly retryAfterS?: number };

export interface Command extends CommandInfo {
	/** Whether rooms ask it by themselves, so that it is not announced to people. */
	readonly isHidden?: true;
	/** Gets what was typed after "/name=". What it throws is logged, counts as `unavailable`, and is never shown. */
	run(args: string, context: CommandContext): Promise<CommandOutcome>;
}

/** A command, or an exception at start-up if no directory would take its name, usage or description. */
export function defineCommand(command: Command): Command {
	v.assert(CommandInfoSchema, infoOf(command));
	return command;
}

/** The part of a command that is announced. */
export function infoOf({ name, usage, about, examples }: Command): CommandInfo {
	return { name, usage, about, ...(examples ? { examples } : {}) };
}

/** A final answer that worked. */
export function answered(answer: Omit<Extract<Answer, { ok: true }>, "ok">): CommandOutcome {
	return { kind: "answer", answer: { ok: true, ...answer } };
}

/** A final refusal, which asking again in the same words cannot turn. */
export function refused(code: "bad_args" | "not_found" | "unknown_command", text: string): CommandOutcome {
	return { kind: "answer", answer: { ok: false, code, text, retryable: false } };
}

/** Runs the command that a job names. Never throws, and an answer that it gives is one that a room accepts. */
export async function runCommand(commands: readonly Command[], job: Job, context: CommandContext): Promise<CommandOutcome> {
	const { name, args } = job.command;
	const command = commands.find((command) => command.name === name);
	if (!command) return refused("unknown_command", `No bot here knows /${name}.`);
	try {
		const outcome = await command.run(args, context);
		if (outcome.kind === "answer") v.assert(AnswerSchema, outcome.answer);
		return outcome;
	} catch (error) {
		console.error({ event: "command_threw", command: name, error: describeError(error) });
		return { kind: "later", code: "unavailable" };
	}
}

/** An error for the log, with its stack. */
export function describeError(error: unknown): string {
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
