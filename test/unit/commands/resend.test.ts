/** What the alarm does: sends a command again while no answer comes, and ends it when none will. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { COMMAND_DEADLINE_MS, COMMAND_RESEND_MS, QUEUE_RETRY_MS } from "../../../src/protocol/limits.ts";
import { ANA } from "../support/room.ts";
import { type CommandsWorld, withCommands } from "../support/scratch.ts";

beforeEach(() => {
	vi.spyOn(console, "warn").mockImplementation(() => undefined);
});
afterEach(() => {
	vi.restoreAllMocks();
});

async function ask({ commands, settle }: CommandsWorld, clientId = "a"): Promise<number> {
	const id = commands.ask({ sender: ANA, clientId, name: "stock", args: "AAPL" });
	await settle();
	return id;
}

/** Moves the clock to when the alarm is set, and lets it go off. How long that was. */
async function ring({ storage, clock, resend, settle }: CommandsWorld): Promise<number> {
	const at = await storage.getAlarm();
	if (at === null) throw new Error("no alarm is set");
	const waited = at - clock.now;
	clock.now = at;
	await resend();
	await settle();
	return waited;
}

describe("a command that got no answer", () => {
	it("[JOB-2] is sent again as the same job, each time after twice as long", () =>
		withCommands(async (world) => {
			await ask(world);
			const waits = [await ring(world), await ring(world), await ring(world)];
			expect(waits).toEqual([COMMAND_RESEND_MS, 2 * COMMAND_RESEND_MS, 4 * COMMAND_RESEND_MS]);
			expect(world.jobs).toHaveLength(4);
			expect(new Set(world.jobs.map((job) => JSON.stringify(job))).size).toBe(1);
			expect(world.published).toHaveLength(1);
		}));

	it("[CMD-8] fails when its time is up, by exactly one change, and nothing is left waiting", () =>
		withCommands(async (world) => {
			const { history, published, outbox, storage, clock, resend } = world;
			const asked = clock.now;
			const id = await ask(world);
			for (let rings = 0; (await storage.getAlarm()) !== null; rings++) {
				expect(rings, "the alarm goes off for ever").toBeLessThan(20);
				await ring(world);
			}
			expect(clock.now).toBe(asked + COMMAND_DEADLINE_MS);
			expect(history.reader.find(id)).toMatchObject({ rev: id + 1, command: { status: "failed", code: "gave_up" } });
			expect(published.map(({ command }) => command?.status)).toEqual(["pending", "failed"]);
			expect(outbox.find(id)).toBeUndefined();
			await resend();
			expect(history.rev).toBe(id + 1);
		}));

	it("[CMD-8] is not sent once more when its time is up", () =>
		withCommands(async (world) => {
			await ask(world);
			world.clock.now += COMMAND_DEADLINE_MS;
			await world.resend();
			expect(world.jobs).toHaveLength(1);
			expect(world.published).toHaveLength(2);
		}));

	it("[CMD-8] may not be answered any more once it has failed for want of an answer", () =>
		withCommands(async (world) => {
			const id = await ask(world);
			world.clock.now += COMMAND_DEADLINE_MS;
			await world.resend();
			expect(world.commands.answer(id, { ok: true, text: "AAPL is 1" }, 1)).toBe("late");
			expect(world.history.reader.find(id)?.command?.status).toBe("failed");
		}));

	it("[JOB-2] is not sent again before its time", () =>
		withCommands(async (world) => {
			await ask(world);
			world.clock.now += COMMAND_RESEND_MS - 1;
			await world.resend();
			expect(world.jobs).toHaveLength(1);
		}));
});

describe("a queue that is down", () => {
	it("[JOB-3] costs the asker nothing: the alarm tries again soon, and then the job is on its way", () =>
		withCommands(async (world) => {
			world.queue.isDown = true;
			const id = await ask(world);
			expect(world.published).toMatchObject([{ id, command: { status: "pending" } }]);
			expect([await ring(world), await ring(world)]).toEqual([QUEUE_RETRY_MS, 2 * QUEUE_RETRY_MS]);
			world.queue.isDown = false;
			expect(await ring(world)).toBe(4 * QUEUE_RETRY_MS);
			expect(world.jobs).toMatchObject([{ message: id, attempt: 1 }]);
			expect(world.commands.answer(id, { ok: true, text: "AAPL is 1" }, 1)).toBe("taken");
		}));

	it("[CMD-8] that never comes back ends every command visibly", () =>
		withCommands(async (world) => {
			world.queue.isDown = true;
			const ids = [await ask(world, "a"), await ask(world, "b"), await ask(world, "c")];
			for (let rings = 0; (await world.storage.getAlarm()) !== null; rings++) {
				expect(rings, "the alarm goes off for ever").toBeLessThan(40);
				await ring(world);
			}
			expect(ids.map((id) => world.history.reader.find(id)?.command?.code)).toEqual(["gave_up", "gave_up", "gave_up"]);
			expect(world.published).toHaveLength(6);
		}));

	it("[JOB-3] holds up only the commands that it refuses", () =>
		withCommands(async (world) => {
			world.queue.isDown = true;
			await ask(world, "a");
			world.queue.isDown = false;
			const second = await ask(world, "b");
			expect(world.jobs).toMatchObject([{ message: second }]);
			await ring(world);
			expect(world.jobs.map(({ message }) => message)).toEqual([2, 1]);
		}));
});

it("[JOB-4] an answer that comes while its job is sent again leaves nothing waiting", () =>
	withCommands(async (world) => {
		const id = await ask(world);
		world.clock.now += COMMAND_RESEND_MS;
		const resending = world.resend();
		expect(world.commands.answer(id, { ok: true, text: "AAPL is 1" }, 1)).toBe("taken");
		await resending;
		await world.settle();
		expect(world.outbox.find(id)).toBeUndefined();
		expect(await world.storage.getAlarm()).toBeNull();
	}));
