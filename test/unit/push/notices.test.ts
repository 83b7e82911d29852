/// <reference types="@cloudflare/vitest-plugin/types" />
/** Whom a room tells of what is said in it, when, and what it tells them. */
import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { NewRoomReply } from "../../../src/protocol/api.ts";
import { NOTICE_EVERY_MS, NOTICE_HELD_MS, NOTICE_MAX_AGE_MS, NOTICE_RETRY_MS } from "../../../src/protocol/limits.ts";
import type { Level, Room as RoomInfo, User } from "../../../src/protocol/message.ts";
import { Room } from "../../../src/room/room.ts";
import { comeInto, newAccount, type SignedIn, signInAgain } from "../support/accounts.ts";
import type { Client } from "../support/client.ts";
import { call, read } from "../support/http.ts";
import { listening, type PushDevice, servePushes } from "../support/push-service.ts";
import { closeAll, given, type RoomStub, roomInfo, visitor } from "../support/room.ts";

let made = 0;
let open: Client[] = [];

beforeEach(() => {
	vi.useFakeTimers({ toFake: ["Date"] });
	servePushes();
});
afterEach(async () => {
	await closeAll(...open);
	open = [];
	vi.useRealTimers();
	vi.restoreAllMocks();
});

/** What the alarm does, whose clock is not the test's. */
const ring = ({ room }: Pick<Scene, "room">) =>
	runInDurableObject(room, async (instance) => {
		if (!(instance instanceof Room)) throw new Error("no room");
		await instance.alarm();
	});
const pass = (ms: number) => vi.setSystemTime(Date.now() + ms);

interface Scene {
	slug: string;
	room: RoomStub;
	/** Who speaks; an owner, who may call everybody. */
	ana: SignedIn;
	says: Client;
	/** Who listens. */
	ben: SignedIn;
	device: PushDevice;
}

/** A room in which somebody speaks and somebody who was there long ago listens. */
async function setScene(more: Partial<RoomInfo> = {}): Promise<Scene> {
	const slug = `notices-${++made}`;
	const [ana, ben] = [await newAccount(`ana-${made}`), await newAccount(`ben-${made}`)];
	const room = env.ROOMS.getByName(slug);
	await room.create({ ...roomInfo(slug), ...more }, [
		{ user: ana.user, role: "owner" },
		{ user: ben.user, role: "member" },
	]);
	const device = await listening(ben);
	await (await comeInto(slug, ben)).close();
	const says = await comeInto(slug, ana);
	open.push(says);
	pass(NOTICE_HELD_MS);
	return { slug, room, ana, says, ben, device };
}

/** What a room has in mind for somebody: to tell them at once, or it has; to wait; or not to tell them. */
async function fateOf(room: RoomStub, { id }: User): Promise<"told" | "held" | "not"> {
	return runInDurableObject(room, (_, { storage }) => {
		const [row] = storage.sql
			.exec<{ due_at: number | null; told: number | null }>("SELECT due_at, told FROM listeners WHERE person = ?", id)
			.toArray();
		if (row?.due_at != null && row.due_at > Date.now()) return "held";
		return row?.due_at != null || row?.told != null ? "told" : "not";
	});
}

const listens = (room: RoomStub, { user }: SignedIn) =>
	runInDurableObject(room, (_, { storage }) => storage.sql.exec("SELECT * FROM listeners WHERE person = ?", user.id).toArray().length > 0);

const chooses = async ({ room }: Scene, { user }: SignedIn, level: Level) => given(await room.setLevel(visitor(user), level));

