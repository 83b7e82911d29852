/** What is offered about a message and by which keys; the words and the order of reactions; emoji by name; quotes. */
import { describe, expect, it } from "vitest";
import { asTyped } from "../../src/client/ui/completing.ts";
import { forgetDrafts, startEdit, startReply, stopEdit, writingIn } from "../../src/client/ui/drafts.ts";
import { EMOJI } from "../../src/client/ui/emoji-names.ts";
import { moveInGrid, searchEmoji } from "../../src/client/ui/emoji-search.ts";
import type { Key } from "../../src/client/ui/keys.ts";
import { actionsOn, meaningInRow } from "../../src/client/ui/message-actions.ts";
import { quoteText } from "../../src/client/ui/quote-text.ts";
import { reactionLabel, whoReacted } from "../../src/client/ui/reaction-text.ts";
import { USUAL_EMOJI, withRecent } from "../../src/client/ui/recent-emoji.ts";
import { readEmoji } from "../../src/protocol/emoji.ts";
import type { User } from "../../src/protocol/message.ts";
import { ANA, BEN, message } from "./support/world.ts";

describe("what is offered about a message", () => {
	const lobby = {};
	const mine = message(1, { author: ANA });
	const bens = message(2, { author: BEN });
	const bot: User = { id: "bot:stock", name: "stock", kind: "bot" };
	const asked = message(3, { author: bot, command: { name: "stock", args: "", by: ANA, status: "answered" } });
	const offered = (more: Partial<Parameters<typeof actionsOn>[0]>) =>
		actionsOn({ message: mine, me: ANA, role: "member", room: lobby, muted: undefined, ...more });

	it.each([
		["mine", {}, ["react", "reply", "edit", "copyLink", "copyText", "unread", "delete"]],
		["another's", { message: bens }, ["react", "reply", "copyLink", "copyText", "unread"]],
		["another's, to who moderates", { message: bens, role: "moderator" }, ["react", "reply", "copyLink", "copyText", "unread", "delete"]],
		["what I asked a bot", { message: asked }, ["react", "reply", "copyLink", "copyText", "unread", "delete"]],
		["what another asked a bot", { message: asked, me: BEN }, ["react", "reply", "copyLink", "copyText", "unread"]],
		["one that was taken away", { message: { ...mine, text: null, deletedAt: 1 } }, []],
		[
			"mine that was edited",
			{ message: { ...mine, editedAt: 1 } },
			["react", "reply", "edit", "copyLink", "copyText", "unread", "edits", "delete"],
		],
		["another's that was edited", { message: { ...bens, editedAt: 1 } }, ["react", "reply", "copyLink", "copyText", "unread"]],
		[
			"one with reactions",
			{ message: { ...bens, reactions: { "👍": [BEN.id] } } },
			["react", "reply", "copyLink", "copyText", "unread", "who"],
		],
		["mine while I am muted", { muted: {} }, ["copyLink", "copyText", "unread", "delete"]],
		["mine in a paused room", { room: { ...lobby, paused: true } }, ["copyLink", "copyText", "unread", "delete"]],
		[
			"mine in a paused room that I moderate",
			{ room: { ...lobby, paused: true }, role: "owner" },
			["react", "reply", "edit", "copyLink", "copyText", "unread", "delete"],
		],
		["mine in an archived room", { room: { ...lobby, archivedAt: 1 } }, ["copyLink", "copyText", "unread"]],
		[
			"mine in an archived room that I moderate",
			{ room: { ...lobby, archivedAt: 1 }, role: "moderator" },
			["copyLink", "copyText", "unread", "delete"],
		],
		["any before the room is known", { room: undefined }, []],
	] as const)("%s", (_, more, actions) => {
		expect(offered(more as Partial<Parameters<typeof actionsOn>[0]>)).toEqual(actions);
	});
});

it("a focused message has its keys, and leaves the browser its own", () => {
	const press = (key: string, more: Partial<Key> = {}) =>
		meaningInRow({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, keyCode: 0, ...more });
	expect(["ArrowUp", "k", "ArrowDown", "j"].map((key) => press(key))).toEqual(["previous", "previous", "next", "next"]);
	expect(["r", "e", "c", "u", "Delete", "Backspace"].map((key) => press(key))).toEqual([
		"reply",
		"edit",
		"copyLink",
		"unread",
		"delete",
		"delete",
	]);
	expect(press("+", { shiftKey: true }), "which some keyboards have above =").toBe("react");
	expect(["Enter", "Escape", "Tab", " ", "PageUp"].map((key) => press(key))).toEqual(["menu", "leave", undefined, undefined, undefined]);
	for (const held of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }]) expect(press("c", held)).toBeUndefined();
});

