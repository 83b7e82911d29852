/** Taking away what somebody wrote lately: from the screens, from the store, and from the bots. */
import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { afterEach, describe, expect, it } from "vitest";
import type { Removal } from "../../../../src/protocol/bodies.ts";
import type { User } from "../../../../src/protocol/message.ts";
import { Room } from "../../../../src/room/room.ts";
import { VISITOR_HEADER, writeVisitor } from "../../../../src/room/visitor.ts";
import { ANA, announce, closeAll, given, guest, type RoomStub, seed, stored, visitor } from "../../support/room.ts";
import { account, codeOf, enter, GUS, leaveAll, logOf, MEL, MILO, MONA, OLGA, openCast, rowsOf } from "./cast.ts";

afterEach(leaveAll);

const MINUTE = 60_000;

/** Takes away what Gus wrote, and lets him back in. */
async function purge(room: RoomStub, span: Removal["purge"] & string = "1h"): Promise<void> {
	given(await room.removeMember(visitor(MONA), GUS.id, { purge: span }));
}

it.each([
	["15m", ["a minute", "ten minutes"]],
	["1h", ["a minute", "ten minutes", "half an hour"]],
	["1d", ["a minute", "ten minutes", "half an hour", "ten hours"]],
] as const)("[MOD-4] what somebody wrote in the last %s is taken away, and nothing else", async (span, gone) => {
	const room = await openCast();
	const ages = { "two days": 2_880, "ten hours": 600, "half an hour": 30, "ten minutes": 10, "a minute": 1 };
	await seed(room, (history) => {
		for (const [text, minutes] of Object.entries(ages)) {
			history.append({ sender: MEL, clientId: text, text: `Mel, ${text}` }, Date.now() - minutes * MINUTE);
			history.append({ sender: GUS, clientId: text, text }, Date.now() - minutes * MINUTE);
		}
	});
	await purge(room, span);
	const all = Object.keys(ages).flatMap((text) => [`Mel, ${text}`, gone.some((one) => one === text) ? null : text]);
	expect((await stored(room)).map(({ text }) => text)).toEqual(all);
	expect((await logOf(room)).at(-1)).toBe(`mona purge ${GUS.id} ${span}, ${gone.length}`);
});

it.each<[string, User, User, string]>([
	["[MOD-4] a moderator takes away what a member wrote, who stays and goes on writing", MONA, GUS, "ok"],
	["[MOD-4] an owner takes away what a moderator wrote", OLGA, MONA, "ok"],
	["[MOD-4] a moderator takes nothing of another moderator", MONA, MILO, "not_allowed"],
	["[MOD-4] nobody purges themselves", MONA, MONA, "not_allowed"],
	["[MOD-4] a member takes nothing", MEL, GUS, "not_allowed"],
	["[MOD-4] nothing is taken of whom the room does not know", MONA, account("Nobody"), "no_person"],
])("%s", async (_, who, whom, code) => {
	const room = await openCast();
	const known = code !== "no_person";
	const client = known ? await enter(room, whom) : undefined;
	await client?.say("one");
	expect(codeOf(await room.purge(visitor(who), whom.id, "15m"))).toBe(code);
	await client?.say("two");
	const texts = (await stored(room)).map(({ text }) => text);
	expect(texts).toEqual(known ? [code === "ok" ? null : "one", "two"] : []);
	expect(await logOf(room)).toEqual(code === "ok" ? [`${who.id} purge ${whom.id} 15m, 1`] : []);
	await client?.close();
});

it("[MOD-4] all who are here see it by `messages` frames in the order of rev, a hundred at a time", async () => {
	const room = await openCast();
	await seed(room, (history) => {
		for (let n = 0; n < 250; n++) history.append({ sender: n % 5 === 0 ? MEL : GUS, clientId: `${n}`, text: `${n}` }, Date.now());
	});
	const [mel, ana] = [await enter(room, MEL), await enter(room, ANA, 250)];
	await purge(room);
	for (const client of [mel, ana]) {
		await client.message("the last one", ({ rev }) => rev === 450);
		expect(client.all("messages").map(({ messages }) => messages.length)).toEqual([100, 100]);
		expect(client.heard.map(({ rev }) => rev)).toEqual(Array.from({ length: 200 }, (_, n) => 251 + n));
		for (const { author, text, deletedAt, at } of client.heard) {
			expect({ author, text }).toEqual({ author: GUS, text: null });
			expect(deletedAt).toBeGreaterThanOrEqual(at);
		}
	}
	await closeAll(mel, ana);
});