describe("who is told", () => {
	const cases: [what: string, level: Level | undefined, text: (ben: string) => string, fate: "told" | "not", room?: Partial<RoomInfo>][] = [
		["of any message", undefined, () => "hello", "not"],
		["of a mention", undefined, (ben) => `hello @${ben}`, "told"],
		["of a call to all", undefined, () => "hello @all", "told"],
		["of a call to who is here", undefined, () => "hello @here", "not"],
		["of a mention of another", undefined, (ben) => `hello @${ben}x`, "not"],
		["of a mention in code", undefined, (ben) => `\`@${ben}\``, "not"],
		["of any message", "all", () => "hello", "told"],
		["of a mention", "all", (ben) => `@${ben}`, "told"],
		["of a mention", "nothing", (ben) => `@${ben}`, "not"],
		["of a call to all", "nothing", () => "@all", "not"],
		["of any message to two", undefined, () => "hello", "told", { direct: true, visibility: "private" }],
		["of any message to two", "mentions", () => "hello", "not", { direct: true, visibility: "private" }],
		["of any message to two", "nothing", () => "hello", "not", { direct: true, visibility: "private" }],
	];
	it.each(cases)("[NOTIFY-3] %s, at level %s", async (_, level, text, fate, more) => {
		const scene = await setScene(more);
		if (level !== undefined) await chooses(scene, scene.ben, level);
		await scene.says.say(text(scene.ben.user.id));
		expect(await fateOf(scene.room, scene.ben.user)).toBe(fate);
	});

	it("[NOTIFY-3] not who said it, wherever else they are", async () => {
		const scene = await setScene();
		await listening(scene.ana);
		await chooses(scene, scene.ana, "all");
		const again = await comeInto(scene.slug, scene.ana);
		open.push(again);
		await scene.says.say(`I am @${scene.ana.user.id}`);
		expect(await fateOf(scene.room, scene.ana.user)).toBe("not");
	});

	it("[NOTIFY-3] not who was put out since", async () => {
		const scene = await setScene();
		given(await scene.room.removeMember(visitor(scene.ana.user), scene.ben.user.id, { ban: "forever" }));
		await scene.says.say(`@${scene.ben.user.id}`);
		expect(await fateOf(scene.room, scene.ben.user)).toBe("not");
	});

	it("[NOTIFY-3] not who may not read the room any more, which is private now", async () => {
		const scene = await setScene();
		const stranger = await newAccount();
		const device = await listening(stranger);
		await (await comeInto(scene.slug, stranger)).close();
		pass(NOTICE_HELD_MS);
		given(await scene.room.edit(visitor(scene.ana.user), { visibility: "private" }));
		await scene.says.say(`@${stranger.user.id} @${scene.ben.user.id}`);
		await ring(scene);
		await vi.waitFor(() => expect(scene.device.told).toHaveLength(1));
		expect(await fateOf(scene.room, stranger.user)).toBe("not");
		expect(device.came).toEqual([]);
	});

	it("[NOTIFY-3] of an edit, nobody", async () => {
		const scene = await setScene();
		const message = await scene.says.say("hello");
		await scene.says.ask({ type: "edit", message, text: `hello @${scene.ben.user.id}` });
		expect(await fateOf(scene.room, scene.ben.user)).toBe("not");
	});

	it("[NOTIFY-4] of a bot's answer, only who asked, unless they look", async () => {
		const scene = await setScene();
		await listening(scene.ana);
		await chooses(scene, scene.ben, "all");
		const ask = async () => {
			const answer = await scene.says.ask({ type: "send", text: "/weather tomorrow" });
			if (answer.type !== "ok" || answer.message === undefined) throw new Error("the command was not taken");
			return answer.message;
		};
		scene.says.send({ type: "look", on: true });
		expect(await scene.room.answer(await ask(), { ok: true, text: "sunny" })).toBe("taken");
		expect(await fateOf(scene.room, scene.ana.user)).toBe("not");
		scene.says.send({ type: "look", on: false });
		expect(await scene.room.answer(await ask(), { ok: true, text: "rain" })).toBe("taken");
		expect(await fateOf(scene.room, scene.ana.user)).toBe("told");
		expect(await fateOf(scene.room, scene.ben.user)).toBe("not");
	});
});

