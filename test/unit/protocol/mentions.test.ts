/** Whom a text mentions, and what one emoji is. */
import { expect, it } from "vitest";
import { readEmoji } from "../../../src/protocol/emoji.ts";
import { MENTIONS_MAX } from "../../../src/protocol/limits.ts";
import { findMentions, mentionsIn } from "../../../src/protocol/mentions.ts";

it.each<[text: string, who: string[]]>([
	["@ana", ["ana"]],
	["hi @ana!", ["ana"]],
	["@Ana, @BEN: (@cem) @ana", ["ana", "ben", "cem"]],
	["@ana.", ["ana"]],
	["@ana's", ["ana"]],
	["“@ana”", ["ana"]],
	["＠ana は", ["ana"]],
	["@top_10 @x-1", ["top_10", "x-1"]],
	["@1st", ["1st"]],
	["mail ana@example.org", []],
	["https://example.org/@ana", []],
	["x/@ana", []],
	["@@ana", []],
	["@a", []],
	["@ ana", []],
	["@anä", []],
	["@ana_", []],
	[`@${"a".repeat(32)}`, ["a".repeat(32)]],
	[`@${"a".repeat(33)}`, []],
	["@all and @here", ["@all", "@here"]],
	["`@ana` @ben", ["ben"]],
	["```\n@ana\n``` @ben", ["ben"]],
	["`` `@ana` `` @ben", ["ben"]],
	["` @ana", ["ana"]],
	["مرحبا @ana", ["ana"]],
])("[MENTION-1] %j mentions %j", (text, who) => {
	expect(mentionsIn(text, true)).toEqual(who);
});

it("[MENTION-1] are at most fifty, each once", () => {
	const all = Array.from({ length: MENTIONS_MAX + 10 }, (_, n) => `user${n}`);
	expect(mentionsIn([...all, ...all].map((who) => `@${who}`).join(" "), false)).toEqual(all.slice(0, MENTIONS_MAX));
});

it("[MENTION-2] everybody is called by who may, else by nobody", () => {
	expect(mentionsIn("@all @ana @here", false)).toEqual(["ana"]);
});

it("are found where they are", () => {
	expect(findMentions("a @ben ＠Cem")).toEqual([
		{ who: "ben", start: 2, end: 6 },
		{ who: "cem", start: 7, end: 11 },
	]);
});

it.each([
	["👍", "👍"],
	["👍🏽", "👍🏽"],
	["👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"],
	["🇩🇪", "🇩🇪"],
	["❤️", "❤️"],
	["❤", "❤️"],
	["1️⃣", "1️⃣"],
])("[REACT-2] %s is an emoji", (text, emoji) => {
	expect(readEmoji(text)).toBe(emoji);
});

it.each(["", "a", "1", "👍👍", "👍 ", "<b>", "a paragraph", "😀".repeat(4_000), "\u200d", "🇩", "👍\u{e0001}"])(
	"[REACT-2] %j is no emoji",
	(text) => {
		expect(readEmoji(text)).toBeUndefined();
	},
);