it("[SINCE-1] who was away hears of it when they come back", async () => {
	const room = await openCast();
	const gus = await enter(room, GUS);
	await gus.say("spam");
	const mel = await enter(room, MEL);
	const { rev } = await mel.welcome();
	await mel.close();
	await purge(room);
	await gus.closing();
	const { messages, reset } = await (await enter(room, MEL, rev)).welcome();
	expect({ reset, messages }).toMatchObject({ reset: false, messages: [{ id: 1, rev: 2, text: null, author: GUS }] });
});

it("[MOD-4] nothing of it is left in the store: no text, no arguments, no card", async () => {
	await announce("x");
	const room = await openCast();
	const gus = await enter(room, GUS);
	await gus.say("secret words");
	await gus.say("/x=secret arguments");
	await gus.say("/x=secret question");
	const card = { title: "secret title", rows: [], source: "secret source", asOf: 1 };
	expect(await room.answer(2, { ok: true, text: "secret answer", card })).toBe("taken");
	await purge(room);
	await gus.closing();
	expect(await rowsOf(room, "SELECT id, text, args, card, status, code FROM messages")).toEqual([
		{ id: 1, text: "", args: null, card: null, status: null, code: null },
		{ id: 2, text: "", args: "", card: null, status: "answered", code: null },
		{ id: 3, text: "", args: "", card: null, status: "failed", code: "deleted" },
	]);
	const tables = await rowsOf(
		room,
		"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND sql NOT LIKE 'CREATE VIRTUAL%'",
	);
	for (const { name } of tables) expect(JSON.stringify(await rowsOf(room, `SELECT * FROM ${name}`))).not.toContain("secret");
});

describe("a command among it", () => {
	it("[MOD-4] that waited for an answer is at its end: a late answer is late, and nothing is asked again", async () => {
		await announce("x");
		const room = await openCast();
		const [gus, mel] = [await enter(room, GUS), await enter(room, MEL)];
		const id = await gus.say("/x=1");
		await purge(room);
		expect(await room.answer(id, { ok: true, text: "secret" }, 1)).toBe("late");
		expect(await room.answer(id, { ok: false, code: "not_found", text: "secret", retryable: true }, 1)).toBe("late");
		expect(await rowsOf(room, "SELECT * FROM outbox")).toEqual([]);
		await mel.message("its end", ({ command }) => command?.status === "failed");
		expect(mel.heard.at(-1)).toMatchObject({ id, text: null, command: { name: "x", args: "", status: "failed", code: "deleted" } });
		expect(mel.heard.filter((message) => message.id === id)).toHaveLength(2);
		await mel.close();
	});

	it("[MOD-4] cannot be asked again by who comes back, and nothing waits for its answer", async () => {
		await announce("x");
		const room = await openCast();
		const id = await (await enter(room, GUS)).say("/x=1");
		await purge(room);
		const again = await enter(room, GUS);
		expect(await again.ask({ type: "retry", message: id })).toMatchObject({ type: "error", code: "no_message" });
		expect(await rowsOf(room, "SELECT * FROM outbox")).toEqual([]);
		await again.close();
	});
});

it("[JOB-4] an answer to a message of another room, or to one that does not wait, changes nothing", async () => {
	await announce("x");
	const [room, other] = [await openCast(), await openCast()];
	const [mel, stranger] = [await enter(room, MEL), await enter(other, MEL)];
	const asked = await mel.say("/x=1");
	await stranger.say("plain words");
	expect(await other.answer(asked, { ok: true, text: "not for here" }, 1)).toBe("unknown");
	expect(await other.answer(99, { ok: true, text: "not for here" }, 1)).toBe("unknown");
	expect(await room.answer(asked, { ok: true, text: "first" }, 1)).toBe("taken");
	expect(await room.answer(asked, { ok: true, text: "second" }, 1)).toBe("late");
	expect((await stored(room)).map(({ rev, text }) => [rev, text])).toEqual([[2, "first"]]);
	expect((await stored(other)).map(({ rev, text }) => [rev, text])).toEqual([[1, "plain words"]]);
	await closeAll(mel, stranger);
});