describe("what is told", () => {
	it("[NOTIFY-6] is the room, who wrote, the beginning of the text in a line, and how much is unread that concerns them", async () => {
		const scene = await setScene({ title: "Book club" });
		await scene.says.say("not for you");
		const id = await scene.says.say(`@${scene.ben.user.id}\n\n${"**long** ".repeat(100)}`);
		await ring(scene);
		await vi.waitFor(() => expect(scene.device.came).toHaveLength(1));
		const [{ notice, headers } = { notice: undefined, headers: new Headers() }] = scene.device.came;
		expect(notice).toEqual({
			type: "message",
			room: scene.slug,
			title: "Book club",
			message: id,
			author: scene.ana.user.name,
			text: expect.stringMatching(new RegExp(`^@${scene.ben.user.id} \\*\\*long\\*\\* .*…$`)),
			count: 1,
		});
		expect(headers.get("Urgency")).toBe("high");
		expect(headers.get("Topic")).toMatch(/^[\w-]{32}$/);
	});

	it("[NOTIFY-6] is less than 3 kB, whatever was written", async () => {
		const scene = await setScene({ title: "🪐".repeat(60), direct: true, visibility: "private" });
		for (const text of ["🪐".repeat(4_000), `a${"\u0001".repeat(1_999)}`]) {
			await scene.says.say(text);
			await ring(scene);
			pass(NOTICE_EVERY_MS);
		}
		await vi.waitFor(() => expect(scene.device.came.length).toBeGreaterThan(1));
		for (const { notice } of scene.device.came) expect(new TextEncoder().encode(JSON.stringify(notice)).length).toBeLessThan(3_000);
	});

	it("[NOTIFY-5] of a burst is its first message, and a while later the newest with the number of all", async () => {
		const scene = await setScene();
		await chooses(scene, scene.ben, "all");
		await scene.says.say("one");
		await ring(scene);
		await vi.waitFor(() => expect(scene.device.told).toHaveLength(1));
		for (const text of ["two", "three", "four"]) await scene.says.say(text);
		expect(await fateOf(scene.room, scene.ben.user)).toBe("held");
		await ring(scene);
		pass(NOTICE_EVERY_MS);
		await ring(scene);
		const ana = scene.ana.user.name;
		await vi.waitFor(() => expect(scene.device.told).toEqual([`${ana}: one (1)`, `${ana}: four (4)`]));
	});

	it("[NOTIFY-6] has nothing of what was taken away or read before it is told", async () => {
		const scene = await setScene();
		await chooses(scene, scene.ben, "all");
		await scene.says.say("one");
		await ring(scene);
		await vi.waitFor(() => expect(scene.device.told).toHaveLength(1));
		const gone = await scene.says.say("two");
		await scene.says.ask({ type: "delete", message: gone });
		pass(NOTICE_EVERY_MS);
		await ring(scene);
		await scene.says.say("three");
		await ring(scene);
		await vi.waitFor(() => expect(scene.device.told).toEqual([expect.stringContaining("one (1)"), expect.stringContaining("three (2)")]));
	});
});

describe("who is reading", () => {
	/** Somebody who listens and is in the room, as far as a connection goes. */
	async function inRoom(scene: Scene): Promise<Client> {
		const client = await comeInto(scene.slug, scene.ben);
		open.push(client);
		return client;
	}

	it("[NOTIFY-5] is told at once while nobody looks at the page that is open", async () => {
		const scene = await setScene();
		const ben = await inRoom(scene);
		ben.send({ type: "look", on: true });
		ben.send({ type: "look", on: false });
		await ben.settle();
		await scene.says.say(`@${scene.ben.user.id}`);
		expect(await fateOf(scene.room, scene.ben.user)).toBe("told");
	});

	it("[NOTIFY-5] is told a minute later, and only of what is unread then, whatever the room forgets", async () => {
		const scene = await setScene();
		const ben = await inRoom(scene);
		ben.send({ type: "look", on: true });
		await ben.settle();
		await evictDurableObject(scene.room, { webSockets: "hibernate" });
		const first = await scene.says.say(`@${scene.ben.user.id} first`);
		expect(await fateOf(scene.room, scene.ben.user)).toBe("held");
		ben.send({ type: "seen", message: first });
		await ben.settle();
		pass(NOTICE_HELD_MS);
		await ring(scene);
		expect(await fateOf(scene.room, scene.ben.user)).toBe("not");
		await scene.says.say(`@${scene.ben.user.id} second`);
		await ring(scene);
		expect(await fateOf(scene.room, scene.ben.user)).toBe("held");
		pass(NOTICE_HELD_MS);
		await ring(scene);
		await vi.waitFor(() => expect(scene.device.told).toEqual([expect.stringContaining("second (1)")]));
	});

	it("[NOTIFY-5] is also who has read in the last minute and gone", async () => {
		const scene = await setScene();
		const ben = await inRoom(scene);
		const seen = await scene.says.say("not for you");
		ben.send({ type: "seen", message: seen });
		await ben.settle();
		await ben.close();
		await scene.says.say(`@${scene.ben.user.id}`);
		expect(await fateOf(scene.room, scene.ben.user)).toBe("held");
		pass(NOTICE_HELD_MS);
		await ring(scene);
		await vi.waitFor(() => expect(scene.device.told).toHaveLength(1));
	});

	it("[NOTIFY-7] has their other devices show it no more once all of it is read", async () => {
		const scene = await setScene();
		const apple = await listening(await signInAgain(scene.ben), "web.push.apple.com");
		const first = await scene.says.say(`@${scene.ben.user.id} first`);
		await ring(scene);
		await vi.waitFor(() => expect([scene.device.told.length, apple.told.length]).toEqual([1, 1]));
		pass(NOTICE_EVERY_MS);
		const second = await scene.says.say(`@${scene.ben.user.id} second`);
		await ring(scene);
		await vi.waitFor(() => expect([scene.device.told.length, apple.told.length]).toEqual([2, 2]));
		const ben = await inRoom(scene);
		ben.send({ type: "seen", message: first });
		await ben.settle();
		ben.send({ type: "seen", message: second });
		await vi.waitFor(() => expect(scene.device.came.at(-1)?.notice).toEqual({ type: "read", room: scene.slug }));
		expect(scene.device.came.map(({ notice }) => notice.type)).toEqual(["message", "message", "read"]);
		expect(
			apple.came.map(({ notice }) => notice.type),
			"who sends Safari what it does not show loses it",
		).toEqual(["message", "message"]);
		const [one, , last] = scene.device.came;
		expect(last?.headers.get("Topic"), "it takes the place of what the device has not got yet").toBe(one?.headers.get("Topic"));
	});
});

