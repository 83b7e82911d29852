/** Keys and commands in the composer, the words about a lost connection, and the small line of a card. */
import { describe, expect, it } from "vitest";
import { asMessage, commandOffers, exampleOffers, typedAt, typedFor, typedName } from "../../src/client/ui/completing.ts";
import { backText, connectionNews, connectionText, waitingText } from "../../src/client/ui/connection-text.ts";
import { EMOJI } from "../../src/client/ui/emoji-names.ts";
import { emojiOffers } from "../../src/client/ui/emoji-offers.ts";
import { pathIn } from "../../src/client/ui/in-place.ts";
import { isComposing, type Key, meaningOf } from "../../src/client/ui/keys.ts";
import { fenced, isWorthOffering, placeOf } from "../../src/client/ui/pasting.ts";
import { recalled } from "../../src/client/ui/recall.ts";
import { findRooms } from "../../src/client/ui/room-names.ts";
import { roomOffers } from "../../src/client/ui/room-offers.ts";
import {
	describeSparkline,
	figuresBetween,
	HEIGHT,
	sparkline,
	valueAt,
	valueByKey,
	WIDTH,
} from "../../src/client/ui/sparkline-geometry.ts";
import type { ListedRoom } from "../../src/protocol/api.ts";

const press = (key: string, more: Partial<Key> = {}): Key => ({
	key,
	shiftKey: false,
	ctrlKey: false,
	metaKey: false,
	altKey: false,
	isComposing: false,
	keyCode: 0,
	...more,
});
const closed = { isListOpen: false, sendsOnEnter: true, isEmpty: false, hasTask: false };

describe("keys", () => {
	it("Enter sends, but not with Shift and not where a finger types; with Ctrl or Cmd always", () => {
		expect(meaningOf(press("Enter"), closed)).toBe("send");
		expect(meaningOf(press("Enter", { shiftKey: true }), closed)).toBeUndefined();
		expect(meaningOf(press("Enter"), { ...closed, sendsOnEnter: false })).toBeUndefined();
		for (const held of [{ ctrlKey: true }, { metaKey: true }]) {
			expect(meaningOf(press("Enter", held), { ...closed, isListOpen: true, sendsOnEnter: false })).toBe("send");
		}
	});

	it("an open list takes the arrows, Tab, Enter and Esc, and gives them back when it closes", () => {
		const keys = ["ArrowDown", "ArrowUp", "Tab", "Enter", "Escape"];
		expect(keys.map((key) => meaningOf(press(key), { ...closed, isListOpen: true }))).toEqual([
			"next",
			"previous",
			"accept",
			"accept",
			"close",
		]);
		expect(keys.map((key) => meaningOf(press(key), closed))).toEqual([undefined, undefined, undefined, "send", undefined]);
		expect(meaningOf(press("Tab", { shiftKey: true }), { ...closed, isListOpen: true })).toBeUndefined();
	});

	it("an arrow up in an empty field edits the last message, and Esc leaves an edit or a reply once the list is closed", () => {
		expect(meaningOf(press("ArrowUp"), { ...closed, isEmpty: true })).toBe("editLast");
		expect(meaningOf(press("ArrowUp"), closed), "in a text it moves the cursor").toBeUndefined();
		expect(meaningOf(press("ArrowUp"), { ...closed, isEmpty: true, hasTask: true })).toBeUndefined();
		expect(meaningOf(press("Escape"), { ...closed, hasTask: true })).toBe("leave");
		expect(meaningOf(press("Escape"), { ...closed, hasTask: true, isListOpen: true })).toBe("close");
	});

	it("Ctrl or Cmd and an arrow goes through the commands that were sent, but not out of an edit or a reply", () => {
		for (const held of [{ ctrlKey: true }, { metaKey: true }]) {
			expect(meaningOf(press("ArrowUp", held), { ...closed, isListOpen: true, isEmpty: true })).toBe("older");
			expect(meaningOf(press("ArrowDown", held), closed)).toBe("newer");
			expect(meaningOf(press("ArrowUp", held), { ...closed, hasTask: true })).toBeUndefined();
			expect(meaningOf(press("ArrowUp", { ...held, altKey: true }), closed)).toBeUndefined();
			expect(meaningOf(press("ArrowUp", { ...held, shiftKey: true }), closed)).toBeUndefined();
		}
	});

	it("an input method's keys are its own", () => {
		expect(isComposing(press("Enter", { isComposing: true }))).toBe(true);
		expect(isComposing(press("Enter", { keyCode: 229 }))).toBe(true);
		expect(isComposing(press("Process"))).toBe(true);
		expect(isComposing(press("Enter", { keyCode: 13 }))).toBe(false);
	});
});

