import * as v from "valibot";
import { beforeEach, describe, expect, it } from "vitest";
import { answered, defineCommand, infoOf } from "../../../bot/command.ts";
import { commands as realCommands } from "../../../bot/commands/index.ts";
import { retryDelayS } from "../../../bot/consumer.ts";
import bot from "../../../bot/index.ts";
import { CommandInfosSchema } from "../../../src/protocol/jobs.ts";
import { muteLog } from "./support.ts";
import { by, COMMANDS, DEAD, info, job, QUEUE, rollCall, setUp } from "./world.ts";

let log: ReturnType<typeof muteLog>;
beforeEach(() => {
	log = muteLog();
});

const UNREADABLE: [string, unknown][] = [
	["null", null],
	["text", "stock AAPL"],
	["a number", 7],
	["an empty object", {}],
	["a job of another version", { ...job("echo"), v: 2 }],
	["a job without a room", { ...job("echo"), room: undefined }],
	["a job for a room that can be none", { ...job("echo"), room: "../etc" }],
	["a job for a message that can be none", job("echo", "", 0)],
	["a job whose arguments are no text", { ...job("echo"), command: { name: "echo", args: 7, by } }],
	["a roll call that is false", { v: 1, rollCall: false }],
];

describe("a job", () => {
	it("is run, answered into its room, and acked", async () => {
		const { answers, deliver } = setUp();
		expect(await deliver(QUEUE, [job("echo", "hello", 7, 2)])).toEqual({ acked: ["m0"], retried: [] });
		expect(answers).toEqual([{ room: "lobby", message: 7, answer: { ok: true, text: "hello" }, attempt: 2 }]);
	});

	it.each(["taken", "late", "unknown"] as const)("that the room finds %s is done", async (result) => {
		const { world, deliver } = setUp();
		world.room = async () => result;
		expect(await deliver(QUEUE, [job("echo", "hello")])).toEqual({ acked: ["m0"], retried: [] });
	});

	it("that the command refuses for good is answered and acked", async () => {
		const { answers, deliver } = setUp();
		expect(await deliver(QUEUE, [job("picky")])).toEqual({ acked: ["m0"], retried: [] });
		expect(answers).toMatchObject([{ answer: { ok: false, code: "bad_args", text: "Not so.", retryable: false } }]);
	});

	it("for a command that is none here is answered and acked", async () => {
		const { answers, deliver } = setUp();
		expect(await deliver(QUEUE, [job("weather", "Ulm")])).toEqual({ acked: ["m0"], retried: [] });
		expect(answers).toMatchObject([{ answer: { ok: false, code: "unknown_command", retryable: false } }]);
	});

	it.each(["later", "limited"])("that may work later (%s) comes again, and the room hears nothing", async (name) => {
		const { answers, deliver } = setUp();
		expect(await deliver(QUEUE, [job(name)])).toEqual({ acked: [], retried: ["m0"] });
		expect(answers).toEqual([]);
	});

	it.each(["broken", "breaks"])(
		"whose command throws (%s) comes again, with the stack in the log and nothing in the room",
		async (name) => {
			const { answers, deliver } = setUp();
			expect(await deliver(QUEUE, [job(name)])).toEqual({ acked: [], retried: ["m0"] });
			expect(answers).toEqual([]);
			expect(log.error).toHaveBeenCalledWith({
				event: "command_threw",
				command: name,
				error: expect.stringMatching(/inner workings\n\s+at /),
			});
		},
	);

	it("whose answer no room would take comes again, with the reason in the log", async () => {
		const { answers, deliver } = setUp();
		expect(await deliver(QUEUE, [job("endless")])).toEqual({ acked: [], retried: ["m0"] });
		expect(answers).toEqual([]);
		expect(log.error).toHaveBeenCalledWith(expect.objectContaining({ event: "command_threw", command: "endless" }));
	});

	it("whose room cannot be reached comes again", async () => {
		const { world, deliver } = setUp();
		world.room = () => Promise.reject(new Error("overloaded"));
		expect(await deliver(QUEUE, [job("echo", "hello")])).toEqual({ acked: [], retried: ["m0"] });
		expect(log.error).toHaveBeenCalledWith(expect.objectContaining({ event: "delivery_failed", id: "m0" }));
	});

	it("comes again after longer and longer", async () => {
		const { delayAfter } = setUp();
		const delays = [];
		for (const attempts of [1, 2, 3, 4, 5, 6]) delays.push(await delayAfter(QUEUE, attempts, job("later")));
		expect(delays).toEqual([2, 4, 8, 16, 32, 32]);
	});

	it.each([
		["1", 3, 8],
		["20", 1, 20],
		["20.2", 1, 21],
		["9999", 1, 300],
		["0", 1, 2],
	])("comes again no sooner than a provider asked for: %s s at delivery %i is %i s", async (retryAfter, attempts, delay) => {
		expect(await setUp().delayAfter(QUEUE, attempts, job("limited", retryAfter))).toBe(delay);
	});

	it("comes again after the same delays when a room cannot be reached", async () => {
		const { world, delayAfter } = setUp();
		world.room = () => Promise.reject(new Error("overloaded"));
		expect(await delayAfter(QUEUE, 3, job("echo", "hello"))).toBe(8);
	});

	it("has a delay for any count of deliveries", () => expect([0, -1, 99].map((attempts) => retryDelayS(attempts))).toEqual([2, 2, 32]));
});

