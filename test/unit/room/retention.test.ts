/** Messages that are deleted for their age. */
import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { UNINDEX_MAX } from "../../../src/protocol/limits.ts";
import { History } from "../../../src/room/history.ts";
import { Profile } from "../../../src/room/profile.ts";
import { Retention } from "../../../src/room/retention.ts";
import { Room } from "../../../src/room/room.ts";
import { readSettings } from "../../../src/settings.ts";
import { ANA, BEN, FOUNDER, openRoom, roomInfo, seed, visitor } from "../support/room.ts";
import { inStore } from "../support/scratch.ts";

const DAY = 86_400_000;
const KEPT = 30 * DAY;

/** A room of ten messages, a day apart: the first is posted at 0, the fourth was changed last. */
function withTen(run: (history: History, storage: DurableObjectStorage) => void): Promise<void> {
	return inStore((storage, history) => {
		Profile.create(storage.sql, roomInfo("a"));
		for (let n = 0; n < 10; n++) {
			const command = n === 3 ? { command: { name: "x", args: "" } } : {};
			history.append({ sender: n % 2 === 0 ? ANA : BEN, clientId: `${n}`, text: `${n}`, ...command }, n * DAY);
		}
		history.change(4, { status: "answered", text: "done" });
		run(history, storage);
	});
}

const ids = (messages: { id: number }[]) => messages.map(({ id }) => id);

describe("dropping what is old", () => {
	it.each([
		[0, 100, 0],
		[1, 100, 1],
		[5 * DAY, 100, 5],
		[5 * DAY + 1, 100, 6],
		[100 * DAY, 100, 10],
		[100 * DAY, 10, 10],
		[100 * DAY, 3, 3],
	])("[MOD-13] before %i and at most %i messages: %i are gone, the oldest, with all that was stored of them", (before, limit, gone) =>
		withTen((history, { sql }) => {
			expect(history.drop(before, limit)).toBe(gone);
			const kept = Array.from({ length: 10 - gone }, (_, n) => gone + n + 1);
			expect(ids(history.reader.page({ limit: 100 }, ANA.id).messages)).toEqual(kept);
			expect(
				sql
					.exec("SELECT id FROM messages ORDER BY id")
					.toArray()
					.map(({ id }) => id),
			).toEqual(kept);
			expect(history.drop(before, 100)).toBe(gone === limit && gone < 10 && before === 100 * DAY ? 10 - gone : 0);
		}),
	);

	it("[MOD-13] pages say that there is nothing before the oldest that is kept", () =>
		withTen((history) => {
			history.drop(5 * DAY, 100);
			const page = (query: object) => {
				const { messages, more } = history.reader.page({ limit: 3, ...query }, ANA.id);
				return [ids(messages), more.before, more.after];
			};
			expect(page({})).toEqual([[8, 9, 10], true, false]);
			expect(page({ before: 8 })).toEqual([[6, 7], false, true]);
			expect(page({ before: 6 })).toEqual([[], false, true]);
			expect(page({ after: 5 })).toEqual([[6, 7, 8], false, true]);
			expect(page({ after: 2 })).toEqual([[6, 7, 8], false, true]);
			expect(page({ after: 6 })).toEqual([[7, 8, 9], true, true]);
			expect(page({ around: 2 })).toEqual([[6, 7, 8], false, true]);
			expect(page({ at: 2 * DAY })).toEqual([[6, 7, 8], false, true]);
			history.drop(100 * DAY, 100);
			for (const query of [{}, { before: 8 }, { after: 2 }, { around: 6 }, { at: DAY }]) expect(page(query)).toEqual([[], false, false]);
		}));

	it("[SINCE-1] who was away gets what is kept of what they missed", () =>
		withTen((history) => {
			history.drop(5 * DAY, 100);
			expect(ids(history.reader.changes(3, 100))).toEqual([6, 7, 8, 9, 10]);
			expect(ids(history.reader.changes(8, 100))).toEqual([9, 10]);
			expect(ids(history.reader.changes(11, 100))).toEqual([]);
		}));

	it.each([5, 100])("[MOD-13] before day %i numbers are not given out again, even after the room was out of memory", (day) =>
		withTen((history, storage) => {
			expect(history.rev).toBe(11);
			history.drop(day * DAY, 100);
			const again = new History(storage);
			expect(again.rev).toBe(11);
			expect(again.append({ sender: ANA, clientId: "new", text: "new" }, 200 * DAY)).toMatchObject({ id: 12, rev: 12 });
			expect(new History(storage).rev).toBe(12);
			expect(ids(again.reader.page({ limit: 100 }, ANA.id).messages).at(-1)).toBe(12);
		}),
	);
});