describe("the commands that were sent", () => {
	const COMMANDS = ["/stock=MSFT", "/roll", "/stock=AAPL"];

	it.each([
		["", "older", "/stock=MSFT"],
		["/stock=MSFT", "older", "/roll"],
		["/stock=AAPL", "older", undefined],
		["/stock=AAPL", "newer", "/roll"],
		["/stock=MSFT", "newer", ""],
		["", "newer", undefined],
		["/stock=GOOG", "older", undefined],
		["hello", "newer", undefined],
	] as const)("from %j, %s leads to %j", (text, way, command) => {
		expect(recalled(COMMANDS, text, way)).toBe(command);
	});

	it("are none at first", () => {
		expect(recalled([], "", "older")).toBeUndefined();
	});
});

describe("what was pasted", () => {
	const lines = (count: number) => Array.from({ length: count }, (_, n) => `Line ${n} of some prose.`).join("\n");

	it.each([
		["a function", "function a() {\n\treturn 1;\n}"],
		["Python", "def add(a, b):\n    return a + b\n\nprint(add(1, 2))"],
		["a log", "2026-01-01 ERROR [x]\n  at a.js:1\n  at b.js:2"],
		["markup", "<ul>\n  <li>a</li>\n</ul>"],
		["a long text", "word ".repeat(300)],
		["many lines", lines(15)],
	])("is worth an offer: %s", (_, text) => {
		expect(isWorthOffering(text)).toBe(true);
	});

	it.each([
		["a sentence", "Hello there, how are you?"],
		["a few lines", lines(5)],
		["a short line of code", "const a = 1;"],
		["a list", "- milk\n- bread\n- salt"],
		["what is fenced already", "```\nconst a = 1;\nconst b = 2;\n```"],
		["nothing", ""],
	])("is not: %s", (_, text) => {
		expect(isWorthOffering(text)).toBe(false);
	});

	it("is found where it came in, or where it went", () => {
		expect(placeOf("see a\nb", { text: "a\nb", start: 4 })).toBe(4);
		expect(placeOf("now see a\nb", { text: "a\nb", start: 4 })).toBe(8);
		expect(placeOf("a\nb a\nb", { text: "a\nb", start: 4 })).toBe(4);
		expect(placeOf("see a\n", { text: "a\nb", start: 4 })).toBeUndefined();
	});

	it.each([
		["a\nb\n", "", "", "```\na\nb\n```\n"],
		["a", "see ", " then", "\n```\na\n```\n"],
		["a", "see\n", "\nthen", "```\na\n```"],
		["x ``` y", "", "", "````\nx ``` y\n````\n"],
	])("%j between %j and %j becomes %j", (text, before, behind, code) => {
		expect(fenced(text, before, behind)).toBe(code);
	});
});

describe("completion", () => {
	const echo = { name: "echo", usage: "/echo=TEXT", about: "Says it again" };
	const roll = { name: "roll", usage: "/roll", about: "A die" };

	it("begins with a slash at the very start and ends with the name", () => {
		expect(typedName("/", 1)).toBe("");
		expect(typedName("/Ec", 3)).toBe("ec");
		for (const text of ["", "a /e", " /e", "//", "/echo=", "/echo x", "/etc/hosts"])
			expect(typedName(text, text.length), text).toBeUndefined();
		expect(typedName("/echo", 2)).toBeUndefined();
	});

	it("offers what begins so and types what the usage says", () => {
		const keys = (typed: string) => commandOffers(typed, [echo, roll]).map(({ key }) => key);
		expect(keys("")).toEqual(["echo", "roll"]);
		expect(keys("ro")).toEqual(["roll"]);
		expect(commandOffers("e", [echo])).toEqual([{ key: "echo", code: "/echo=TEXT", about: "Says it again", types: "/echo=", from: 0 }]);
		expect(typedFor(echo)).toBe("/echo=");
		expect(typedFor(roll)).toBe("/roll ");
		expect(asMessage("/ehco x")).toBe("//ehco x");
	});

	it("offers the examples of a command while nothing is asked of it", () => {
		const examples = [{ usage: "/echo=hello", about: "A greeting" }];
		expect(typedAt("/Echo=", 6)).toEqual({ kind: "example", query: "echo", from: 0 });
		for (const text of ["/echo=x", "/echo =", "x /echo=", "/echo "]) expect(typedAt(text, text.length), text).toBeUndefined();
		expect(exampleOffers("echo", [{ ...echo, examples }])).toEqual([
			{ key: "/echo=hello", code: "/echo=hello", about: "A greeting", types: "/echo=hello", from: 0 },
		]);
		expect(exampleOffers("echo", [echo])).toEqual([]);
	});
});