describe("a batch", () => {
	it("is settled message by message, whatever is the matter with some of them", async () => {
		const { answers, buried, deliver } = setUp();
		const bodies = [job("echo", "one", 1), "rubbish", job("broken"), job("later"), rollCall, job("echo", "two", 2), job("weather", "", 3)];
		expect(await deliver(QUEUE, bodies)).toEqual({ acked: ["m0", "m1", "m4", "m5", "m6"], retried: ["m2", "m3"] });
		expect(answers.map(({ message }) => message).toSorted()).toEqual([1, 2, 3]);
		expect(buried).toEqual(["rubbish"]);
	});

	it("is worked on at once, so that a slow job holds up no other", async () => {
		const gate = Promise.withResolvers<void>();
		const slow = defineCommand({ name: "slow", ...info, run: () => gate.promise.then(() => answered({ text: "slow" })) });
		const opener = defineCommand({
			name: "opener",
			...info,
			async run() {
				gate.resolve();
				return answered({ text: "quick" });
			},
		});
		const { answers, deliver } = setUp([slow, opener]);
		await deliver(QUEUE, [job("slow"), job("opener")]);
		expect(answers).toHaveLength(2);
	});
});

describe("a body that is no job", () => {
	it.each(UNREADABLE)("(%s) goes to the dead letters at once, with a line in the log", async (_, body) => {
		const { buried, answers, deliver } = setUp();
		expect(await deliver(QUEUE, [body])).toEqual({ acked: ["m0"], retried: [] });
		expect(buried).toEqual([body]);
		expect(answers).toEqual([]);
		expect(log.error).toHaveBeenCalledExactlyOnceWith({
			event: "unreadable_job",
			id: "m0",
			reason: "neither a job nor a roll call",
			moved: true,
		});
	});

	it("comes again while the dead letters cannot be reached", async () => {
		const { world, deliver } = setUp();
		world.deadLetters = () => Promise.reject(new Error("no queue"));
		expect(await deliver(QUEUE, ["rubbish"])).toEqual({ acked: [], retried: ["m0"] });
	});

	it.each(UNREADABLE)("(%s) ends among the dead letters, with a line in the log", async (_, body) => {
		const { buried, deliver } = setUp();
		expect(await deliver(DEAD, [body])).toEqual({ acked: ["m0"], retried: [] });
		expect(buried).toEqual([]);
		expect(log.error).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ event: "unreadable_job", moved: false }));
	});
});

