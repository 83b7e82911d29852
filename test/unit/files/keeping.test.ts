/// <reference types="@cloudflare/vitest-plugin/types" />
/** Files and the messages that they belong to: how they come together, and that no file outlives its message. */
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it, vi } from "vitest";
import { migrate } from "../../../src/migrate.ts";
import { DIRECTORY } from "../../../src/protocol/addresses.ts";
import type { FileInfo } from "../../../src/protocol/files.ts";
import { FILES_PER_MESSAGE, UPLOAD_KEPT_MS } from "../../../src/protocol/limits.ts";
import { Room } from "../../../src/room/room.ts";
import { VISITOR_HEADER, type Visitor, writeVisitor } from "../../../src/room/visitor.ts";
import { Leftovers } from "../../../src/rooms/leftovers.ts";
import { DIRECTORY_MIGRATIONS } from "../../../src/rooms/schema.ts";
import { readSettings } from "../../../src/settings.ts";
import { Client } from "../support/client.ts";
import { keysIn } from "../support/files.ts";
import {
	ANA,
	announce,
	BEN,
	closeAll,
	enter,
	FOUNDER,
	given,
	openRoom,
	owner,
	type RoomStub,
	roomInfo,
	stored,
	visitor,
} from "../support/room.ts";
import { inEmptyStore } from "../support/scratch.ts";

const [ana, ben, founder] = [visitor(ANA), visitor(BEN), visitor(FOUNDER)];
const DAY = 86_400_000;

/** A file that somebody has sent and no message has yet. */
async function send(room: RoomStub, who: Visitor, name = "a.txt", more: Partial<FileInfo> = {}): Promise<string> {
	const { id, key } = given(await room.beginUpload(who, { name, type: "text/plain", size: 5, ...more }));
	await env.FILES.put(key, "hello");
	given(await room.finishUpload(who, id));
	return id;
}

/** A message of somebody with a file, which is there to be fetched. */
async function post(room: RoomStub, who: Visitor, text = "see"): Promise<{ id: string; message: number }> {
	const client = await enter(room, who.user);
	const id = await send(room, who);
	const answer = await client.ask({ type: "send", text, files: [id] });
	await client.close();
	if (answer.type !== "ok" || answer.message === undefined) throw new Error(`refused: ${JSON.stringify(answer)}`);
	given(await room.file(founder, id));
	return { id, message: answer.message };
}

const filesOf = async (room: RoomStub) => (await stored(room)).map(({ files = [] }) => files.map(({ name }) => name));
const bucketOf = (room: RoomStub) => keysIn(`${room.name}/`);
/** Waits for the alarm to have deleted what is to be deleted. */
const emptied = (room: RoomStub) =>
	vi
		.waitUntil(async () => (await bucketOf(room)).length === 0, { timeout: 5_000, interval: 20 })
		.catch(async () => {
			expect(await bucketOf(room), "what the bucket still has").toEqual([]);
		});

