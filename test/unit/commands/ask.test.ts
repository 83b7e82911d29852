/** From a command's being asked to its answer: one message, whatever the queue does. */
import { describe, expect, it } from "vitest";
import type { Answer } from "../../../src/protocol/jobs.ts";
import { COMMAND_DEADLINE_MS, COMMAND_RESEND_MS } from "../../../src/protocol/limits.ts";
import { ANA, BEN } from "../support/room.ts";
import { type CommandsWorld, withCommands } from "../support/scratch.ts";

const ok: Answer = { ok: true, text: "AAPL is 1" };
const failure: Answer = { ok: false, code: "not_found", text: "There is no AAPL.", retryable: false };

async function ask({ commands, settle }: CommandsWorld, args = "AAPL", clientId = "a"): Promise<number> {
	const id = commands.ask({ sender: ANA, clientId, name: "stock", args });
	await settle();
	return id;
}

describe("a command that is asked", () => {
	it("[CMD-1] is a pending message at once, before the queue has been heard of", () =>
		withCommands(async ({ commands, published, jobs, outbox, clock, settle }) => {
			const id = commands.ask({ sender: ANA, clientId: "a", name: "stock", args: "AAPL" });
			expect(published).toMatchObject([{ id, author: { id: "bot:stock" }, command: { status: "pending", by: ANA } }]);
			expect(outbox.find(id)).toMatchObject({ attempt: 1, sends: 0, deadline_at: clock.now + COMMAND_DEADLINE_MS });
			await settle();
			expect(jobs).toHaveLength(1);
		}));

	it.each([
		["AAPL", "/stock AAPL"],
		["", "/stock"],
		["a b\nc", "/stock a b\nc"],
	])("[CMD-4] with %j shows the text %j until it is answered", (args, text) =>
		withCommands(async (world) => {
			await ask(world, args);
			expect(world.published[0]?.text).toBe(text);
		}),
	);

	it("[JOB-1] goes onto the queue as a job that says all that its bot must know", () =>
		withCommands(async (world) => {
			const id = await ask(world);
			expect(world.jobs).toEqual([
				{ v: 1, room: "scratch", message: id, attempt: 1, command: { name: "stock", args: "AAPL", by: ANA }, at: world.clock.now },
			]);
			expect(world.outbox.find(id)).toMatchObject({ sends: 1, due_at: world.clock.now + COMMAND_RESEND_MS });
		}));

	it("[JOB-2] sets an alarm for the time that it is sent again", () =>
		withCommands(async (world) => {
			await ask(world);
			expect(await world.storage.getAlarm()).toBe(world.clock.now + COMMAND_RESEND_MS);
		}));

	it("[CMD-1] stores neither its message nor its wait if it cannot store both, and can then be asked again", () =>
		withCommands(async (world) => {
			const { commands, storage, history, published } = world;
			storage.sql.exec("ALTER TABLE outbox RENAME TO outbox_away");
			expect(() => commands.ask({ sender: ANA, clientId: "a", name: "stock", args: "AAPL" })).toThrow();
			expect(history.findSend([ANA.id], "a")).toBeUndefined();
			expect(published).toEqual([]);
			storage.sql.exec("ALTER TABLE outbox_away RENAME TO outbox");
			const id = await ask(world);
			expect(history.reader.find(id)).toMatchObject({ id: 1, author: { id: "bot:stock" }, command: { status: "pending", by: ANA } });
		}));
});

describe("an answer", () => {
	it.each<[string, Answer, object]>([
		["a success", ok, { text: "AAPL is 1", command: { status: "answered" } }],
		["a failure", failure, { text: "There is no AAPL.", command: { status: "failed", code: "not_found" } }],
	])("[CMD-1] changes the same message, once: %s", (_, answer, expected) =>
		withCommands(async (world) => {
			const { commands, published, outbox, storage, settle } = world;
			const id = await ask(world);
			expect(commands.answer(id, answer, 1)).toBe("taken");
			expect(published).toHaveLength(2);
			expect(published[1]).toMatchObject({ id, rev: id + 1, ...expected });
			await settle();
			expect(outbox.find(id)).toBeUndefined();
			expect(await storage.getAlarm()).toBeNull();
		}),
	);

	it.each<[string, Answer, Answer]>([
		["a success after a success", ok, { ok: true, text: "AAPL is 2" }],
		["a failure after a success", ok, failure],
		["a success after a failure", failure, ok],
		["a failure after a failure", failure, { ...failure, code: "gave_up" }],
	])("[JOB-4] that comes second is late and changes nothing: %s", (_, first, second) =>
		withCommands(async (world) => {
			const { commands, history, published } = world;
			const id = await ask(world);
			commands.answer(id, first, 1);
			const ended = history.reader.find(id);
			expect(commands.answer(id, second, 1)).toBe("late");
			expect(history.reader.find(id)).toEqual(ended);
			expect(published).toHaveLength(2);
		}),
	);

	it.each([
		["of no message", 99],
		["of a message that is no command's", 1],
		["0", 0],
		["-1", -1],
		["NaN", Number.NaN],
	])("[JOB-4] to the number %s is unknown and changes nothing", (_, id) =>
		withCommands(async ({ commands, history, published }) => {
			history.append({ sender: BEN, clientId: "b", text: "hi" }, 1);
			expect(commands.answer(id, ok, 1)).toBe("unknown");
			expect(published).toEqual([]);
			expect(history.reader.find(1)?.text).toBe("hi");
		}),
	);

	it("[JOB-4] to one command leaves the others waiting, and the alarm with them", () =>
		withCommands(async (world) => {
			const first = await ask(world, "AAPL", "a");
			world.clock.now += 1_000;
			const second = await ask(world, "MSFT", "b");
			world.commands.answer(first, ok);
			await world.settle();
			expect(world.history.reader.find(second)?.command?.status).toBe("pending");
			expect(await world.storage.getAlarm()).toBe(world.clock.now + COMMAND_RESEND_MS);
		}));
});
