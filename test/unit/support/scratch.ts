/// <reference types="@cloudflare/vitest-plugin/types" />
/** The parts of a room over a real store of their own, with a clock that the test moves and a queue that it reads. */
import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { migrate } from "../../../src/migrate.ts";
import type { Job } from "../../../src/protocol/jobs.ts";
import type { Message } from "../../../src/protocol/message.ts";
import { Commands } from "../../../src/room/commands.ts";
import { Delivery } from "../../../src/room/delivery.ts";
import { History } from "../../../src/room/history.ts";
import { Outbox } from "../../../src/room/outbox.ts";
import { ROOM_MIGRATIONS } from "../../../src/room/schema.ts";

let made = 0;

/** Runs something inside an object that is no room yet, so that its store is empty and nobody else's. */
export function inEmptyStore<T>(run: (storage: DurableObjectStorage) => T | Promise<T>): Promise<T> {
	return runInDurableObject(env.ROOMS.getByName(`scratch-${++made}`), (_, { storage }) => run(storage));
}

/** The same with a room's tables in it. */
export function inStore<T>(run: (storage: DurableObjectStorage, history: History) => T | Promise<T>): Promise<T> {
	return inEmptyStore((storage) => {
		migrate(storage, ROOM_MIGRATIONS);
		return run(storage, new History(storage));
	});
}

export interface CommandsWorld {
	commands: Commands;
	/** What the alarm does. */
	resend: () => Promise<void>;
	history: History;
	outbox: Outbox;
	storage: DurableObjectStorage;
	/** What went onto the queue. */
	jobs: Job[];
	/** What was shown, in this order. */
	published: Message[];
	/** While set, the queue refuses everything. */
	queue: { isDown: boolean };
	clock: { now: number };
	/** Waits for all that was left running. */
	settle: () => Promise<void>;
}

/** The commands of a room, with everything around them in the hands of the test. */
export function withCommands(run: (world: CommandsWorld) => Promise<void>): Promise<void> {
	return inStore(async (storage, history) => {
		const outbox = new Outbox(storage.sql);
		const jobs: Job[] = [];
		const published: Message[] = [];
		const queue = { isDown: false };
		// Ahead of the real clock, so that no alarm goes off while the test looks at it.
		const clock = { now: Date.now() + 3_600_000 };
		const running: Promise<unknown>[] = [];
		const now = () => clock.now;
		const delivery = new Delivery(
			{
				room: "scratch",
				storage,
				outbox,
				sendJob: async (job) => {
					if (queue.isDown) throw new Error("the queue is down");
					jobs.push(job);
				},
				waitUntil: (promise) => running.push(promise),
				now,
			},
			(id) => {
				const message = history.reader.find(id);
				return message && commands.asked(message);
			},
		);
		const commands = new Commands({ history, outbox, delivery, publish: (message) => published.push(message), now });
		const resend = () => delivery.resend((id) => commands.giveUp(id, history.reader.find(id)?.command?.name ?? ""));
		const settle = async () => {
			for (let promise = running.shift(); promise; promise = running.shift()) await promise;
		};
		await run({ commands, resend, history, outbox, storage, jobs, published, queue, clock, settle });
		await settle();
		await storage.deleteAlarm();
	});
}