describe("a message with files", () => {
	it("[FILE-6] has them in their order, for everybody, also who comes later", async () => {
		const room = await openRoom();
		const [one, other] = [await enter(room, ANA), await enter(room, BEN)];
		const ids = [await send(room, ana, "b.txt"), await send(room, ana, "a.png", { type: "image/png", width: 4, height: 3, alt: "a cat" })];
		expect(await one.ask({ type: "send", text: "", files: ids })).toMatchObject({ type: "ok" });
		const { text, files } = await other.message("the message", () => true);
		expect({ text, files }).toEqual({
			text: "",
			files: [
				{ id: ids[0], name: "b.txt", type: "text/plain", size: 5 },
				{ id: ids[1], name: "a.png", type: "image/png", size: 5, width: 4, height: 3, alt: "a cat" },
			],
		});
		await evictDurableObject(room);
		expect((await stored(room))[0]?.files).toEqual(files);
		for (const id of ids) given(await room.file(ben, id));
		expect(await room.describeFile(ana, ids[1] ?? "", "a dog"), "what others have seen stays").toMatchObject({ code: "no_file" });
		await closeAll(one, other);
	});

	it("[FILE-6] [SEND-2] [LIMIT-2] is one message, however often it is sent", async () => {
		const room = await openRoom();
		const client = await enter(room, ANA);
		const frame = { type: "send", id: "again", text: "see", files: [await send(room, ana)] };
		client.send(frame);
		client.send(frame);
		await client.close();
		const again = await enter(room, ANA);
		for (let n = 0; n < 12; n++) again.send(frame);
		expect(await again.say("new"), "the repeats have not counted").toBe(2);
		expect(again.all("ok")[0]).toMatchObject({ id: "again", message: 1 });
		expect(await filesOf(room)).toEqual([["a.txt"], []]);
		await again.close();
	});

	it("[FILE-6] takes none that is another's, another room's, used, unknown, or still coming in", async () => {
		const [room, other] = [await openRoom(), await openRoom()];
		const client = await enter(room, ANA);
		const coming = given(await room.beginUpload(ana, { name: "a.txt", type: "text/plain", size: 5 })).id;
		const used = (await post(room, ana)).id;
		const good = await send(room, ana);
		for (const bad of [await send(room, ben), await send(other, ana), used, "unknown", coming]) {
			expect(await client.ask({ type: "send", text: "see", files: [good, bad] })).toMatchObject({ type: "error", code: "no_file" });
		}
		expect(await filesOf(room)).toEqual([["a.txt"]]);
		expect(await client.ask({ type: "send", text: "see", files: [good] })).toMatchObject({ type: "ok" });
		await client.close();
	});

	it("[FILE-6] takes those that its sender sent as a guest", async () => {
		const room = await openRoom();
		const id = await send(room, ana);
		const ada = visitor({ id: "ada", name: "Ada", kind: "account" }, { was: [ANA.id] });
		const client = new Client(
			await room.fetch("https://room/socket", { headers: { Upgrade: "websocket", [VISITOR_HEADER]: writeVisitor(ada) } }),
			"Ada",
		);
		await client.welcome();
		expect(await client.ask({ type: "send", text: "mine", files: [id] })).toMatchObject({ type: "ok" });
		await client.close();
	});

	it.each<[string, object, string]>([
		["too many", { files: Array.from({ length: FILES_PER_MESSAGE + 1 }, (_, n) => `${n}`) }, "bad_frame"],
		["one twice", { files: ["a", "a"] }, "bad_frame"],
		["what is no id", { files: [7] }, "bad_frame"],
		["no list", { files: "a" }, "bad_frame"],
		["no text and no file", { text: "", files: [] }, "empty"],
	])("[FILE-6] with %s is refused", async (_, more, code) => {
		const room = await openRoom();
		const client = await enter(room, ANA);
		expect(await client.ask({ type: "send", text: "see", ...more })).toMatchObject({ type: "error", code });
		await client.close();
	});

	it("[FILE-6] is no command", async () => {
		const room = await openRoom();
		await announce("x");
		const client = await enter(room, ANA);
		expect(await client.ask({ type: "send", text: "/x", files: [await send(room, ana)] })).toMatchObject({ code: "not_allowed" });
		expect(await stored(room)).toEqual([]);
		await client.close();
	});

	it("[EDIT-1] [FILE-6] keeps its files when its text is changed", async () => {
		const room = await openRoom();
		const { message } = await post(room, ana);
		const client = await enter(room, ANA);
		await client.ask({ type: "edit", message, text: "look" });
		expect((await stored(room))[0]).toMatchObject({ text: "look", files: [{ name: "a.txt" }] });
		await client.close();
	});
});

