/** What people do to messages that are there: edit, delete, react. */
import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { REACTION_PEOPLE_SHOWN, REACTIONS_MAX } from "../../../src/protocol/limits.ts";
import type { Message, User } from "../../../src/protocol/message.ts";
import type { Client } from "../support/client.ts";
import { ANA, BEN, closeAll, enter, FOUNDER, given, guest, openRoom, type RoomStub, seed, stored, visitor } from "../support/room.ts";

const edit = (client: Client, message: number, text: string) => client.ask({ type: "edit", message, text });
const remove = (client: Client, message: number) => client.ask({ type: "delete", message });
const react = (client: Client, message: number, emoji: string, on = true) => client.ask({ type: "react", message, emoji, on });
const ok = (message: number) => ({ type: "ok", id: expect.any(String), message });
const error = (code: string) => expect.objectContaining({ type: "error", code });

/** Ana and Ben in a room where each has said something. */
async function scene() {
	const room = await openRoom();
	const [ana, ben] = [await enter(room, ANA), await enter(room, BEN)];
	const anas = await ana.say("from Ana");
	const bens = await ben.say("from Ben");
	return { room, ana, ben, anas, bens, end: () => closeAll(ana, ben) };
}

/** Whether any table of the room still has a text in it; that the index has none is shown in test/unit/search. */
const isAnywhere = (room: RoomStub, text: string) =>
	runInDurableObject(room, (_, { storage }) => {
		const tables = storage.sql
			.exec<{ name: string }>(
				"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND sql NOT LIKE 'CREATE VIRTUAL%'",
			)
			.toArray();
		return tables.some(({ name }) => JSON.stringify(storage.sql.exec(`SELECT * FROM "${name}"`).toArray()).includes(text));
	});

const copy = (client: Client, id: number, rev: number) =>
	client.message(`message ${id} of rev ${rev}`, (m) => m.id === id && m.rev === rev);

describe("an edit", () => {
	it("[EDIT-1] reaches all as one change of that message, and stays through eviction and for who was away", async () => {
		const { room, ana, ben, anas, end } = await scene();
		expect(await edit(ana, anas, "from Ana, better")).toEqual(ok(anas));
		const seen = await copy(ben, anas, 3);
		expect(seen).toMatchObject({ text: "from Ana, better", editedAt: expect.any(Number), author: ANA });
		await evictDurableObject(room);
		const cem = await enter(room, guest("Cem"), 2);
		expect((await cem.welcome()).messages).toEqual([seen]);
		await closeAll(cem);
		await end();
	});

	it("[EDIT-1] to the same text changes nothing", async () => {
		const { room, ana, anas, end } = await scene();
		expect(await edit(ana, anas, "from Ana")).toEqual(ok(anas));
		expect((await stored(room)).map(({ rev }) => rev)).toEqual([1, 2]);
		await end();
	});

	it.each([
		["EDIT-1", "nothing to see", "\u200b", "empty"],
		["EDIT-1", "too much", "x".repeat(4_001), "too_long"],
		["EDIT-3", "a command", "/stock=AAPL", "not_allowed"],
	])("[%s] to %s is refused and changes nothing", async (_, __, text, code) => {
		const { room, ana, anas, end } = await scene();
		expect(await edit(ana, anas, text)).toEqual(error(code));
		expect((await stored(room))[0]).toMatchObject({ rev: 1, text: "from Ana" });
		await end();
	});

	it("[EDIT-3] may begin with a stroke that was written twice", async () => {
		const { room, ana, anas, end } = await scene();
		await edit(ana, anas, "//stock=AAPL");
		expect((await stored(room))[0]?.text).toBe("/stock=AAPL");
		await end();
	});

	it("[EDIT-2] is the author's alone, of a message that is there", async () => {
		const { room, ana, ben, anas, bens, end } = await scene();
		const command = await ana.ask({ type: "send", text: "/any thing" });
		const asked = "message" in command ? (command.message ?? 0) : 0;
		const tries: [Client, number, string][] = [
			[ben, anas, "not_yours"],
			[ana, bens, "not_yours"],
			[ana, asked, "not_yours"],
			[ana, 99, "no_message"],
		];
		for (const [client, message, code] of tries) expect(await edit(client, message, "forged"), code).toEqual(error(code));
		await remove(ana, anas);
		expect(await edit(ana, anas, "back again")).toEqual(error("no_message"));
		expect(await isAnywhere(room, "forged")).toBe(false);
		await end();
	});

	it("[EDIT-4] keeps the earlier texts for the author and for moderators", async () => {
		const { room, ana, anas, bens, end } = await scene();
		for (const text of ["second", "third"]) await edit(ana, anas, text);
		for (const user of [ANA, FOUNDER]) {
			expect(given(await room.edits(visitor(user), anas)).map(({ text }) => text)).toEqual(["from Ana", "second"]);
		}
		expect(await room.edits(visitor(BEN), anas)).toEqual({ ok: false, code: "not_yours" });
		expect(given(await room.edits(visitor(BEN), bens))).toEqual([]);
		await end();
	});
});

