/** The first frame of a connection: the state of the room, and what was missed. */
import { describe, expect, it } from "vitest";
import { CATCH_UP_MAX, PAGE_DEFAULT } from "../../../src/protocol/limits.ts";
import type { History } from "../../../src/room/history.ts";
import { ANA, BEN, closeAll, connect, enter, FOUNDER, given, openRoom, roomInfo, seed, visitor } from "../support/room.ts";

/** So many messages of Ben, with the ids from 1 on in a new history. */
function write(history: History, count: number): void {
	for (let i = 1; i <= count; i++) history.append({ sender: BEN, clientId: `c${i}`, text: `m${i}` }, i);
}

describe("a welcome", () => {
	it("[SINCE-5] says all about an empty room", async () => {
		const room = await openRoom();
		const ana = await enter(room, ANA);
		const view = given(await room.view(visitor(ANA)));
		expect(ana.frames).toEqual([
			{
				type: "welcome",
				version: 1,
				room: { ...roomInfo(view.room.slug), slug: expect.stringMatching(/^room-/) },
				you: { user: ANA, role: "member", seen: 0, files: true },
				rev: 0,
				online: { count: 1, users: [ANA] },
				messages: [],
				more: { before: false, after: false },
				reset: true,
			},
		]);
		await ana.close();
	});

	it("[SINCE-5] tells the founder that the room is theirs", async () => {
		const founder = await enter(await openRoom(), FOUNDER);
		expect((await founder.welcome()).you.role).toBe("owner");
		await founder.close();
	});

	it("[SINCE-4] without since has the newest 50 messages, oldest first, and says that there are more", async () => {
		const room = await openRoom();
		await seed(room, (history) => write(history, 60));
		const ana = await enter(room, ANA);
		const { rev, messages, more, reset } = await ana.welcome();
		expect([rev, reset, more]).toEqual([60, true, { before: true, after: false }]);
		expect(messages.map(({ id }) => id)).toEqual(Array.from({ length: PAGE_DEFAULT }, (_, i) => i + 11));
		await ana.close();
	});

	it("[PAGE-5] has the client ids of one's own messages only", async () => {
		const room = await openRoom();
		await seed(room, (history) => write(history, 1));
		const [ana, ben] = [await enter(room, ANA), await enter(room, BEN)];
		expect((await ana.welcome()).messages[0]).not.toHaveProperty("clientId");
		expect((await ben.welcome()).messages[0]).toHaveProperty("clientId", "c1");
		await closeAll(ana, ben);
	});
});

describe("a client that comes back", () => {
	it("[SINCE-1] hears of each message that was posted or changed since, in the order of rev", async () => {
		const room = await openRoom();
		await seed(room, (history) => {
			history.append({ sender: BEN, clientId: "x", text: "/x", command: { name: "x", args: "" } }, 1);
			write(history, 3);
			history.change(1, { status: "answered", text: "x is 1" });
			history.append({ sender: BEN, clientId: "last", text: "last" }, 9);
		});
		const ana = await enter(room, ANA, 2);
		const { rev, reset, messages, more } = await ana.welcome();
		expect([rev, reset, more]).toEqual([6, false, { before: false, after: false }]);
		expect(messages.map(({ id, rev }) => [id, rev])).toEqual([
			[3, 3],
			[4, 4],
			[1, 5],
			[6, 6],
		]);
		await ana.close();
	});

	it.each([
		[0, false, 0],
		[1, false, 1],
		[CATCH_UP_MAX - 1, false, CATCH_UP_MAX - 1],
		[CATCH_UP_MAX, false, CATCH_UP_MAX],
		[CATCH_UP_MAX + 1, true, PAGE_DEFAULT],
	])("[SINCE-2] after %i changes is reset: %s, and gets %i messages", async (missed, reset, count) => {
		const room = await openRoom();
		await seed(room, (history) => write(history, missed + 3));
		const ana = await enter(room, ANA, 3);
		const welcome = await ana.welcome();
		expect([welcome.reset, welcome.messages.length, welcome.messages.at(-1)?.id]).toEqual([reset, count, count ? missed + 3 : undefined]);
		expect(welcome.more.before).toBe(reset);
		await ana.close();
	});

	it("[SINCE-2] counts messages, not how often each was changed", async () => {
		const room = await openRoom();
		await seed(room, (history) => {
			history.append({ sender: BEN, clientId: "x", text: "/x", command: { name: "x", args: "" } }, 1);
			for (let n = 0; n < CATCH_UP_MAX + 1; n++) history.change(1, { status: "answered", text: `x is ${n}` });
		});
		const ana = await enter(room, ANA, 1);
		const { rev, reset, messages } = await ana.welcome();
		expect([rev, reset, messages.length, messages[0]?.text]).toEqual([CATCH_UP_MAX + 2, false, 1, `x is ${CATCH_UP_MAX}`]);
		await ana.close();
	});

	it.each([
		["since the start", 0, false, 3],
		["since a revision that the room never had", 4, true, 3],
		["since the greatest there can be", Number.MAX_SAFE_INTEGER, true, 3],
	])("[SINCE-3] %s (%i) is reset: %s", async (_, since, reset, count) => {
		const room = await openRoom();
		await seed(room, (history) => write(history, 3));
		const ana = await enter(room, ANA, since);
		const welcome = await ana.welcome();
		expect([welcome.reset, welcome.messages.length]).toEqual([reset, count]);
		await ana.close();
	});

	it("[ORDER-3] hears what comes next right behind its welcome, with no revision between", async () => {
		const room = await openRoom();
		const ben = await enter(room, BEN);
		await ben.say("one");
		const sent = ben.say("two");
		const ana = await connect(room, ANA, 0);
		await sent;
		const last = await ben.say("three");
		await ana.message("the last message", ({ id }) => id === last);
		const revs = [...(await ana.welcome()).messages, ...ana.heard].map(({ rev }) => rev);
		expect(revs).toEqual([1, 2, 3]);
		await closeAll(ana, ben);
	});
});
