/** Which queue a command goes onto. */
import type { Job, RollCall } from "../protocol/jobs.ts";

/**
 * Puts a job onto the queue of its command: the one bound as COMMANDS_ and the command's name in capitals, where the
 * operator has bound one for a bot of its own, else the common one. Rejects if the queue does not take it.
 */
export async function sendJob(env: Env, job: Job): Promise<void> {
	const own = queues(env).get(`COMMANDS_${job.command.name.toUpperCase().replaceAll("-", "_")}`);
	await (own ?? env.COMMANDS).send(job);
}

/** Asks every bot to announce its commands. */
export async function sendRollCall(env: Env): Promise<void> {
	const call: RollCall = { v: 1, rollCall: true };
	await Promise.all([...queues(env).values()].map((queue) => queue.send(call)));
}

function queues(env: Env): Map<string, Queue> {
	const found = new Map<string, Queue>();
	for (const [name, binding] of Object.entries(env)) {
		if (/^COMMANDS(_|$)/.test(name) && isQueue(binding)) found.set(name, binding);
	}
	return found;
}

function isQueue(binding: unknown): binding is Queue {
	return typeof binding === "object" && binding !== null && "send" in binding && "sendBatch" in binding;
}