describe("a deletion", () => {
	it("[DELETE-1] leaves a message's place and nothing of what it said, or of what was said of it", async () => {
		const { room, ana, ben, anas, end } = await scene();
		await edit(ana, anas, "an embarrassing text for @ben-2");
		await react(ben, anas, "🎉");
		expect(await remove(ana, anas)).toEqual(ok(anas));
		const seen = await copy(ben, anas, 5);
		expect(seen).toEqual({ id: anas, rev: 5, at: expect.any(Number), author: ANA, text: null, deletedAt: expect.any(Number) });
		for (const text of ["embarrassing", "from Ana", "🎉"]) expect(await isAnywhere(room, text), text).toBe(false);
		expect(await room.edits(visitor(ANA), anas)).toEqual({ ok: false, code: "no_message" });
		expect(await react(ben, anas, "👍")).toEqual(error("no_message"));
		await end();
	});

	it("[DELETE-3] of what is gone is done, of another's is refused, of what never was as well", async () => {
		const { ana, anas, bens, end } = await scene();
		for (let n = 0; n < 2; n++) expect(await remove(ana, anas)).toEqual(ok(anas));
		expect(await remove(ana, bens)).toEqual(error("not_yours"));
		expect(await remove(ana, 99)).toEqual(error("no_message"));
		await end();
	});

	it("[DELETE-5] of another's message is a moderator's, and in the audit log without the text", async () => {
		const { room, ben, anas, end } = await scene();
		const founder = await enter(room, FOUNDER);
		expect(await remove(founder, anas)).toEqual(ok(anas));
		await copy(ben, anas, 3);
		const [entry] = given(await room.audit(visitor(FOUNDER), Number.MAX_SAFE_INTEGER, 10));
		expect(entry).toMatchObject({ act: "delete", actor: FOUNDER, target: ANA, detail: String(anas) });
		await closeAll(founder);
		await end();
	});

	it("[DELETE-2] of a command that waits ends it: an answer that comes later changes nothing", async () => {
		const { room, ana, ben, end } = await scene();
		const command = await ana.ask({ type: "send", text: "/any thing" });
		const asked = "message" in command ? (command.message ?? 0) : 0;
		expect(await remove(ben, asked)).toEqual(error("not_yours"));
		expect(await remove(ana, asked)).toEqual(ok(asked));
		expect(await room.answer(asked, { ok: true, text: "an answer" })).toBe("late");
		expect((await stored(room)).at(-1)).toMatchObject({ text: null, command: { status: "failed", code: "deleted", args: "" } });
		await end();
	});

	it("[DELETE-4] of one's own is for who is muted too", async () => {
		const { room, ana, anas, end } = await scene();
		given(await room.setMember(visitor(FOUNDER), ANA.id, { muted: "1h" }));
		expect(await edit(ana, anas, "more")).toEqual(error("muted"));
		expect(await react(ana, anas, "👍")).toEqual(error("muted"));
		expect(await remove(ana, anas)).toEqual(ok(anas));
		await end();
	});
});

