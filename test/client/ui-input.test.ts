/** Keys and commands in the composer, the words about a lost connection, and the small line of a card. */
import { describe, expect, it } from "vitest";
import { asMessage, commandOffers, typedFor, typedName } from "../../src/client/ui/completing.ts";
import { backText, connectionNews, connectionText, waitingText } from "../../src/client/ui/connection-text.ts";
import { isComposing, type Key, meaningOf } from "../../src/client/ui/keys.ts";
import { describeSparkline, HEIGHT, sparkline, WIDTH } from "../../src/client/ui/sparkline-geometry.ts";

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
const closed = { isListOpen: false, isTouch: false, isEmpty: false, hasTask: false };

describe("keys", () => {
	it("Enter sends, but not with Shift and not where a finger types; with Ctrl or Cmd always", () => {
		expect(meaningOf(press("Enter"), closed)).toBe("send");
		expect(meaningOf(press("Enter", { shiftKey: true }), closed)).toBeUndefined();
		expect(meaningOf(press("Enter"), { ...closed, isTouch: true })).toBeUndefined();
		for (const held of [{ ctrlKey: true }, { metaKey: true }]) {
			expect(meaningOf(press("Enter", held), { ...closed, isListOpen: true, isTouch: true })).toBe("send");
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

	it("an input method's keys are its own", () => {
		expect(isComposing(press("Enter", { isComposing: true }))).toBe(true);
		expect(isComposing(press("Enter", { keyCode: 229 }))).toBe(true);
		expect(isComposing(press("Process"))).toBe(true);
		expect(isComposing(press("Enter", { keyCode: 13 }))).toBe(false);
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
		expect(line?.end.x).toBeLessThan(WIDTH);
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
});