describe("who reacted, in words", () => {
	it.each([
		[["Ana"], 1, false, "Ana reacted with 👍"],
		[[], 1, true, "You reacted with 👍"],
		[["Ana"], 2, true, "You and Ana reacted with 👍"],
		[["Ana", "Ben"], 5, false, "Ana, Ben, and 3 others reacted with 👍"],
		[["Ana", "Ben", "Cem", "Dora"], 4, false, "Ana, Ben, Cem, and Dora reacted with 👍"],
		[["Ana", "Ben", "Cem", "Dora", "Eva"], 6, true, "You, Ana, Ben, Cem, and 2 others reacted with 👍"],
		[["Ana"], 2, false, "Ana and 1 other reacted with 👍"],
		[[], 250, false, "250 people reacted with 👍"],
		[[], 1, false, "One person reacted with 👍"],
	])("%j of %i, mine: %s", (names, count, isMine, text) => {
		expect(whoReacted({ emoji: "👍", names, count, isMine })).toBe(text);
	});

	it.each([
		[1, false, "👍, 1 reaction"],
		[1, true, "👍, 1 reaction, yours"],
		[3, true, "👍, 3 reactions, one of them yours"],
	])("a button says what it shows: %i, mine: %s", (count, isMine, text) => {
		expect(reactionLabel({ emoji: "👍", count, isMine })).toBe(text);
	});
});

describe("emoji", () => {
	const found = (query: string) => searchEmoji(EMOJI, query).map(({ emoji }) => emoji);

	it("at hand are the last used, in front and each once", () => {
		expect(withRecent(USUAL_EMOJI, "🚀")).toEqual(["🚀", ...USUAL_EMOJI.slice(0, 5)]);
		expect(withRecent(USUAL_EMOJI, "🎉")).toEqual(["🎉", "👍", "❤️", "😂", "😮", "😢"]);
	});

	it("[REACT-2] all of them can be reacted with as they are, and are found only once", () => {
		for (const { emoji } of EMOJI) expect(readEmoji(emoji)).toBe(emoji);
		for (const emoji of USUAL_EMOJI)
			expect(
				EMOJI.some((one) => one.emoji === emoji),
				emoji,
			).toBe(true);
		expect(new Set(EMOJI.map(({ emoji }) => emoji)).size).toBe(EMOJI.length);
	});

	it.each([
		["tada", "🎉"],
		[":+1:", "👍"],
		["Thumbs_Up", "👍"],
		["heart", "❤️"],
		["cote d", "🇨🇮"],
	])("are found by name, the closest first: %s", (query, first) => {
		expect(found(query)[0]).toBe(first);
	});

	it("are not found by nothing, by what none is called, or by a paragraph", () => {
		for (const query of ["", "  ", ":", "zzzz", "x".repeat(10_000)]) expect(found(query)).toEqual([]);
	});

	it.each([
		["ArrowRight", 0, 1],
		["ArrowLeft", 0, 0],
		["ArrowRight", 9, 9],
		["ArrowDown", 1, 5],
		["ArrowDown", 7, 9],
		["ArrowDown", 9, 9],
		["ArrowUp", 6, 2],
		["ArrowUp", 2, 2],
		["a", 2, undefined],
	])("in a grid of ten in rows of four, %s leads from %i to %s", (key, from, to) => {
		expect(moveInGrid(key, from, 10, 4)).toBe(to);
	});

	it("an empty grid leads nowhere", () => {
		expect(moveInGrid("ArrowDown", 0, 0, 4)).toBeUndefined();
	});
});

it.each([
	["  one\n\n two\t", "one two"],
	["x".repeat(200), `${"x".repeat(160)}…`],
	[`${"x".repeat(155)}${"👨‍👩‍👧‍👦".repeat(9)}`, `${"x".repeat(155)}…`],
	["", ""],
])("a quote is one line, cut between what people see as characters", (text, line) => {
	expect(quoteText({ text })).toBe(line);
});

it.each([
	["hello", "hello"],
	["/stock", "//stock"],
	["/stock=AAPL", "//stock=AAPL"],
	["/stock a", "//stock a"],
	["/stock\na", "//stock\na"],
	["//two", "///two"],
	["/etc/hosts", "/etc/hosts"],
	["/Name", "/Name"],
	["/", "/"],
])("[CMD-3] what says %j is edited as it was typed", (said, typed) => {
	expect(asTyped(said)).toBe(typed);
});

describe("what is being written", () => {
	const { text, editing, replyTo } = writingIn("garden");

	it("a draft gives way to an edit and comes back, also after a second edit", () => {
		text.value = "a draft";
		startEdit("garden", { id: 1, text: "one" });
		expect([text.value, editing.value?.message]).toEqual(["one", 1]);
		startEdit("garden", { id: 2, text: "/two" });
		expect([text.value, editing.value?.before]).toEqual(["//two", "//two"]);
		stopEdit("garden");
		expect([text.value, editing.value]).toEqual(["a draft", undefined]);
	});

	it("a reply keeps the draft, and an edit keeps the reply", () => {
		startReply("garden", 7);
		startEdit("garden", { id: 1, text: "one" }, "what was refused");
		expect([text.value, editing.value?.before]).toEqual(["what was refused", "one"]);
		startReply("garden", 8);
		expect([text.value, editing.value, replyTo.value]).toEqual(["a draft", undefined, 8]);
	});

	it("nothing is left of it for who comes next", () => {
		startEdit("garden", { id: 1, text: "one" });
		forgetDrafts();
		expect([text.value, editing.value, replyTo.value]).toEqual(["", undefined, undefined]);
	});
});