describe("a file is gone with its message", () => {
	const ways: [string, (room: RoomStub, message: number) => Promise<unknown>][] = [
		[
			"taken back",
			async (room, message) => {
				const client = await enter(room, ANA);
				await client.ask({ type: "delete", message });
				await client.close();
			},
		],
		["taken away with all that somebody wrote", async (room) => given(await room.removeMember(founder, ANA.id, { purge: "1d" }))],
		[
			"closed away with its author's account",
			(room) => room.forget([ANA.id], { id: "~ghost", name: "deleted account", kind: "guest" }, true),
		],
	];

	it.each(ways)("[FILE-9] %s: for everybody at once, from the bucket right after", async (_, remove) => {
		const room = await openRoom();
		const [{ id, message }, kept] = [await post(room, ana), await post(room, ben)];
		expect(await bucketOf(room)).toHaveLength(2);
		await remove(room, message);
		for (const who of [ana, ben, founder]) expect(await room.file(who, id)).toMatchObject({ ok: false, code: "no_file" });
		await vi.waitUntil(async () => (await bucketOf(room)).length === 1, 5_000);
		expect((await bucketOf(room))[0]).toMatch(new RegExp(`/${kept.id}$`));
		expect((await filesOf(room)).flat()).toEqual(["a.txt"]);
		expect((await stored(room)).map(({ files }) => files?.length)).toEqual([undefined, 1]);
	});

	it("[FILE-9] that is dropped for its age", async () => {
		const room = await openRoom();
		const { id } = await post(room, ana);
		await runInDurableObject(room, async (_, state) => {
			state.storage.sql.exec("UPDATE messages SET at = ?", Date.now() - 40 * DAY);
			const strict = new Room(state, { ...env, RETENTION_DAYS: "30" });
			await strict.alarm();
			expect(await strict.file(ana, id)).toMatchObject({ code: "no_file" });
		});
		await emptied(room);
	});

	it("[FILE-9] and stays with it, when an account is closed and its messages are kept; what waited goes", async () => {
		const room = await openRoom();
		const [{ id }, waiting] = [await post(room, ana), await send(room, ana)];
		await room.forget([ANA.id], { id: "~ghost", name: "deleted account", kind: "guest" }, false);
		given(await room.file(ben, id));
		expect(await room.file(ana, waiting)).toMatchObject({ code: "no_file" });
		await vi.waitUntil(async () => (await bucketOf(room)).length === 1, 5_000);
	});

	it("[FILE-9] whatever the bucket does: it is asked again until it has taken it, also by a room that was out of memory", async () => {
		const room = await openRoom();
		await post(room, ana);
		const refusing = { ...env.FILES, delete: () => Promise.reject(new Error("the bucket is down")) };
		vi.spyOn(console, "warn").mockImplementation(() => {});
		await runInDurableObject(room, async (_, state) => {
			const down = new Room(state, { ...env, FILES: refusing as unknown as R2Bucket });
			await down.forget([ANA.id], { id: "~ghost", name: "deleted account", kind: "guest" }, true);
			await down.alarm();
			expect(state.storage.sql.exec("SELECT tries FROM trash").toArray()).toEqual([{ tries: 1 }]);
			const dueIn = ((await state.storage.getAlarm()) ?? 0) - Date.now();
			expect(dueIn).toBeGreaterThan(5_000);
			await down.alarm();
			expect(state.storage.sql.exec("SELECT tries FROM trash").toArray(), "asked again before its time").toEqual([{ tries: 1 }]);
			state.storage.sql.exec("UPDATE trash SET due_at = 0");
		});
		expect(await bucketOf(room)).toHaveLength(1);
		await evictDurableObject(room);
		await runDurableObjectAlarm(room);
		await emptied(room);
		await runInDurableObject(room, async (_, { storage }) => {
			expect(storage.sql.exec("SELECT * FROM trash").toArray()).toEqual([]);
			expect(await storage.getAlarm()).toBeNull();
		});
		vi.restoreAllMocks();
	});

	it("[FILE-7] that never came: it waits for an hour, and no longer", async () => {
		const room = await openRoom();
		const [id, arriving] = [await send(room, ana), given(await room.beginUpload(ana, { name: "b", type: "text/plain", size: 5 })).id];
		await runInDurableObject(room, async (_, { storage }) => {
			const dueIn = ((await storage.getAlarm()) ?? 0) - Date.now();
			expect(dueIn).toBeGreaterThan(UPLOAD_KEPT_MS - 60_000);
			expect(dueIn).toBeLessThanOrEqual(UPLOAD_KEPT_MS);
			storage.sql.exec("UPDATE files SET at = at - ?", UPLOAD_KEPT_MS);
		});
		const client = await enter(room, ANA);
		await runDurableObjectAlarm(room);
		await emptied(room);
		expect(await client.ask({ type: "send", text: "late", files: [id] })).toMatchObject({ code: "no_file" });
		expect(await room.finishUpload(ana, arriving)).toMatchObject({ code: "no_file" });
		await client.close();
	});
});

