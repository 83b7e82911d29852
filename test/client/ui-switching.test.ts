/** Going from room to room: what the switcher finds and offers first, and the keys that mean the same everywhere. */
import { describe, expect, it } from "vitest";
import { keyGroups } from "../../src/client/ui/key-list.ts";
import { ROW_KEYS } from "../../src/client/ui/message-actions.ts";
import { keyWords, PAGE_KEYS, pageKeyOf } from "../../src/client/ui/page-keys.ts";
import { roomBeside } from "../../src/client/ui/room-groups.ts";
import { peopleStops, type RoomStop, stopsFor } from "../../src/client/ui/switching.ts";
import type { ListedRoom } from "../../src/protocol/api.ts";
import type { Unread } from "../../src/protocol/frames.ts";
import type { User } from "../../src/protocol/message.ts";

const NOTHING: Unread = { messages: 0, mentions: 0 };

function stop(title: string, more: Partial<ListedRoom> = {}, unread = NOTHING): RoomStop {
	const room = {
		slug: title.toLowerCase().replaceAll(" ", "-"),
		title,
		topic: "",
		visibility: "public" as const,
		slowMode: 0,
		createdAt: 0,
		online: 0,
		lastAt: 0,
		...more,
	};
	return { kind: "room", title, room, unread };
}

const person = (id: string, name: string, kind: User["kind"] = "account"): User => ({ id, name, kind });

describe("the switcher", () => {
	const rooms = [
		stop("Lobby", { lastAt: 9 }),
		stop("Café Müller", { lastAt: 8 }),
		stop("The book club", { lastAt: 7 }),
		stop("Bookkeeping", { lastAt: 6 }),
		stop("天気の話", { slug: "weather", lastAt: 5 }),
		stop("Old books", { archivedAt: 1, lastAt: 4 }),
	];
	const people = peopleStops([person("bo-ok", "Zoë Ørsted"), person("ana", "Ana")], "ana", []);
	const titles = (query: string) => stopsFor(query, [...rooms, ...people], ["lobby"]).map(({ title }) => title);

	it.each([
		["the beginning of a title before that of a word in it", "book", ["Bookkeeping", "The book club", "Old books", "Zoë Ørsted"]],
		["capitals and accents do not matter", "CAFE MULL", ["Café Müller"]],
		["the words in any order", "club the", ["The book club"]],
		["letters in that order, with others between", "bkg", ["Bookkeeping"]],
		["not a single letter in the middle of a word", "y", []],
		["a script without blanks", "天気", ["天気の話"]],
		["a room by its address", "weather", ["天気の話"]],
		["a person by name", "orsted", ["Zoë Ørsted"]],
		["a person by handle, as it is written", "@bo", ["Bookkeeping", "Zoë Ørsted", "The book club", "Old books"]],
		["nothing", "xyz", []],
	])("finds %s", (_, query, found) => {
		expect(titles(query)).toEqual(found);
	});

	it("offers, while nothing is typed, what calls me, what is unread, where I was last, and where I am at the end", () => {
		const some = [
			stop("Here"),
			stop("Quiet", { lastAt: 3 }),
			stop("Visited before"),
			stop("Visited"),
			stop("Busy", { lastAt: 99 }),
			stop("Unread", {}, { messages: 4, mentions: 0 }),
			stop("Calls me", {}, { messages: 1, mentions: 1 }),
			stop("Archived", { archivedAt: 5, lastAt: 100 }),
		];
		for (const query of ["", "  ", "#"]) {
			const found = stopsFor(query, [...some, ...people], ["here", "visited", "visited-before"]).map(({ title }) => title);
			expect(found).toEqual(["Calls me", "Unread", "Visited", "Visited before", "Busy", "Quiet", "Here"]);
		}
	});

	it("offers where I am first, where it fits best", () => {
		expect(titles("lob")).toEqual(["Lobby"]);
	});

	it("does not offer more than can be looked through", () => {
		const many = Array.from({ length: 500 }, (_, n) => stop(`Room ${n}`));
		expect(stopsFor("room", many, [])).toHaveLength(30);
	});

	it("offers accounts once, without me, guests and bots, and who has a conversation with me already", () => {
		const direct = stop("Ben", { direct: true });
		const known = [
			person("ana", "Ana"),
			person("ben", "Ben"),
			person("cleo", "Cleo"),
			person("cleo", "Cleo"),
			person("~gus", "Gus", "guest"),
			person("bot:x", "x", "bot"),
		];
		const ids = (rooms: RoomStop[], people = known) =>
			peopleStops(people, "ana", rooms).map((one) => (one.kind === "person" ? one.user.id : one.title));
		expect(ids([])).toEqual(["ben", "cleo"]);
		expect(ids([direct])).toEqual(["cleo"]);
		expect(ids([direct], [...known, person("ben2", "Ben")]), "which of the two is not known").toEqual(["ben", "cleo", "ben2"]);
		expect(ids([stop("Ben")]), "a room that is only called so").toEqual(["ben", "cleo"]);
	});
});

