/** What the alarm must not forget. */
import { expect, it } from "vitest";
import { Outbox, type Waiting } from "../../../src/room/outbox.ts";
import { inStore } from "../support/scratch.ts";

const waiting = (message: number, due_at: number, deadline_at = 10_000): Waiting => ({
	message,
	attempt: 1,
	sends: 0,
	due_at,
	deadline_at,
});

it("a command that waits is found by its message until it is removed", () =>
	inStore(({ sql }) => {
		const outbox = new Outbox(sql);
		outbox.put(waiting(1, 100));
		expect(outbox.find(1)).toEqual(waiting(1, 100));
		expect(outbox.find(2)).toBeUndefined();
		outbox.remove(2);
		outbox.remove(1);
		expect(outbox.find(1)).toBeUndefined();
	}));

it("a command waits once: a later row takes the place of the one before", () =>
	inStore(({ sql }) => {
		const outbox = new Outbox(sql);
		outbox.put(waiting(1, 100));
		outbox.put({ ...waiting(1, 900), attempt: 2, sends: 3 });
		expect(outbox.due(10_000)).toEqual([{ ...waiting(1, 900), attempt: 2, sends: 3 }]);
	}));

it.each([
	[99, []],
	[100, [1]],
	[299, [1]],
	[300, [1, 2]],
	[499, [1, 2]],
	[500, [1, 2, 3]],
	[1_000_000, [1, 2, 3]],
])("[CMD-8] at %i those are due whose time to be sent or to be given up has come: %j", (now, due) =>
	inStore(({ sql }) => {
		const outbox = new Outbox(sql);
		outbox.put(waiting(3, 500, 9_000));
		outbox.put(waiting(1, 100, 9_000));
		outbox.put(waiting(2, 9_000, 300));
		expect(outbox.due(now).map(({ message }) => message)).toEqual(due);
	}),
);

it("[CMD-8] the next that is due is the earliest of all times, and there is none where nothing waits", () =>
	inStore(({ sql }) => {
		const outbox = new Outbox(sql);
		expect(outbox.nextDue()).toBeUndefined();
		outbox.put(waiting(1, 500, 9_000));
		expect(outbox.nextDue()).toBe(500);
		outbox.put(waiting(2, 700, 400));
		expect(outbox.nextDue()).toBe(400);
		outbox.remove(2);
		outbox.remove(1);
		expect(outbox.nextDue()).toBeUndefined();
	}));