describe("the space of a room", () => {
	it("[FILE-12] is what its files have together, those that come in too; what is taken away makes room", async () => {
		const room = await openRoom();
		await runInDurableObject(room, async (_, state) => {
			const small = new Room(state, { ...env, STORAGE_PER_ROOM: "1" });
			const half = { name: "a", type: "text/plain", size: 512 * 1024 };
			given(await small.beginUpload(ana, half));
			given(await small.beginUpload(ben, half));
			expect(await small.beginUpload(founder, { ...half, size: 1 })).toMatchObject({ ok: false, code: "storage_full" });
			state.storage.sql.exec("DELETE FROM files WHERE uploader = ?", ANA.id);
			given(await small.beginUpload(founder, half));
		});
	});

	it.each([
		[undefined, 1_024],
		["2048", 2_048],
		["a lot", 1_024],
		["-1", 1_024],
		["0", 0],
	])("[FILE-12] set to %j is %i MiB", (STORAGE_PER_ROOM, mib) => {
		expect(readSettings({ ...env, ...(STORAGE_PER_ROOM === undefined ? {} : { STORAGE_PER_ROOM }) }).storagePerRoom).toBe(
			mib * 1024 * 1024,
		);
	});
});

describe("who may send files", () => {
	const file = { name: "a.txt", type: "text/plain", size: 5 };
	const account = visitor({ id: "ada", name: "Ada", kind: "account" });
	it.each<[string, Partial<Env>, string, string]>([
		["everybody", { UPLOADS: "everybody" }, "ok", "ok"],
		["accounts", { UPLOADS: "accounts" }, "account_needed", "ok"],
		["nobody", { UPLOADS: "off" }, "files_off", "files_off"],
		["nobody without a bucket", { FILES: undefined as never }, "files_off", "files_off"],
	])("[FILE-1] is %s where the operator says so, and the page is told", async (_, settings, asGuest, asAccount) => {
		const room = await openRoom();
		await runInDurableObject(room, async (_, state) => {
			const strict = new Room(state, { ...env, ...settings });
			for (const [who, expected] of [
				[ana, asGuest],
				[account, asAccount],
			] as const) {
				const outcome = await strict.beginUpload(who, file);
				expect(outcome.ok ? "ok" : outcome.code).toBe(expected);
				expect(given(await strict.view(who)).files).toBe(expected === "ok");
			}
		});
	});

	it("[FILE-1] is told in the welcome", async () => {
		const client = await enter(await openRoom(), ANA);
		expect((await client.welcome()).you.files).toBe(true);
		await client.close();
	});

	it("[FILE-1] is nobody who is muted; [FILE-5] a word that is not wanted is not wanted in a name", async () => {
		const room = await openRoom();
		const rude = { ...env, BLOCKED_WORDS: "rude" };
		await runInDurableObject(room, async (_, state) => {
			const strict = new Room(state, rude);
			expect(await strict.beginUpload(ana, { ...file, name: "a RUDE one.txt" })).toMatchObject({
				code: "not_allowed",
				detail: expect.any(String),
			});
			expect(await strict.beginUpload(ana, { ...file, alt: "rude" })).toMatchObject({ code: "not_allowed" });
		});
		given(await room.beginUpload(ana, file));
		await (await enter(room, ANA)).say("hello");
		given(await room.setMember(founder, ANA.id, { muted: "1h" }));
		expect(await room.beginUpload(ana, file)).toMatchObject({ code: "muted" });
	});
});

describe("a room that is deleted", () => {
	const directory = () => env.DIRECTORY.getByName(DIRECTORY);

	it("[FILE-9] takes all its files with it; the next of its address has none of them", async () => {
		const room = await openRoom();
		const slug = room.name ?? "";
		const { id } = await post(room, ana);
		await send(room, ben);
		given(await room.delete(founder));
		await emptied(room);
		expect(await room.create(roomInfo(slug), [owner(FOUNDER)])).toBe(true);
		expect(await room.file(founder, id)).toMatchObject({ code: "no_file" });
		const { message } = await post(room, ana);
		expect(message).toBe(1);
		await runDurableObjectAlarm(directory());
		expect(await bucketOf(room)).toHaveLength(1);
	});

	it("[FILE-9] is not deleted where it cannot be said which files go", async () => {
		const room = await openRoom();
		const { id } = await post(room, ana);
		await runInDurableObject(room, async (_, state) => {
			const bury = () => Promise.reject(new Error("the directory is down"));
			const alone = new Room(state, { ...env, DIRECTORY: { getByName: () => ({ bury, note: async () => {} }) } as never });
			await expect(alone.delete(founder)).rejects.toThrow("the directory is down");
			given(await alone.file(ana, id));
		});
		expect(await bucketOf(room)).toHaveLength(1);
	});
});

