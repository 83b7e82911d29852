/** Asking a failed command again. */
import { describe, expect, it } from "vitest";
import type { Answer } from "../../../src/protocol/jobs.ts";
import { COMMAND_DEADLINE_MS } from "../../../src/protocol/limits.ts";
import { ANA, BEN } from "../support/room.ts";
import { type CommandsWorld, withCommands } from "../support/scratch.ts";

const ok: Answer = { ok: true, text: "AAPL is 1" };
const failure: Answer = { ok: false, code: "unavailable", text: "Not now.", retryable: true };

async function failed({ commands, settle }: CommandsWorld): Promise<number> {
	const id = commands.ask({ sender: ANA, clientId: "a", name: "stock", args: "AAPL" });
	commands.answer(id, failure, 1);
	await settle();
	return id;
}

describe("a failed command", () => {
	it("[CMD-7] that its asker asks again is the same message, pending again, with a new job and a new deadline", () =>
		withCommands(async (world) => {
			const id = await failed(world);
			world.clock.now += 60_000;
			expect(world.commands.retry(id, ANA)).toBe("done");
			await world.settle();
			expect(world.published.at(-1)).toEqual({
				id,
				rev: id + 2,
				at: expect.any(Number),
				author: { id: "bot:stock", name: "stock", kind: "bot" },
				text: "/stock AAPL",
				command: { name: "stock", args: "AAPL", by: ANA, status: "pending" },
			});
			expect(world.jobs.map(({ message, attempt }) => [message, attempt])).toEqual([
				[id, 1],
				[id, 2],
			]);
			expect(world.outbox.find(id)).toMatchObject({ attempt: 2, sends: 1, deadline_at: world.clock.now + COMMAND_DEADLINE_MS });
			expect(world.commands.answer(id, ok, 2)).toBe("taken");
			expect(world.history.reader.find(id)).toMatchObject({ rev: id + 3, text: "AAPL is 1", command: { status: "answered" } });
		}));

	it("[CMD-7] cannot be asked again by anybody else", () =>
		withCommands(async (world) => {
			const id = await failed(world);
			expect(world.commands.retry(id, BEN)).toBe("not_yours");
			expect(world.commands.retry(id, { id: "bot:stock", name: "stock", kind: "bot" })).toBe("not_yours");
			expect(world.history.rev).toBe(id + 1);
			expect(world.jobs).toHaveLength(1);
		}));

	it("[CMD-7] can be asked again by its asker under another name", () =>
		withCommands(async (world) => {
			const id = await failed(world);
			expect(world.commands.retry(id, { ...ANA, name: "Anastasia" })).toBe("done");
		}));

	it("[CMD-7] can be asked again and again, each time as one more attempt", () =>
		withCommands(async (world) => {
			const id = await failed(world);
			for (let attempt = 2; attempt <= 4; attempt++) {
				world.commands.retry(id, ANA);
				await world.settle();
				expect(world.commands.answer(id, failure, attempt)).toBe("taken");
			}
			expect(world.jobs.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4]);
		}));
});

describe("a retry", () => {
	it("[CMD-7] of a command that waits does nothing: its job is under way", () =>
		withCommands(async (world) => {
			const id = await failed(world);
			world.commands.retry(id, ANA);
			await world.settle();
			const { rev } = world.history;
			expect(world.commands.retry(id, ANA)).toBe("done");
			await world.settle();
			expect([world.history.rev, world.jobs.length]).toEqual([rev, 2]);
		}));

	it("[CMD-7] of a command that has its answer does nothing", () =>
		withCommands(async (world) => {
			const id = world.commands.ask({ sender: ANA, clientId: "a", name: "stock", args: "AAPL" });
			world.commands.answer(id, ok, 1);
			await world.settle();
			const ended = world.history.reader.find(id);
			expect(world.commands.retry(id, ANA)).toBe("done");
			expect(world.history.reader.find(id)).toEqual(ended);
			expect(world.jobs.length).toBeLessThanOrEqual(1);
		}));

	it.each([
		["that nobody posted", 99],
		["that is no command's", 1],
	])("[CMD-7] of a message %s finds no message", (_, id) =>
		withCommands(async ({ commands, history }) => {
			history.append({ sender: ANA, clientId: "x", text: "hi" }, 1);
			expect(commands.retry(id, ANA)).toBe("no_message");
			expect(history.rev).toBe(1);
		}),
	);
});

describe("an answer to an attempt before the present one", () => {
	it.each<[string, Answer, number | undefined, "taken" | "late"]>([
		["a failure of it is late", failure, 1, "late"],
		["a success of it is as good as any", ok, 1, "taken"],
		["a failure of the present one is taken", failure, 2, "taken"],
		["a failure that names no attempt is taken", failure, undefined, "taken"],
	])("[JOB-5] %s", (_, answer, attempt, result) =>
		withCommands(async (world) => {
			const id = await failed(world);
			world.commands.retry(id, ANA);
			await world.settle();
			expect(world.commands.answer(id, answer, attempt)).toBe(result);
			const status = result === "late" ? "pending" : answer.ok ? "answered" : "failed";
			expect(world.history.reader.find(id)?.command?.status).toBe(status);
			expect(world.outbox.find(id) === undefined).toBe(result === "taken");
		}),
	);
});
