/** Words that nobody may write. */
import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { BlockedWords } from "../../../src/room/blocked-words.ts";
import { Room } from "../../../src/room/room.ts";
import { VISITOR_HEADER, writeVisitor } from "../../../src/room/visitor.ts";
import { readSettings } from "../../../src/settings.ts";
import { Client } from "../support/client.ts";
import { ANA, openRoom, stored, visitor } from "../support/room.ts";

const WORDS = ["darn", "Straße", "two words", "c++", "é", "ß-ray"];

it.each([
	["darn", true],
	["Oh, DARN it!", true],
	["(darn)", true],
	["da\u200brn", true],
	["ｄａｒｎ", true],
	["𝓭𝓪𝓻𝓷", true],
	["darned", false],
	["undarn", false],
	["darn_it", false],
	["darn2", false],
	["darn\u0301", false],
	["straße", true],
	["STRASSE", false],
	["in two words.", true],
	["two  words", false],
	["I write C++, mostly", true],
	["c", false],
	["caf\u0065\u0301", false],
	["e\u0301", true],
	["a ß-ray", true],
	["", false],
	["d.a.r.n", false],
])("[MOD-12] in %j there is one: %s", (text, isIn) => {
	expect(new BlockedWords(WORDS).isIn(text)).toBe(isIn);
});

it("[MOD-12] where none are set, no text has one", () => {
	for (const words of [[], [" ", "\u200b"]]) for (const text of ["", "darn", " "]) expect(new BlockedWords(words).isIn(text)).toBe(false);
});

it.each([
	[undefined, []],
	["", []],
	[" , ,", []],
	[" darn ,Two Words", ["darn", "Two Words"]],
])("[MOD-12] the setting %j is %j", (BLOCKED_WORDS, words) => {
	expect(readSettings(BLOCKED_WORDS === undefined ? env : { ...env, BLOCKED_WORDS }).blockedWords).toEqual(words);
});

it("[MOD-12] a message or a command that has one is refused with a word why, and its sender may send another", async () => {
	const room = await openRoom();
	await runInDurableObject(room, async (_, state) => {
		const strict = new Room(state, { ...env, BLOCKED_WORDS: "darn" });
		const headers = { Upgrade: "websocket", [VISITOR_HEADER]: writeVisitor(visitor(ANA)) };
		const ana = new Client(await strict.fetch(new Request("https://room/socket", { headers })), "Ana");
		await ana.welcome();
		const [socket] = state.getWebSockets();
		for (const [id, text] of Object.entries({ a: "Darn!", b: "/x=darn", c: "//darn", d: "darning" })) {
			if (socket) await strict.webSocketMessage(socket, JSON.stringify({ type: "send", id, text }));
		}
		for (const id of ["a", "b", "c"]) {
			expect(await ana.answerTo(id)).toMatchObject({ code: "not_allowed", text: expect.stringContaining("word"), retryable: false });
		}
		expect(await ana.answerTo("d")).toMatchObject({ type: "ok", message: 1 });
	});
	expect((await stored(room)).map(({ text }) => text)).toEqual(["darning"]);
});