describe("what rooms leave behind", () => {
	/** The directory's part of it over a bucket of a few keys, in the hands of the test. */
	function withLeftovers(
		run: (world: {
			leftovers: Leftovers;
			keys: Set<string>;
			world: { now: number; isDown: boolean; isLiving: boolean };
			due: () => Promise<number | null>;
		}) => Promise<void>,
	) {
		return inEmptyStore(async (storage) => {
			migrate(storage, DIRECTORY_MIGRATIONS);
			const keys = new Set(["a/1/x", "a/1/y", "a/2/x"]);
			const start = Date.now() + DAY;
			const world = { now: start, isDown: false, isLiving: false };
			const bucket = {
				list: async ({ prefix = "" }: R2ListOptions = {}) => {
					if (world.isDown) throw new Error("the bucket is down");
					return { objects: [...keys].filter((key) => key.startsWith(prefix)).map((key) => ({ key })), truncated: false };
				},
				delete: async (gone: string | string[]) => {
					for (const key of [gone].flat()) keys.delete(key);
				},
			} as unknown as R2Bucket;
			const leftovers = new Leftovers({ storage, bucket, isLiving: async () => world.isLiving, now: () => world.now });
			const due = async () => {
				const at = await storage.getAlarm();
				return at === null ? null : at - world.now;
			};
			await run({ leftovers, keys, world, due });
			await storage.deleteAlarm();
		});
	}

	it("[FILE-9] goes as soon as the room has ended, what came in late an hour later, and nobody else's", () =>
		withLeftovers(async ({ leftovers, keys, world, due }) => {
			await leftovers.bury("a", "a/1/");
			expect(await due()).toBe(60_000);
			await leftovers.hurry("a");
			expect(await due()).toBe(0);
			await leftovers.sweep();
			expect([...keys]).toEqual(["a/2/x"]);
			expect(await due()).toBe(UPLOAD_KEPT_MS);
			keys.add("a/1/late");
			world.now += UPLOAD_KEPT_MS;
			await leftovers.sweep();
			expect([...keys]).toEqual(["a/2/x"]);
			expect(await due()).toBeNull();
		}));

	it("[FILE-9] is tried again, later each time, until the bucket takes it", () =>
		withLeftovers(async ({ leftovers, keys, world, due }) => {
			vi.spyOn(console, "warn").mockImplementation(() => {});
			await leftovers.bury("a", "a/1/");
			await leftovers.hurry("a");
			world.isDown = true;
			for (const wait of [10_000, 20_000, 40_000]) {
				await leftovers.sweep();
				expect(await due()).toBe(wait);
				world.now += wait;
			}
			expect(keys.size).toBe(3);
			world.isDown = false;
			await leftovers.sweep();
			expect([...keys]).toEqual(["a/2/x"]);
			vi.restoreAllMocks();
		}));

	it("[FILE-9] stays where the room has not ended after all", () =>
		withLeftovers(async ({ leftovers, keys, world, due }) => {
			world.isLiving = true;
			await leftovers.bury("a", "a/1/");
			world.now += 60_000;
			await leftovers.sweep();
			expect(await due()).toBe(10_000);
			world.now += 60_000;
			await leftovers.sweep();
			expect(await due()).toBeNull();
			expect(keys.size).toBe(3);
		}));
});

it("a message without files does not speak of them", async () => {
	const room = await openRoom();
	const client = await enter(room, ANA);
	await client.ask({ type: "send", text: "hello" });
	expect((await stored(room))[0]).not.toHaveProperty("files");
	await client.close();
});