describe("the rooms beside a room", () => {
	const slugs = ["a", "b", "c"];

	it.each([
		["a", 1, "b"],
		["c", 1, "a"],
		["a", -1, "c"],
		["b", -1, "a"],
		["elsewhere", 1, "a"],
		["elsewhere", -1, "c"],
	] as const)("from %s by %i is %s", (here, by, there) => {
		expect(roomBeside(slugs, here, by, () => true)).toBe(there);
	});

	it("are the nearest that are meant, and never the room itself", () => {
		const isUnread = (slug: string) => slug === "a";
		expect(roomBeside(slugs, "b", 1, isUnread)).toBe("a");
		expect(roomBeside(slugs, "a", 1, isUnread)).toBeUndefined();
		expect(roomBeside(["a"], "a", -1, () => true)).toBeUndefined();
		expect(roomBeside([], "a", 1, () => true)).toBeUndefined();
	});
});

describe("the list of keys", () => {
	const lines = keyGroups(true).flatMap(({ lines }) => lines);
	const texts = lines.map(({ combos }) => combos.map((combo) => keyWords(combo, false).join("+")).join(" "));

	it("has every key of the page and of a message, as the page goes by it", () => {
		for (const combos of PAGE_KEYS.values()) expect(lines.map((line) => line.combos)).toContainEqual(combos);
		const onMessages = keyGroups(true)
			.find(({ title }) => title === "On a message")
			?.lines.flatMap(({ combos }) => combos.map(({ key }) => key));
		expect(onMessages?.sort()).toEqual(Object.keys(ROW_KEYS).sort());
	});

	it("says what Enter does here", () => {
		const [send, newLine] = ["Send", "Begin a new line"].map((text) =>
			keyGroups(false)
				.flatMap(({ lines }) => lines)
				.find((line) => line.text === text)
				?.combos.map((combo) => keyWords(combo, false).join("+")),
		);
		expect(texts).toContain("Enter Ctrl+Enter");
		expect([send, newLine]).toEqual([["Ctrl+Enter"], ["Enter", "Shift+Enter"]]);
	});

	it("has no line without a key", () => {
		expect(texts).not.toContain("");
		expect(texts).toContain("Del Backspace");
	});
});

describe("the keys of the page", () => {
	const none = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, keyCode: 0, code: "" };
	const [ctrl, meta, alt, shift] = [{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { shiftKey: true }];

	it.each([
		["k", ctrl, "switch", undefined],
		["K", ctrl, "switch", undefined],
		["k", meta, undefined, "switch"],
		["k", { ...ctrl, ...shift }, undefined, undefined],
		["k", { ...ctrl, ...alt }, undefined, undefined],
		["k", {}, undefined, undefined],
		["л", { ...ctrl, code: "KeyK" }, "switch", undefined],
		["t", { ...ctrl, code: "KeyK" }, undefined, undefined],
		["F", { ...ctrl, ...shift }, "search", undefined],
		["f", ctrl, undefined, undefined],
		["ArrowUp", alt, "previous", "previous"],
		["ArrowDown", alt, "next", "next"],
		["ArrowUp", { ...alt, ...shift }, "previousUnread", "previousUnread"],
		["ArrowDown", { ...alt, ...shift }, "nextUnread", "nextUnread"],
		["ArrowDown", { ...alt, ...ctrl }, undefined, undefined],
		["ArrowDown", {}, undefined, undefined],
		["?", shift, "keys", "keys"],
		["?", {}, "keys", "keys"],
		["?", alt, undefined, undefined],
		["/", ctrl, "keys", undefined],
		["/", { ...meta, ...shift }, undefined, "keys"],
		["/", {}, undefined, undefined],
	])("%s with %o is %s, and on a Mac %s", (key, held, elsewhere, onMac) => {
		expect(pageKeyOf({ ...none, ...held, key }, false)).toBe(elsewhere);
		expect(pageKeyOf({ ...none, ...held, key }, true)).toBe(onMac);
	});

	it("are written as they are on the keyboard", () => {
		const words = (isOnMac: boolean) => [...PAGE_KEYS.values()].map(([combo]) => combo && keyWords(combo, isOnMac).join(" "));
		expect(words(false)).toEqual(["Ctrl K", "Ctrl Shift F", "Alt ↑", "Alt ↓", "Alt Shift ↑", "Alt Shift ↓", "?"]);
		expect(words(true)).toEqual(["⌘ K", "⌘ ⇧ F", "⌥ ↑", "⌥ ↓", "⌥ ⇧ ↑", "⌥ ⇧ ↓", "?"]);
	});
});