describe("rooms and emoji", () => {
	const room = (slug: string, title: string, more: Partial<ListedRoom> = {}): ListedRoom => ({
		slug,
		title,
		topic: "",
		visibility: "public",
		slowMode: 0,
		createdAt: 0,
		online: 0,
		lastAt: 0,
		...more,
	});
	const ROOMS = [
		room("book-club", "Book club"),
		room("design-week", "Design week"),
		room("club-9", "Nightlife"),
		room("dm-xyz", "Club of two", { direct: true }),
		room("old-club", "Old club", { archivedAt: 1 }),
	];

	it.each([
		["#", "room", "", 0],
		["see #boo", "room", "boo", 4],
		["(#Öl", "room", "Öl", 1],
		[":ta", "emoji", "ta", 0],
		["well :+1", "emoji", "+1", 5],
	])("are being typed in %j", (text, kind, query, from) => {
		expect(typedAt(text, text.length)).toEqual({ kind, query, from });
	});

	it.each(["a#b", "##", "x/#y", "&#39", "`#x", ":t", ":)", "10:30", "a:tada", "::ta", ":tada:", "`:ta", "# x"])("are not in %j", (text) => {
		expect(typedAt(text, text.length)).toBeUndefined();
	});

	it("offers the rooms with such an address, then with such a title; none of two, none archived", () => {
		const slugs = (query: string) => roomOffers({ query, from: 0 }, ROOMS).map(({ key }) => key);
		expect(slugs("")).toEqual(["book-club", "design-week", "club-9"]);
		expect(slugs("club")).toEqual(["club-9", "book-club"]);
		expect(slugs("NIGHT")).toEqual(["club-9"]);
		expect(slugs("book-club"), "what is typed in full is sent by Enter").toEqual([]);
		expect(roomOffers({ query: "des", from: 4 }, ROOMS)).toEqual([
			{ key: "design-week", code: "#design-week", about: "Design week", types: "#design-week ", from: 4 },
		]);
	});

	it("offers emoji by their names, the closest first, and types the emoji", () => {
		const [first, ...others] = emojiOffers({ query: "tada", from: 3 }, EMOJI);
		expect(first).toEqual({ key: "🎉", code: "🎉", about: ":tada:", types: "🎉 ", from: 3 });
		expect(others.length).toBeLessThan(8);
		expect(emojiOffers({ query: "zzzz", from: 0 }, EMOJI)).toEqual([]);
	});

	it("finds the rooms that a text names", () => {
		const slugs = (text: string) => findRooms(text).map(({ slug }) => slug);
		expect(slugs("see #lobby, #Book-Club. And #b9!")).toEqual(["lobby", "book-club", "b9"]);
		expect(slugs("a#b x/#c ##d &#39; #été # #-x #x_y https://e.org/#f")).toEqual([]);
		expect(findRooms("in #ab")).toEqual([{ slug: "ab", start: 3, end: 6 }]);
	});
});

describe("a link", () => {
	const HERE = "https://chat.example";

	it.each([
		[`${HERE}/r/lobby`, "/r/lobby"],
		[`${HERE}/r/lobby/12?x=1#y`, "/r/lobby/12"],
		[`${HERE}/i/some-token.x`, "/i/some-token.x"],
		["HTTPS://CHAT.EXAMPLE/r/lobby", "/r/lobby"],
	])("to a place of this chat stays in the page: %s", (url, path) => {
		expect(pathIn(url, HERE)).toBe(path);
	});

	it.each([
		`${HERE}/`,
		`${HERE}/api/session`,
		`${HERE}/r/`,
		"https://other.example/r/lobby",
		"http://chat.example/r/lobby",
		`${HERE}:8443/r/lobby`,
		"https://me@evil.example/r/lobby",
		"mailto:a@chat.example",
		"no url",
	])("to anywhere else does not: %s", (url) => {
		expect(pathIn(url, HERE)).toBeUndefined();
	});
});

