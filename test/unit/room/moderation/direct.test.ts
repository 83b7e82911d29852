/** Conversations of two, as their room sees them. */
import { env } from "cloudflare:workers";
import { afterEach, describe, expect, it } from "vitest";
import type { Room as RoomInfo } from "../../../../src/protocol/message.ts";
import { given, guest, roomInfo, visitor } from "../../support/room.ts";
import { codeOf, connect, enter, leaveAll, MEL, MONA, OLGA, SAM } from "./cast.ts";

afterEach(leaveAll);

let made = 0;
const TWO = [MEL, MONA].map((user) => ({ user, role: "member" as const }));

async function openTwo() {
	const slug = `dm-${++made}`;
	const room = env.ROOMS.getByName(slug);
	const info: RoomInfo = { ...roomInfo(slug), visibility: "private", direct: true };
	expect(await room.openDirect(info, TWO)).toEqual(info);
	return { room, info };
}

it("[DIRECT-2] both are in it, and nobody else is, ever", async () => {
	const { room } = await openTwo();
	const [mel, mona] = [await enter(room, MEL), await enter(room, MONA)];
	await mel.say("hello");
	await mona.message("hello", ({ text }) => text === "hello");
	for (const who of [OLGA, SAM, guest("Passer")]) {
		expect(codeOf(await room.view(visitor(who)))).toBe("no_room");
		expect((await (await connect(room, who)).closing()).code).toBe(4404);
	}
});

describe("neither of the two", () => {
	it.each([MEL, MONA])("[DIRECT-2] invites, removes, changes or deletes: $id", async (who) => {
		const { room } = await openTwo();
		const other = who === MEL ? MONA : MEL;
		const outcomes = [
			await room.invite(visitor(who), {}, "i", "hash"),
			await room.removeMember(visitor(who), other.id, {}),
			await room.removeMember(visitor(who), other.id, { ban: "forever" }),
			await room.setMember(visitor(who), who.id, { role: "owner" }),
			await room.setMember(visitor(who), other.id, { muted: "1h" }),
			await room.edit(visitor(who), { title: "Ours" }),
			await room.edit(visitor(who), { visibility: "public" }),
			await room.edit(visitor(who), { archived: true }),
			await room.delete(visitor(who)),
			await room.audit(visitor(who), 10, 10),
		];
		expect(outcomes.map(codeOf)).toEqual(outcomes.map(() => "not_allowed"));
	});
});

it("[DIRECT-3] who left it is outside, and in again once one of them opens it", async () => {
	const { room, info } = await openTwo();
	const mel = await enter(room, MEL);
	await mel.say("hello");
	given(await room.removeMember(visitor(MEL), MEL.id, {}));
	expect((await mel.closing()).code).toBe(4403);
	expect(codeOf(await room.view(visitor(MEL)))).toBe("no_room");
	expect(await room.openDirect({ ...info, createdAt: 7, title: "Another" }, TWO)).toEqual(info);
	expect((await (await enter(room, MEL)).welcome()).messages).toMatchObject([{ text: "hello" }]);
});

it.each([true, false])(
	"[DIRECT-4] with the account of one it is over: read by the other, opened by nobody (had left: %s)",
	async (hadLeft) => {
		const { room, info } = await openTwo();
		const [mel, mona] = [await enter(room, MEL), await enter(room, MONA)];
		await mel.say("hello");
		if (hadLeft) given(await room.removeMember(visitor(MEL), MEL.id, {}));
		await room.forget([MEL.id], guest("ghost"), false);
		expect((await mona.next("room")).room.archivedAt).toEqual(expect.any(Number));
		expect(await mona.ask({ type: "send", text: "are you there?" })).toMatchObject({ code: "not_allowed" });
		expect(await room.openDirect(info, TWO)).toBeUndefined();
		// Somebody else may have the handle by now.
		expect(codeOf(await room.view(visitor(MEL)))).toBe("no_room");
		await mona.close();
	},
);

it("[DIRECT-4] an account of neither of the two that is closed changes nothing", async () => {
	const { room, info } = await openTwo();
	await room.forget([SAM.id], guest("ghost"), true);
	expect(await room.openDirect(info, TWO)).toEqual(info);
});
