/** Which queue a command goes onto, and what a bot may find on it. */
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { type Job, parseQueueBody } from "../../../src/protocol/jobs.ts";
import { sendJob, sendRollCall } from "../../../src/room/queue.ts";
import { recordingQueue } from "../support/queue.ts";
import { ANA } from "../support/room.ts";

const job = (name: string): Job => ({ v: 1, room: "lobby", message: 1, attempt: 1, command: { name, args: "", by: ANA }, at: 1 });

function makeEnv() {
	const queues = { COMMANDS: recordingQueue(), COMMANDS_WEATHER: recordingQueue(), COMMANDS_TOP_10: recordingQueue() };
	const others = { COMMANDS_NOTE: "no queue", OTHER: recordingQueue(), MY_COMMANDS: recordingQueue() };
	return { queues, others, env: { ...env, ...queues, ...others } };
}

describe("a job", () => {
	it.each([
		["stock", "COMMANDS"],
		["weather", "COMMANDS_WEATHER"],
		["top-10", "COMMANDS_TOP_10"],
		["note", "COMMANDS"],
		["weather-2", "COMMANDS"],
	] as const)("[JOB-6] of /%s goes onto the queue bound as %s and no other", async (name, binding) => {
		const { queues, others, env } = makeEnv();
		await sendJob(env, job(name));
		for (const [key, { sent }] of Object.entries(queues)) expect(sent).toEqual(key === binding ? [job(name)] : []);
		expect([...others.OTHER.sent, ...others.MY_COMMANDS.sent]).toEqual([]);
	});

	it("[JOB-3] that its queue does not take is an error to who sends it", async () => {
		const { queues, env } = makeEnv();
		queues.COMMANDS.isDown = true;
		await expect(sendJob(env, job("stock"))).rejects.toThrow("the queue is down");
	});
});

it("[JOB-7] the roll call goes onto every queue of commands", async () => {
	const { queues, others, env } = makeEnv();
	await sendRollCall(env);
	for (const { sent } of Object.values(queues)) expect(sent).toEqual([{ v: 1, rollCall: true }]);
	expect([...others.OTHER.sent, ...others.MY_COMMANDS.sent]).toEqual([]);
});

describe("what is on a queue", () => {
	it.each([job("stock"), { v: 1, rollCall: true }])("[JOB-1] is read as it was sent: %j", (body) => {
		expect(parseQueueBody(body)).toEqual(body);
	});

	it.each([
		undefined,
		null,
		"job",
		[],
		{},
		{ v: 2, rollCall: true },
		{ v: 1, rollCall: false },
		{ ...job("stock"), v: 2 },
		{ ...job("stock"), room: "No Slug" },
		{ ...job("stock"), message: 0 },
		{ ...job("stock"), message: 1.5 },
		{ ...job("stock"), attempt: 0 },
		{ ...job("stock"), attempt: "1" },
		{ ...job("stock"), command: undefined },
		{ ...job("stock"), command: { name: "../x", args: "", by: ANA } },
		{ ...job("stock"), command: { name: "stock", args: null, by: ANA } },
		{ ...job("stock"), command: { name: "stock", args: "", by: { ...ANA, kind: "root" } } },
	])("[JOB-1] is neither a job nor a roll call: %j", (body) => {
		expect(parseQueueBody(body)).toBeUndefined();
	});
});
