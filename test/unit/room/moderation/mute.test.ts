/** A mute: somebody who reads and does not write. */
import { evictDurableObject } from "cloudflare:test";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { MemberPatch } from "../../../../src/protocol/bodies.ts";
import type { User } from "../../../../src/protocol/message.ts";
import { closeAll, given, visitor } from "../../support/room.ts";
import { codeOf, enter, GUS, leaveAll, logOf, MEL, MILO, MONA, OLGA, openCast, SAM } from "./cast.ts";

afterEach(leaveAll);

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 0, 1);

beforeEach(() => {
	vi.useFakeTimers({ toFake: ["Date"], now: NOW });
});
afterEach(() => {
	vi.useRealTimers();
});

it.each<[string, User, User, MemberPatch["muted"] & string, string]>([
	["[MOD-6] a moderator mutes a member", MONA, MEL, "1h", "ok"],
	["[MOD-6] a moderator mutes a guest", MONA, GUS, "forever", "ok"],
	["[MOD-6] an owner mutes a moderator", OLGA, MONA, "1d", "ok"],
	["[MOD-6] a moderator gives it back, whoever took it", MILO, MEL, "off", "ok"],
	["[MOD-6] a moderator mutes no moderator", MONA, MILO, "1h", "not_allowed"],
	["[MOD-6] a moderator mutes no owner", MONA, OLGA, "1h", "not_allowed"],
	["[MOD-6] nobody mutes themselves", MONA, MONA, "1h", "not_allowed"],
	["[MOD-6] a member mutes nobody", MEL, GUS, "1h", "not_allowed"],
	["[MOD-6] somebody whom the room does not know is not there", MONA, SAM, "1h", "no_person"],
])("%s", async (_, who, whom, muted, code) => {
	const room = await openCast();
	expect(codeOf(await room.setMember(visitor(who), whom.id, { muted }))).toBe(code);
	const act = muted === "off" ? "unmute" : "mute";
	expect(await logOf(room)).toEqual(code === "ok" ? [`${who.id} ${act} ${whom.id} ${muted}`] : []);
});

describe("a mute", () => {
	it.each([
		["1h", HOUR],
		["1d", 24 * HOUR],
		["forever", undefined],
	] as const)("[MOD-6] for %s ends by itself, and holds while the room is out of memory", async (muted, span) => {
		const room = await openCast();
		const mel = await enter(room, MEL);
		given(await room.setMember(visitor(MONA), MEL.id, { muted }));
		vi.setSystemTime(NOW + (span ?? 1_000 * HOUR) - 1);
		await evictDurableObject(room);
		expect(await mel.ask({ type: "send", text: "hello" })).toMatchObject({ type: "error", code: "muted", retryable: false });
		vi.setSystemTime(NOW + (span ?? 1_000 * HOUR));
		expect(await mel.ask({ type: "send", text: "hello" })).toMatchObject(span === undefined ? { code: "muted" } : { type: "ok" });
		await mel.close();
	});

	it("[MOD-6] covers commands, retries and typing, and neither reading nor anybody else", async () => {
		const room = await openCast();
		const [mel, gus] = [await enter(room, MEL), await enter(room, GUS)];
		const id = await mel.say("/x=1");
		await room.answer(id, { ok: false, code: "unavailable", text: "no", retryable: true });
		given(await room.setMember(visitor(MONA), MEL.id, { muted: "1h" }));
		for (const frame of [
			{ type: "send", text: "/x" },
			{ type: "retry", message: id },
		]) {
			expect(await mel.ask(frame)).toMatchObject({ code: "muted" });
		}
		mel.send({ type: "typing" });
		await mel.ask({ type: "send", text: "hello" });
		const said = await gus.say("hello");
		await mel.message("what another says", (message) => message.id === said);
		expect(gus.all("typing")).toEqual([]);
		expect(codeOf(await room.page(visitor(MEL), { limit: 1 }))).toBe("ok");
		given(await room.setMember(visitor(MONA), MEL.id, { muted: "off" }));
		await mel.say("hello");
		await closeAll(mel, gus);
	});

	it("[MOD-6] is told to who it is about at once, on all their connections, and when it is taken back", async () => {
		const room = await openCast();
		const [mel, melToo, gus] = [await enter(room, MEL), await enter(room, MEL), await enter(room, GUS)];
		expect((await mel.welcome()).you.muted).toBeUndefined();
		given(await room.setMember(visitor(MONA), MEL.id, { muted: "1h" }));
		for (const client of [mel, melToo]) expect(await client.next("room")).toMatchObject({ role: "member", muted: { until: NOW + HOUR } });
		expect((await (await enter(room, MEL)).welcome()).you.muted).toEqual({ until: NOW + HOUR });
		given(await room.setMember(visitor(MONA), MEL.id, { muted: "forever" }));
		given(await room.setMember(visitor(MONA), MEL.id, { muted: "off" }));
		const told = await mel.until("three words on the mute", () => mel.all("room").length === 3 && mel.all("room"));
		expect(told.map(({ muted }) => muted)).toEqual([{ until: NOW + HOUR }, {}, undefined]);
		expect(gus.all("room")).toEqual([]);
		await closeAll(mel, melToo, gus);
	});

	it("[MOD-6] is told to a guest's tab of the account that they became", async () => {
		const room = await openCast();
		const tab = await enter(room, GUS);
		await tab.say("hello");
		const grace = { id: "grace", name: "Grace", kind: "account" } as const;
		given(await room.view(visitor(grace, { was: [GUS.id] })));
		given(await room.setMember(visitor(MONA), grace.id, { muted: "forever" }));
		expect((await tab.next("room")).muted).toEqual({});
		expect((await (await enter(room, GUS)).welcome()).you.muted).toEqual({});
	});

	it("[MOD-6] is in the list of members for who moderates, until it ends", async () => {
		const room = await openCast();
		await enter(room, SAM);
		for (const who of [MEL, SAM]) given(await room.setMember(visitor(MONA), who.id, { muted: "1h" }));
		const mutedFor = async (who: User) =>
			given(await room.members(visitor(who)))
				.filter(({ muted }) => muted !== undefined)
				.map(({ user, muted }) => [user.id, muted]);
		const muted = { until: NOW + HOUR };
		expect(await mutedFor(MILO)).toEqual([
			[MEL.id, muted],
			[SAM.id, muted],
		]);
		expect(await mutedFor(GUS)).toEqual([]);
		vi.setSystemTime(NOW + HOUR);
		expect(await mutedFor(MILO)).toEqual([]);
	});

	it("[MOD-6] stays on who goes and comes again", async () => {
		const room = await openCast();
		given(await room.setMember(visitor(MONA), MEL.id, { muted: "1h" }));
		given(await room.removeMember(visitor(MEL), MEL.id, {}));
		const mel = await enter(room, MEL);
		expect(await mel.ask({ type: "send", text: "hello" })).toMatchObject({ code: "muted" });
		await mel.close();
	});
});
