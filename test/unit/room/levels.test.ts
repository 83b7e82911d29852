/** What accounts want to be told of in a room. */
import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { LevelBody } from "../../../src/protocol/api.ts";
import type { Room, User } from "../../../src/protocol/message.ts";
import { type Actor, newActor } from "../support/cast.ts";
import { call, read, refused } from "../support/http.ts";
import { ANA, closeAll, enter, given, type RoomStub, roomInfo } from "../support/room.ts";

let dora: Actor;
let made = 0;

beforeAll(async () => {
	dora = await newActor("Dora");
});

async function openRoom(more: Partial<Room> = {}, ...others: User[]) {
	const slug = `levels-${++made}`;
	const room = env.ROOMS.getByName(slug);
	await room.create(
		{ ...roomInfo(slug), ...more },
		[dora.user, ...others].map((user) => ({ user, role: "member" as const })),
	);
	return { slug, room };
}

const levelOf = async (room: RoomStub, user = dora.user) => {
	const client = await enter(room, user);
	const { you } = await client.welcome();
	await client.close();
	return you.level;
};

describe("what an account is told of", () => {
	it("[NOTIFY-1] is what is for it, in a conversation of two everything, and for guests there is no choice", async () => {
		const { room } = await openRoom();
		expect(await levelOf(room)).toBe("mentions");
		expect(await levelOf(room, ANA)).toBeUndefined();
		const direct = await openRoom({ direct: true, visibility: "private" });
		expect(await levelOf(direct.room)).toBe("all");
	});

	it("[NOTIFY-2] is what it chose, on all its devices and in this room, whatever the room forgets", async () => {
		const { slug, room } = await openRoom();
		const [one, other, ana] = [await enter(room, dora.user), await enter(room, dora.user), await enter(room, ANA)];
		const answer = await call("PUT", `/api/rooms/${slug}/level`, { token: dora.token, body: { level: "nothing" } });
		expect(await read(answer, 200, LevelBody)).toEqual({ level: "nothing" });
		for (const client of [one, other, ana]) await client.settle();
		const told = [{ type: "level", level: "nothing" }];
		expect([one, other, ana].map((client) => client.all("level"))).toEqual([told, told, []]);
		await closeAll(one, other, ana);
		await evictDurableObject(room);
		expect(await levelOf(room)).toBe("nothing");
		expect(await levelOf((await openRoom()).room)).toBe("mentions");
	});

	it("[NOTIFY-2] has not been chosen any more by who left", async () => {
		const { room } = await openRoom();
		given(await room.setLevel(dora.visitor, "all"));
		given(await room.removeMember(dora.visitor, dora.user.id, {}));
		expect(await levelOf(room)).toBe("mentions");
	});

	it("[NOTIFY-2] is one of three", async () => {
		const { slug, room } = await openRoom();
		for (const body of [{ level: "some" }, {}, { level: "all", more: 1 }]) {
			await refused(await call("PUT", `/api/rooms/${slug}/level`, { token: dora.token, body }), "invalid");
		}
		expect(await levelOf(room)).toBe("mentions");
	});
});

it("[SEEN-2] what waits in a conversation of two is unread on the first visit", async () => {
	const ben = await newActor("Ben");
	const { room } = await openRoom({ direct: true, visibility: "private" }, ben.user);
	const client = await enter(room, ben.user);
	await client.say("are you there?");
	const first = await enter(room, dora.user);
	expect((await first.welcome()).you).toMatchObject({ seen: 0, unread: { messages: 1, mentions: 0 } });
	await closeAll(client, first);
});