it("[MOD-5] what the person is sending at this moment does not come after it", async () => {
	const room = await openCast();
	const [gus, gusToo, mel] = [await enter(room, GUS), await enter(room, GUS), await enter(room, MEL)];
	await gus.say("spam");
	// Within the moment that the room gathers what follows a turn.
	for (let n = 0; n < 3; n++) for (const client of [gus, gusToo]) client.send({ type: "send", id: `${n}`, text: "more spam" });
	await purge(room);
	await Promise.all([gus.closing(), gusToo.closing()]);
	await mel.say("quiet now");
	expect((await stored(room)).filter(({ author, text }) => author.id === GUS.id && text !== null)).toEqual([]);
	await mel.close();
});

it("[MOD-5] nor does a command whose name is being looked up", async () => {
	await announce("x");
	const room = await openCast();
	const [gus, mel] = [await enter(room, GUS), await enter(room, MEL)];
	gus.send({ type: "send", id: "1", text: "/unheard-of" });
	gus.send({ type: "send", id: "2", text: "spam behind it" });
	await purge(room);
	await gus.closing();
	await mel.say("quiet now");
	await mel.say("and still");
	expect((await stored(room)).filter(({ text }) => text !== null).map(({ author }) => author.id)).toEqual([MEL.id, MEL.id]);
	await mel.close();
});

it("[MOD-5] who was put out and does not close their side is not heard after the room was out of memory", async () => {
	const room = await openCast();
	const headers = { Upgrade: "websocket", [VISITOR_HEADER]: writeVisitor(visitor(GUS)) };
	const { webSocket } = await room.fetch("https://room/socket", { headers });
	const closed = new Promise((resolve) => webSocket?.addEventListener("close", resolve));
	webSocket?.accept({ allowHalfOpen: true });
	await purge(room);
	await closed;
	for (const text of ["one", "two"]) {
		webSocket?.send(JSON.stringify({ type: "send", id: text, text }));
		const mel = await enter(room, MEL);
		await mel.say("quiet now");
		expect((await mel.welcome()).online.count).toBe(1);
		await mel.close();
		await evictDurableObject(room);
	}
	expect((await stored(room)).map(({ text }) => text)).toEqual(["quiet now", "quiet now"]);
});

it("[ROLE-7] what somebody wrote as a guest is taken away with what they wrote as an account", async () => {
	const room = await openCast();
	const [was, grace] = [guest("Grace"), account("Grace")];
	await (await enter(room, was)).say("as a guest");
	given(await room.view(visitor(grace, { was: [was.id] })));
	await (await enter(room, grace)).say("as an account");
	given(await room.removeMember(visitor(MONA), grace.id, { purge: "1h" }));
	expect((await stored(room)).map(({ text }) => text)).toEqual([null, null]);
});

it("[MOD-4] a decision that fails leaves neither half of it: no tombstone, no line in the log, no gap in the numbers", async () => {
	const room = await openCast();
	const [gus, mel] = [await enter(room, GUS), await enter(room, MEL)];
	await gus.say("spam");
	await runInDurableObject(room, (_, { storage }) => {
		storage.sql.exec("CREATE TRIGGER broken BEFORE INSERT ON audit WHEN NEW.act = 'purge' BEGIN SELECT RAISE(ABORT, 'broken'); END");
	});
	await runInDurableObject(room, async (instance) => {
		if (!(instance instanceof Room)) throw new Error("no room");
		await expect(instance.removeMember(visitor(MONA), GUS.id, { purge: "1h" })).rejects.toThrow("broken");
	});
	expect(await mel.say("next")).toBe(2);
	expect((await stored(room)).map(({ rev, text }) => [rev, text])).toEqual([
		[1, "spam"],
		[2, "next"],
	]);
	expect(await logOf(room)).toEqual([]);
	expect(gus.closed).toBeUndefined();
	await closeAll(gus, mel);
});

it("[MOD-4] a purge of somebody who wrote nothing is nothing but a removal", async () => {
	const room = await openCast();
	await purge(room);
	expect(await logOf(room)).toEqual([`mona remove ${GUS.id}`, `mona purge ${GUS.id} 1h, 0`]);
	expect(codeOf(await room.view(visitor(GUS)))).toBe("ok");
});