describe("a dead letter", () => {
	it("ends its message visibly, without the command being run", async () => {
		const { answers, deliver } = setUp();
		expect(await deliver(DEAD, [job("echo", "hello", 7, 3)])).toEqual({ acked: ["m0"], retried: [] });
		const answer = { ok: false, code: "gave_up", text: "No answer could be had for /echo hello. Try again later.", retryable: true };
		expect(answers).toEqual([{ room: "lobby", message: 7, answer, attempt: 3 }]);
	});

	it.each([
		["", "No answer could be had for /echo. Try again later."],
		["x".repeat(5000), `No answer could be had for /echo ${"x".repeat(79)}…. Try again later.`],
	])("repeats what was asked in a line", async (args, text) => {
		const { answers, deliver } = setUp();
		await deliver(DEAD, [job("echo", args)]);
		expect(answers).toMatchObject([{ answer: { text } }]);
	});

	it("whose room cannot be reached comes again, after the queue's own delay", async () => {
		const { world, deliver, delayAfter } = setUp();
		world.room = () => Promise.reject(new Error("overloaded"));
		expect(await deliver(DEAD, [job("echo")])).toEqual({ acked: [], retried: ["m0"] });
		expect(await delayAfter(DEAD, 1, job("echo"))).toBeUndefined();
	});
});

describe("the announcement", () => {
	const announcement = { directory: "directory", bot: "chattorum-bot", commands: COMMANDS.map(({ name }) => ({ name, ...info })) };

	it("is made with the first batch, and once", async () => {
		const { announced, deliver } = setUp();
		for (let i = 0; i < 3; i++) await deliver(QUEUE, [job("echo", "hello")]);
		expect(announced).toEqual([announcement]);
	});

	it("that fails is made again with the next batch, and harms no job", async () => {
		const { announced, answers, world, deliver } = setUp();
		world.directory = () => Promise.reject(new Error("away"));
		expect(await deliver(QUEUE, [job("echo", "hello")])).toEqual({ acked: ["m0"], retried: [] });
		world.directory = async () => undefined;
		await deliver(QUEUE, [job("echo", "hello")]);
		await deliver(QUEUE, [job("echo", "hello")]);
		expect(announced).toHaveLength(2);
		expect(answers).toHaveLength(3);
		expect(log.error).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ event: "announce_failed" }));
	});

	it("delays no job", async () => {
		const { answers, world, deliver } = setUp();
		const gate = Promise.withResolvers<void>();
		world.directory = () => gate.promise;
		world.room = async () => {
			gate.resolve();
			return "taken";
		};
		await deliver(QUEUE, [job("echo", "hello")]);
		expect(answers).toHaveLength(1);
	});

	it("is made again at each roll call, once for a batch of them, and the calls are acked", async () => {
		const { announced, deliver } = setUp();
		await deliver(QUEUE, [job("echo", "hello")]);
		expect(await deliver(QUEUE, [rollCall, rollCall])).toEqual({ acked: ["m0", "m1"], retried: [] });
		expect(announced).toEqual([announcement, announcement]);
	});

	it("that fails at a roll call is made again with the next batch", async () => {
		const { announced, world, deliver } = setUp();
		await deliver(QUEUE, [job("echo", "hello")]);
		world.directory = () => Promise.reject(new Error("away"));
		await deliver(QUEUE, [rollCall]);
		await deliver(QUEUE, [job("echo", "hello")]);
		expect(announced).toHaveLength(3);
	});
});

describe("the bot's own commands", () => {
	it("are such as a directory takes, each name once", () => {
		const infos = realCommands.map(infoOf);
		expect(v.is(CommandInfosSchema, infos)).toBe(true);
		expect(new Set(infos.map(({ name }) => name)).size).toBe(infos.length);
	});

	it("answer through the Worker's entry", async () => {
		const { answers, deliver } = setUp();
		expect(await deliver(QUEUE, [job("stock", "")], bot.queue)).toEqual({ acked: ["m0"], retried: [] });
		expect(answers).toMatchObject([{ answer: { ok: false, code: "bad_args" } }]);
	});

	it("cannot be defined with a name that no one can type", () => {
		expect(() => defineCommand({ name: "Not A Name", ...info, run: async () => answered({ text: "x" }) })).toThrow();
	});
});