describe("a reaction", () => {
	const reactions = async (room: RoomStub, id: number) => (await stored(room)).find((message: Message) => message.id === id)?.reactions;

	it("[REACT-1] is there once for each person and emoji, until they take it back", async () => {
		const { room, ana, ben, anas, end } = await scene();
		for (const [client, emoji] of [
			[ben, "👍"],
			[ana, "👍"],
			[ana, "🎉"],
			[ben, "👍"],
		] as const) {
			expect(await react(client, anas, emoji)).toEqual(ok(anas));
		}
		expect(await reactions(room, anas)).toEqual({ "👍": [BEN.id, ANA.id], "🎉": [ANA.id] });
		expect((await copy(ben, anas, 5)).reactions).toEqual({ "👍": [BEN.id, ANA.id], "🎉": [ANA.id] });
		for (let n = 0; n < 2; n++) expect(await react(ben, anas, "👍", false)).toEqual(ok(anas));
		await evictDurableObject(room);
		expect(await reactions(room, anas)).toEqual({ "👍": [ANA.id], "🎉": [ANA.id] });
		expect((await stored(room)).map(({ rev }) => rev)).toEqual([6, 2]);
		await end();
	});

	it("[REACT-1] of who was a guest and is an account is one person's", async () => {
		const { room, ben, anas, end } = await scene();
		await react(ben, anas, "👍");
		const account: User = { id: "ben", name: "Ben", kind: "account" };
		given(await room.view(visitor(account, { was: [BEN.id] })));
		expect(await reactions(room, anas)).toEqual({ "👍": ["ben"] });
		expect(given(await room.reactions(visitor(ANA), anas))).toEqual([{ emoji: "👍", users: [account] }]);
		const again = await enter(room, account);
		await react(again, anas, "👍");
		expect(await reactions(room, anas)).toEqual({ "👍": ["ben"] });
		await react(again, anas, "👍", false);
		expect(await reactions(room, anas)).toBeUndefined();
		await closeAll(again);
		await end();
	});

	it("[REACT-3] is of twenty kinds at most; more people may join those", async () => {
		const { room, ana, anas, end } = await scene();
		const kinds = [..."😀😁😂🤣😃😄😅😆😉😊😋😎😍😘😗😙😚🙂🤗🤩"].slice(0, REACTIONS_MAX);
		await seed(room, (history) => {
			for (const emoji of kinds) history.react(anas, BEN, emoji, true);
		});
		expect(await react(ana, anas, "👍")).toEqual(error("not_allowed"));
		expect(await react(ana, anas, "😀")).toEqual(ok(anas));
		expect(Object.keys((await reactions(room, anas)) ?? {})).toEqual(kinds);
		await end();
	});

	it("[REACT-4] names the first people and counts the rest", async () => {
		const { room, anas, end } = await scene();
		const crowd = Array.from({ length: REACTION_PEOPLE_SHOWN + 1 }, (_, n) => guest(`Guest ${n}`));
		await seed(room, (history) => {
			for (const user of crowd) history.react(anas, user, "👍", true);
		});
		const [message] = await stored(room);
		expect(message?.reactions?.["👍"]).toEqual(crowd.slice(0, REACTION_PEOPLE_SHOWN).map(({ id }) => id));
		expect(message?.reactionCounts).toEqual({ "👍": REACTION_PEOPLE_SHOWN + 1 });
		expect(given(await room.reactions(visitor(ANA), anas))).toEqual([{ emoji: "👍", users: crowd }]);
		await end();
	});

	it("[MOD-4] goes with its message when that is purged, and [ACC-17] with its person when they go", async () => {
		const { room, ana, ben, anas, bens, end } = await scene();
		await react(ana, bens, "👍");
		await react(ben, bens, "🎉");
		await room.forget([ANA.id], guest("deleted account"), false);
		expect(Object.values((await reactions(room, bens)) ?? {}).flat()).not.toContain(ANA.id);
		given(await room.removeMember(visitor(FOUNDER), BEN.id, { purge: "1h" }));
		expect(await isAnywhere(room, "🎉")).toBe(false);
		expect(anas).toBe(1);
		await end();
	});
});