describe("who listens", () => {
	it("[NOTIFY-3] is known to rooms that were entered before, and to those that one is put into", async () => {
		const scene = await setScene();
		const carla = await newAccount();
		await (await comeInto(scene.slug, carla)).close();
		pass(NOTICE_HELD_MS);
		const device = await listening(carla);
		await vi.waitFor(async () => expect(await listens(scene.room, carla)).toBe(true));
		await scene.says.say(`@${carla.user.id}`);
		await ring(scene);
		await vi.waitFor(() => expect(device.told).toHaveLength(1));
		const direct = await call("POST", "/api/direct", { token: scene.ana.token, body: { handle: carla.user.id } });
		const { slug } = (await read(direct, 201, NewRoomReply)).room;
		const room = env.ROOMS.getByName(slug);
		await vi.waitFor(async () => expect(await listens(room, carla)).toBe(true));
		const ana = await comeInto(slug, scene.ana);
		open.push(ana);
		await ana.say("are you there?");
		await ring({ room });
		await vi.waitFor(() => expect(device.told.at(-1)).toContain("are you there? (1)"));
	});

	it("[NOTIFY-3] is forgotten by a room whose word nobody takes, and known again with the next visit", async () => {
		const scene = await setScene();
		await call("DELETE", "/api/account/sessions", { token: scene.ben.token });
		await scene.says.say(`@${scene.ben.user.id}`);
		expect(await listens(scene.room, scene.ben)).toBe(true);
		await ring(scene);
		expect(await listens(scene.room, scene.ben)).toBe(false);
		const back = await signInAgain(scene.ben);
		await listening(back);
		await (await comeInto(scene.slug, back)).close();
		expect(await listens(scene.room, scene.ben)).toBe(true);
	});

	it("[NOTIFY-5] is told later where the account cannot be reached, unless the message is old by then", async () => {
		const scene = await setScene();
		const fail = () =>
			vi.spyOn(env.ACCOUNTS, "getByName").mockImplementation(() => {
				throw new Error("the account cannot be reached");
			});
		const fails = fail();
		await scene.says.say(`@${scene.ben.user.id} first`);
		await ring(scene);
		expect(await fateOf(scene.room, scene.ben.user)).toBe("held");
		fails.mockRestore();
		pass(NOTICE_RETRY_MS);
		await ring(scene);
		await vi.waitFor(() => expect(scene.device.told).toHaveLength(1));
		fail();
		pass(NOTICE_EVERY_MS);
		await scene.says.say(`@${scene.ben.user.id} second`);
		pass(NOTICE_MAX_AGE_MS);
		await ring(scene);
		expect(await fateOf(scene.room, scene.ben.user), "nothing waits any more").toBe("told");
		expect(scene.device.told).toHaveLength(1);
	});

	it("[NOTIFY-3] costs a message nothing in a room where nobody does", async () => {
		const slug = `notices-${++made}`;
		const ana = await newAccount();
		await env.ROOMS.getByName(slug).create(roomInfo(slug), [{ user: ana.user, role: "owner" }]);
		const says = await comeInto(slug, ana);
		open.push(says);
		const asked = vi.spyOn(env.ACCOUNTS, "getByName");
		await says.say(`@all @${ana.user.id}`);
		await says.settle();
		expect(asked).not.toHaveBeenCalled();
	});
});