describe("a lost connection", () => {
	const waiting = { kind: "waiting", until: 4_000 } as const;

	it.each([
		[waiting, true, true, "Reconnecting in 4 s"],
		[{ kind: "waiting", until: 90 } as const, true, true, "Reconnecting…"],
		[{ kind: "connecting" } as const, true, true, "Reconnecting…"],
		[{ kind: "connecting" } as const, true, false, "Connecting…"],
		[waiting, false, true, "You are offline"],
	])("of %j, online %s, known %s, it says %s", (status, isOnline, hasBeenIn, text) => {
		expect(connectionText(status, isOnline, hasBeenIn, 100)).toBe(text);
	});

	it("tells a screen reader no seconds", () => {
		expect(connectionNews(true, true)).toBe("The connection is lost. Reconnecting.");
		expect(connectionNews(true, false)).toBe("Connecting.");
		expect(connectionNews(false, true)).toBe("You are offline.");
	});

	it("counts what waits, and what was missed", () => {
		expect([0, 1, 2].map(waitingText)).toEqual(["", "1 message will be sent", "2 messages will be sent"]);
		expect([0, 1, 1_000].map(backText)).toEqual(["Back", "Back — 1 new", "Back — 1,000 new"]);
	});
});

describe("a card's line", () => {
	it("rises from the first to the last value and stays within its frame", () => {
		const line = sparkline([10, 12, 9, 11]);
		expect(line).toMatchObject({ trend: "up", first: 10, last: 11, low: 9, high: 12 });
		const heights = [...(line?.line ?? "").matchAll(/ ([\d.]+)/g)].map(([, y]) => Number(y));
		expect(heights).toHaveLength(4);
		expect(heights.every((y) => y > 0 && y < HEIGHT)).toBe(true);
		expect(line?.points.at(-1)?.x).toBeLessThan(WIDTH);
	});

	it("is drawn whatever the numbers are", () => {
		for (const values of [
			[1e308, -1e308, 0],
			[5, 5, 5],
			[0, 1e-300],
		]) {
			const ys = sparkline(values)?.points.map(({ y }) => y) ?? [];
			expect(
				ys.every((y) => y > 0 && y < HEIGHT),
				JSON.stringify(values),
			).toBe(true);
		}
		expect(sparkline([1e308, -1e308, 0])?.points.map(({ y }) => y)).toEqual([4, 52, 28]);
	});

	it("is said in words", () => {
		const words = (values: number[]) => {
			const line = sparkline(values);
			return line && describeSparkline("Price", line);
		};
		expect(words([10, 12, 9, 11])).toBe("Price: rose from 10 to 11; low 9, high 12.");
		expect(words([2, 1])).toBe("Price: fell from 2 to 1; low 1, high 2.");
		expect(words([5, 5])).toBe("Price: stayed at 5; low 5, high 5.");
		expect(words([5])).toBeUndefined();
		expect(words([])).toBeUndefined();
	});

	it.each([
		[1.0834, 1.0871, 1.08341, "1.08341"],
		[199.5, 203.25, 201.256, "201.26"],
		[0.00001234, 0.00001301, 0.0000129, "0.0000129"],
		[94_000, 97_000, 95_123.456, "95,123.46"],
		[5, 5, 5, "5"],
		[0.0000125, 0.0000125, 0.0000125, "0.0000125"],
		[0, 0, 0, "0"],
		[-1e308, 1e308, 1e308, "1E308"],
	])("between %d and %d is %d written as %s: with the digits that tell values apart", (low, high, value, text) => {
		expect(figuresBetween(low, high)(value)).toBe(text);
	});

	it.each([
		[-1, 0],
		[0, 0],
		[0.49, 2],
		[0.98, 4],
		[1, 4],
		[7, 4],
	])("at %d of its width is read as value %d of 0 to 4", (place, index) => {
		expect(valueAt(place, 5)).toBe(index);
	});

	it("is gone through by the keys of a slider, and left to others", () => {
		const led = (at: number, ...keys: string[]) => keys.map((key) => valueByKey(key, at, 30));
		expect(led(5, "ArrowLeft", "ArrowRight", "ArrowDown", "ArrowUp", "PageDown", "PageUp", "Home", "End")).toEqual([
			4, 6, 4, 6, 2, 8, 0, 29,
		]);
		expect(led(0, "ArrowLeft", "PageDown")).toEqual([0, 0]);
		expect(led(29, "ArrowRight", "PageUp")).toEqual([29, 29]);
		expect(led(5, "Tab", "Escape", "r")).toEqual([undefined, undefined, undefined]);
	});
});
