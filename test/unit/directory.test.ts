/** The directory: the rooms as they report themselves, the commands as the bots announce them. */
import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { ListedRoom } from "../../src/protocol/api.ts";
import type { CommandInfo } from "../../src/protocol/jobs.ts";
import { COMMANDS_MAX, ROLL_CALL_EMPTY_MS, ROLL_CALL_MS } from "../../src/protocol/limits.ts";
import { Directory } from "../../src/rooms/directory.ts";
import { recordingQueue } from "./support/queue.ts";
import { roomInfo } from "./support/room.ts";

let made = 0;

interface Stage {
	directory: Directory;
	/** The same directory in a new instance, as after an eviction. */
	again: () => Directory;
	queue: ReturnType<typeof recordingQueue>;
	/** What it has stored. */
	rows: (query: string) => Record<string, SqlStorageValue>[];
}

/** A directory over a store of its own, with a queue that the test reads. */
function withDirectory(run: (stage: Stage) => Promise<void>): Promise<void> {
	return runInDurableObject(env.DIRECTORY.getByName(`test-${++made}`), async (_, state) => {
		const queue = recordingQueue();
		const again = () => new Directory(state, { ...env, COMMANDS: queue });
		await run({ directory: again(), again, queue, rows: (query) => state.storage.sql.exec(query).toArray() });
	});
}

const listed = (slug: string, more: Partial<ListedRoom> = {}): ListedRoom => ({ ...roomInfo(slug), online: 0, lastAt: 0, ...more });
const info = (name: string, about = `About ${name}`): CommandInfo => ({ name, usage: `/${name}`, about });
const names = async (directory: Directory) => (await directory.commands()).map(({ name }) => name);

afterEach(() => {
	vi.useRealTimers();
	vi.restoreAllMocks();
});

describe("the rooms", () => {
	it("[ROOM-1] are listed as they last reported themselves", () =>
		withDirectory(async ({ directory, again }) => {
			expect(await directory.rooms([])).toEqual([]);
			await directory.note(listed("a", { online: 3, lastAt: 5 }));
			const newest = listed("a", { online: 1, lastAt: 9, title: "Renamed", topic: "t", slowMode: 2 });
			await directory.note(newest);
			expect(await again().rooms([])).toEqual([newest]);
		}));

	it("[ROOM-1] come by who is there, then by who wrote last, then by address", () =>
		withDirectory(async ({ directory }) => {
			for (const room of [
				listed("quiet"),
				listed("also-quiet"),
				listed("old", { lastAt: 1 }),
				listed("new", { lastAt: 2 }),
				listed("few", { online: 1 }),
				listed("many", { online: 2 }),
				listed("few-new", { online: 1, lastAt: 1 }),
			]) {
				await directory.note(room);
			}
			expect((await directory.rooms([])).map(({ slug }) => slug)).toEqual(["many", "few-new", "few", "new", "old", "also-quiet", "quiet"]);
		}));

	it("[ROOM-1] that are private are not listed", () =>
		withDirectory(async ({ directory }) => {
			await directory.note(listed("secret", { visibility: "private", online: 5 }));
			await directory.note(listed("open"));
			expect((await directory.rooms([])).map(({ slug }) => slug)).toEqual(["open"]);
		}));

	it("[LIMIT-5] may be opened 20 at once by one person, and the count outlives the directory's memory", () =>
		withDirectory(async ({ directory, again }) => {
			vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
			for (let n = 0; n < 20; n++) expect(await directory.takeRoomToken("ana")).toBe(0);
			expect(await directory.takeRoomToken("ana")).toBe(30_000);
			expect(await again().takeRoomToken("ana")).toBe(30_000);
			expect(await directory.takeRoomToken("ben")).toBe(0);
			vi.setSystemTime(Date.now() + 30_000);
			expect([await directory.takeRoomToken("ana"), await directory.takeRoomToken("ana")]).toEqual([0, 30_000]);
		}));

	it("[ACC-25] are counted apart from accounts, and nothing is kept of a count that is full again", () =>
		withDirectory(async ({ directory, rows }) => {
			vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
			for (let n = 0; n < 100; n++) expect(await directory.takeSignUpToken("a network")).toBe(0);
			expect(await directory.takeSignUpToken("a network")).toBe(36_000);
			expect(await directory.takeSignUpToken("another")).toBe(0);
			expect(await directory.takeRoomToken("a network")).toBe(0);
			vi.setSystemTime(Date.now() + 3_600_000);
			await directory.takeRoomToken("somebody");
			expect(rows("SELECT what, who FROM quotas")).toEqual([{ what: "room", who: "somebody" }]);
		}));
});

