/** The page's small decisions about text: links, initials, emoji, titles, lists of names, addresses. */
import { describe, expect, it } from "vitest";
import { messageOf, pageTitle, pathOf, slugOf, titleFrom } from "../../src/client/ui/address.ts";
import { isFewEmoji } from "../../src/client/ui/emoji.ts";
import { HUES, hueOf, initialsOf } from "../../src/client/ui/initials.ts";
import { badgeFor, iconFor } from "../../src/client/ui/tab-sign.ts";
import { typingText } from "../../src/client/ui/typing-text.ts";
import { safeUrl, splitLinks } from "../../src/protocol/links.ts";

const linksOf = (text: string) => splitLinks(text).flatMap((piece) => (piece.kind === "link" ? [piece.text] : []));

describe("links", () => {
	it.each([
		["see https://example.com.", ["https://example.com"]],
		["(https://example.com/a_(b))", ["https://example.com/a_(b)"]],
		["https://example.com/a?b=c&d=(e), and more", ["https://example.com/a?b=c&d=(e)"]],
		["**https://example.com/x**", ["https://example.com/x"]],
		["https://a.example/1 http://b.example/2", ["https://a.example/1", "http://b.example/2"]],
		["「https://example.com/日本」。", ["https://example.com/日本"]],
		["mailto:ana@example.com!", ["mailto:ana@example.com"]],
		["HTTPS://EXAMPLE.COM", ["HTTPS://EXAMPLE.COM"]],
		['"https://example.com"', ["https://example.com"]],
	])("%j has the links %j", (text, links) => {
		expect(linksOf(text)).toEqual(links);
	});

	it.each([
		"javascript:alert(1)",
		"data:text/html,x",
		"ftp://example.com",
		"https://",
		"xhttps://example.com",
		"http://[",
		"mailto:",
		"/r/lobby",
	])("[abuse] %j is no link", (text) => {
		expect(linksOf(text)).toEqual([]);
	});

	it("the pieces are exactly the text", () => {
		const text = "a https://x.example/), b\nmailto:a@b.example; https://y.example/?q=(1)... c";
		expect(
			splitLinks(text)
				.map((piece) => piece.text)
				.join(""),
		).toBe(text);
	});

	it.each([")", ".", ".)", "(", "()", "[(", "https://"])("[abuse] a long row of %j is cut in no more than its length", (row) => {
		// A thousand times as long as a message: whatever takes the square of its length never ends.
		const text = `https://example.com/a${row.repeat(4_000_000 / row.length)}`;
		expect(
			splitLinks(text)
				.map((piece) => piece.text.length)
				.reduce((sum, length) => sum + length),
		).toBe(text.length);
	});

	it("an address to follow is http, https or mailto", () => {
		expect(safeUrl("https://example.com/a b")).toBe("https://example.com/a%20b");
		expect(safeUrl("javascript:alert(1)")).toBeUndefined();
		expect(safeUrl("no address")).toBeUndefined();
	});
});

describe("people", () => {
	it.each([
		["Ana", "A"],
		["ana maria lopez", "AL"],
		["  Ben  Adler ", "BA"],
		["Élodie", "É"],
		["👩‍🚀 Zoe", "👩‍🚀Z"],
		["李雷", "李"],
	])("%j has the initials %j", (name, initials) => {
		expect(initialsOf(name)).toBe(initials);
	});

	it("a colour belongs to an id, and people get different ones", () => {
		expect(hueOf("~abc")).toBe(hueOf("~abc"));
		const hues = new Set(Array.from({ length: 200 }, (_, n) => hueOf(`~${n}`)));
		expect(hues.size).toBe(HUES);
		expect([...hues].every((hue) => hue >= 0 && hue < HUES)).toBe(true);
	});

	it("who is typing is one sentence", () => {
		expect(typingText(["Ana"])).toBe("Ana is typing");
		expect(typingText(["Ana", "Ben"])).toBe("Ana and Ben are typing");
		expect(typingText(["A", "B", "C", "D"])).toBe("A, B, C, and D are typing");
		expect(typingText(["A", "B", "C", "D", "E"])).toBe("A, B, C, and 2 others are typing");
	});

	it("a few emoji and nothing else are shown large", () => {
		for (const text of ["🎉", "👍🏽 👩‍🚀", "🇵🇹🇯🇵", "❤️", "1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👩‍👩‍👧‍👦".repeat(6)]) expect(isFewEmoji(text), text).toBe(true);
		for (const text of ["", " ", "a🎉", "🎉".repeat(7), "12", "#"]) expect(isFewEmoji(text), text).toBe(false);
	});
});

describe("addresses", () => {
	it("a room is read from a path and back", () => {
		expect(slugOf(pathOf("book-club"))).toBe("book-club");
		expect(slugOf("/r/Book-Club/")).toBe("book-club");
		expect(slugOf(pathOf("book-club", 123))).toBe("book-club");
		expect(messageOf(pathOf("book-club", 123))).toBe(123);
		for (const path of ["/r/a", "/r/a/", "/r/a/b", "/r/a/1/2", "/123", "/r/a/-1", "/r/a/1.5"])
			expect(messageOf(path), path).toBeUndefined();
		for (const path of ["/", "/r/", "/r/a/b", "/x", "/r/%E0%A4%A"]) expect(slugOf(path), path).toBeUndefined();
	});

	it("the tab counts what is unread, and says so when it calls me", () => {
		expect(pageTitle("Lobby", { messages: 0, mentions: 0 })).toBe("Lobby · Chattorum");
		expect(pageTitle("Lobby", { messages: 3, mentions: 0 })).toBe("(3) Lobby · Chattorum");
		expect(pageTitle("Lobby", { messages: 3, mentions: 1 })).toBe("(!) Lobby · Chattorum");
		expect(pageTitle(undefined, { messages: 0, mentions: 0 })).toBe("Chattorum");
		expect(titleFrom("book-club")).toBe("Book club");
	});

	it("the tab's icon has a dot for what is unread and another for what calls me; an app's icon says how much is for me", () => {
		const icons = [
			[0, 0],
			[3, 0],
			[3, 1],
		].map(([messages = 0, mentions = 0]) => iconFor({ messages, mentions }));
		expect(icons).toEqual(["/icon.svg", "/icon-unread.svg", "/icon-mention.svg"]);
		expect(badgeFor({ messages: 0, mentions: 0 }, 0)).toBeUndefined();
		expect(badgeFor({ messages: 3, mentions: 0 }, 0)).toBe("mark");
		expect(badgeFor({ messages: 3, mentions: 0 }, 2), "two of them in a conversation").toBe(2);
	});
});
