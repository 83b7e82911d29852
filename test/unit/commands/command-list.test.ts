/** The room's copy of the announced commands: which names it lets pass, and how it asks for a newer one. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { COMMANDS_WAIT_MS } from "../../../src/protocol/limits.ts";
import { CommandList } from "../../../src/room/command-list.ts";

function makeList(names: string[] = []) {
	const world = { names, asked: 0, isDown: false };
	const list = new CommandList(async () => {
		world.asked++;
		if (world.isDown) throw new Error("the directory is down");
		return world.names;
	});
	return { world, list };
}

const opinion = (list: CommandList, name: string) => ({ has: list.has(name), mayBe: list.mayBe(name) });

beforeEach(() => {
	vi.spyOn(console, "warn").mockImplementation(() => undefined);
});
afterEach(() => {
	vi.useRealTimers();
	vi.restoreAllMocks();
});

describe("a room's list of commands", () => {
	it("[CMD-5] has no name before it was asked for, and rules none out", () => {
		expect(opinion(makeList(["stock"]).list, "stock")).toEqual({ has: false, mayBe: true });
	});

	it.each([
		["stock", { has: true, mayBe: true }],
		["weather", { has: true, mayBe: true }],
		["stok", { has: false, mayBe: false }],
		["constructor", { has: false, mayBe: false }],
		["__proto__", { has: false, mayBe: false }],
		["size", { has: false, mayBe: false }],
	])("[CMD-5] that was asked for says of %s %j", async (name, expected) => {
		const { list } = makeList(["stock", "weather"]);
		await list.refresh();
		expect(opinion(list, name)).toEqual(expected);
	});

	it("[CMD-5] takes every name for a possible command as long as no bot has announced anything", async () => {
		const { world, list } = makeList();
		await list.refresh();
		expect(opinion(list, "anything")).toEqual({ has: false, mayBe: true });
		world.names = ["stock"];
		await list.refresh();
		expect(opinion(list, "anything")).toEqual({ has: false, mayBe: false });
	});

	it("[CMD-5] forgets what is no longer announced", async () => {
		const { world, list } = makeList(["stock", "weather"]);
		await list.refresh();
		world.names = ["weather"];
		await list.refresh();
		expect(list.mayBe("stock")).toBe(false);
	});

	it("[CMD-5] keeps its copy where the directory cannot be asked, and takes the next answer", async () => {
		const { world, list } = makeList(["stock"]);
		await list.refresh();
		world.isDown = true;
		await list.refresh();
		expect([opinion(list, "stock"), opinion(list, "stok")]).toEqual([
			{ has: true, mayBe: true },
			{ has: false, mayBe: false },
		]);
		world.isDown = false;
		world.names = ["stok"];
		await list.refresh();
		expect(list.has("stok")).toBe(true);
	});

	it("[CMD-5] lets a command pass where the directory has never answered", async () => {
		const { world, list } = makeList(["stock"]);
		world.isDown = true;
		await list.refresh();
		expect(list.mayBe("stok")).toBe(true);
	});

	it("[CMD-5] asks once for all who wait, and again for who comes later", async () => {
		const { world, list } = makeList();
		await Promise.all([list.refresh(), list.refresh(), list.refresh()]);
		expect(world.asked).toBe(1);
		await list.refresh();
		expect(world.asked).toBe(2);
	});

	it("[CMD-5] waits for a directory that does not answer so long and no longer", async () => {
		vi.useFakeTimers();
		const list = new CommandList(() => new Promise(() => undefined));
		let isDone = false;
		const refresh = list.refresh().then(() => {
			isDone = true;
		});
		await vi.advanceTimersByTimeAsync(COMMANDS_WAIT_MS - 1);
		expect(isDone).toBe(false);
		await vi.advanceTimersByTimeAsync(1);
		await refresh;
		expect(list.mayBe("stock")).toBe(true);
		expect(vi.getTimerCount()).toBe(0);
	});
});