describe("the commands", () => {
	it("[CMD-6] are what each bot said last, by name", () =>
		withDirectory(async ({ directory, again }) => {
			await directory.announce("one", [info("stock"), info("crypto")]);
			await directory.announce("two", [info("weather")]);
			expect(await names(directory)).toEqual(["crypto", "stock", "weather"]);
			await directory.announce("one", [info("stock", "Now better"), info("bonds")]);
			expect(await again().commands()).toEqual([info("bonds"), info("stock", "Now better"), info("weather")]);
			await directory.announce("two", []);
			expect(await names(directory)).toEqual(["bonds", "stock"]);
		}));

	it("[CMD-6] keep the examples that were announced with them", () =>
		withDirectory(async ({ directory, again }) => {
			const examples = [{ usage: "/stock=X", about: "A share" }];
			await directory.announce("one", [{ ...info("stock"), examples }, info("bonds")]);
			expect(await again().commands()).toEqual([info("bonds"), { ...info("stock"), examples }]);
		}));

	it("[CMD-6] that two bots claim are the later one's", () =>
		withDirectory(async ({ directory }) => {
			await directory.announce("one", [info("stock", "of one")]);
			await directory.announce("two", [info("stock", "of two")]);
			await directory.announce("one", []);
			expect(await directory.commands()).toEqual([info("stock", "of two")]);
		}));

	it.each<[string, unknown]>([
		["no list", { name: "x" }],
		["nothing", undefined],
		["a name that is none", [{ ...info("ok"), name: "Not OK" }]],
		["a name that is too long", [info("x".repeat(33))]],
		["no usage", [{ name: "x", about: "y" }]],
		["a usage that is too long", [{ ...info("x"), usage: "x".repeat(201) }]],
		["an example without words", [{ ...info("x"), examples: [{ usage: "/x" }] }]],
		["too many examples", [{ ...info("x"), examples: Array.from({ length: 6 }, () => ({ usage: "/x", about: "y" })) }]],
		["one good and one bad", [info("fine"), info("-bad")]],
		["too many", Array.from({ length: COMMANDS_MAX + 1 }, (_, i) => info(`c${i}`))],
	])("[JOB-7] announced by a malformed list stay as they were: %s", (_, list) =>
		withDirectory(async ({ directory }) => {
			await directory.announce("one", [info("stock")]);
			await expect(Reflect.apply(directory.announce, directory, ["one", list])).rejects.toThrow();
			expect(await names(directory)).toEqual(["stock"]);
		}),
	);
});

describe("the roll call", () => {
	const CALL = { v: 1, rollCall: true };

	it("[JOB-7] goes out when commands are asked for and none was ever announced, and then not for 5 seconds", () =>
		withDirectory(async ({ directory, queue }) => {
			vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
			await directory.rooms([]);
			expect(queue.sent).toEqual([]);
			await directory.commands();
			await directory.commands();
			expect(queue.sent).toEqual([CALL]);
			vi.setSystemTime(Date.now() + ROLL_CALL_EMPTY_MS - 1);
			await directory.commands();
			expect(queue.sent).toEqual([CALL]);
			vi.setSystemTime(Date.now() + 1);
			await directory.commands();
			expect(queue.sent).toEqual([CALL, CALL]);
		}));

	it("[JOB-7] does not go out for an hour after a bot has announced itself", () =>
		withDirectory(async ({ directory, again, queue }) => {
			vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
			await directory.announce("one", [info("stock")]);
			vi.setSystemTime(Date.now() + ROLL_CALL_MS - 1);
			await directory.commands();
			await again().commands();
			expect(queue.sent).toEqual([]);
			vi.setSystemTime(Date.now() + 1);
			await directory.commands();
			expect(queue.sent).toEqual([CALL]);
		}));

	it("[JOB-7] that no queue takes costs the asker nothing", () =>
		withDirectory(async ({ directory, queue }) => {
			const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
			queue.isDown = true;
			expect(await directory.commands()).toEqual([]);
			await vi.waitUntil(() => warn.mock.calls.length === 1, { timeout: 2_000, interval: 1 });
		}));
});