describe("the sweep", () => {
	/** A room that was opened at a time, where the operator keeps messages for so many days. */
	const profileOf = ({ sql }: DurableObjectStorage, days: number, createdAt: number) => {
		sql.exec("UPDATE room SET created_at = ?", createdAt);
		return Profile.load(sql, days);
	};

	it("[MOD-13] is due at the room's own time of day, once the oldest message is old enough", () =>
		withTen((history, storage) => {
			const due = (createdAt: number) => new Retention(history, profileOf(storage, 30, createdAt)).nextDue();
			expect(due(0)).toBe(KEPT);
			expect(due(5 * DAY + 1_000)).toBe(KEPT + 1_000);
			expect(due(7 * DAY - 1_000)).toBe(KEPT + DAY - 1_000);
		}));

	it("[MOD-13] does nothing before, and then leaves no more for the same day", () =>
		withTen((history, storage) => {
			const retention = new Retention(history, profileOf(storage, 30, 1_000));
			retention.sweep(KEPT + 999);
			expect(history.firstAt()).toBe(0);
			retention.sweep(KEPT + 1_000);
			expect(history.firstAt()).toBe(DAY);
			expect(retention.nextDue()).toBe(KEPT + DAY + 1_000);
		}));

	it("[MOD-13] takes some hundreds at a time, and is due again at once while there are more", () =>
		withTen((history, storage) => {
			for (let n = 0; n < 1.5 * UNINDEX_MAX; n++) history.append({ sender: ANA, clientId: `more ${n}`, text: "x" }, 10 * DAY);
			const retention = new Retention(history, profileOf(storage, 30, 0));
			const now = KEPT + 20 * DAY;
			retention.sweep(now);
			expect(retention.nextDue()).toBeLessThan(now);
			retention.sweep(now);
			expect(retention.nextDue()).toBeUndefined();
			expect(history.firstAt()).toBeUndefined();
		}));

	it("[MOD-13] is never due where messages are kept for ever, or where there are none", () =>
		withTen((history, storage) => {
			expect(new Retention(history, profileOf(storage, 0, 0)).nextDue()).toBeUndefined();
			history.drop(100 * DAY, 100);
			expect(new Retention(history, profileOf(storage, 30, 0)).nextDue()).toBeUndefined();
		}));
});

describe("a room whose operator keeps messages for 30 days", () => {
	/** How long until the alarm goes off. */
	const alarmIn = async (storage: DurableObjectStorage) => ((await storage.getAlarm()) ?? Number.NaN) - Date.now();

	it("[MOD-13] has its alarm delete them, and keeps the alarm of a command exact", async () => {
		const room = await openRoom();
		await seed(room, (history) => {
			history.append({ sender: ANA, clientId: "old", text: "old" }, Date.now() - 40 * DAY);
			history.append({ sender: ANA, clientId: "new", text: "new" }, Date.now() - DAY);
		});
		await runInDurableObject(room, async (_, state) => {
			const { storage } = state;
			await storage.deleteAlarm();
			const strict = new Room(state, { ...env, RETENTION_DAYS: "30" });
			// Due already: the alarm is set to a time that has come, so it may be gone by now; here it is rung by hand.
			await strict.alarm();
			const page = await strict.page(visitor(FOUNDER), { limit: 10 });
			expect(page.ok && page.value.messages.map(({ text }) => text)).toEqual(["new"]);
			await vi.waitUntil(async () => (await alarmIn(storage)) > 28 * DAY);
			expect(await alarmIn(storage)).toBeLessThanOrEqual(30 * DAY);
			storage.sql.exec("INSERT INTO outbox VALUES (2, 1, 0, ?, ?)", Date.now() + 60_000, Date.now() + 600_000);
			await strict.alarm();
			expect(await alarmIn(storage)).toBeGreaterThan(50_000);
			expect(await alarmIn(storage)).toBeLessThanOrEqual(60_000);
			await storage.deleteAlarm();
		});
	});

	it("[MOD-13] keeps them for less where the room's owner wants so, and never for more; who looks at the room sees it", async () => {
		const room = await openRoom();
		await seed(room, (history) => {
			history.append({ sender: ANA, clientId: "old", text: "old" }, Date.now() - 8 * DAY);
			history.append({ sender: ANA, clientId: "new", text: "new" }, Date.now() - DAY);
		});
		await runInDurableObject(room, async (_, state) => {
			const strict = new Room(state, { ...env, RETENTION_DAYS: "30" });
			const keep = async (retentionDays: number) => {
				const edited = await strict.edit(visitor(FOUNDER), { retentionDays });
				const view = await strict.view(visitor(BEN));
				expect(view).toMatchObject({ value: { room: edited.ok ? edited.value : undefined } });
				return edited.ok ? edited.value.retentionDays : edited;
			};
			expect([await keep(0), await keep(90), await keep(20)]).toEqual([30, 30, 20]);
			expect(await alarmIn(state.storage)).toBeGreaterThan(10 * DAY);
			expect(await keep(7)).toBe(7);
			await strict.alarm();
			const page = await strict.page(visitor(FOUNDER), { limit: 10 });
			expect(page.ok && page.value.messages.map(({ text }) => text)).toEqual(["new"]);
			await vi.waitUntil(async () => (await alarmIn(state.storage)) > 5 * DAY);
			expect(await alarmIn(state.storage)).toBeLessThanOrEqual(7 * DAY);
			await state.storage.deleteAlarm();
		});
	});

	it("[MOD-13] sets no alarm while nothing was said, and none where all is kept", async () => {
		const room = await openRoom();
		await runInDurableObject(room, async (_, state) => {
			new Room(state, { ...env, RETENTION_DAYS: "30" });
			await Promise.resolve();
			expect(await state.storage.getAlarm()).toBeNull();
		});
	});
});

it.each([
	[undefined, 0],
	["0", 0],
	["30", 30],
	["-1", 0],
	["1.5", 0],
	["a month", 0],
	["", 0],
])("[MOD-13] the setting %j keeps messages for %i days", (RETENTION_DAYS, days) => {
	expect(readSettings(RETENTION_DAYS === undefined ? env : { ...env, RETENTION_DAYS }).retentionDays).toBe(days);
});
