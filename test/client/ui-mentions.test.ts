/** Completing a mention: where one is being typed, who is offered, and what a choice puts into the text. */
import { describe, expect, it } from "vitest";
import { accepted, typedAt } from "../../src/client/ui/completing.ts";
import { mentionOffers } from "../../src/client/ui/mentioning.ts";
import { findMentions } from "../../src/protocol/mentions.ts";
import type { User } from "../../src/protocol/message.ts";

const account = (id: string, name: string): User => ({ id, name, kind: "account" });
const PEOPLE: User[] = [
	account("dora", "Dora Keller"),
	account("emil", "Émil"),
	account("kim", "김민준"),
	account("me", "Myself"),
	account("dora", "Dora Keller"),
	{ id: "~ana", name: "Dorothea", kind: "guest" },
	{ id: "bot:dora", name: "dora", kind: "bot" },
];

describe("a mention is being typed", () => {
	it.each([
		["@", "", 0],
		["hi @do", "do", 3],
		["hi ＠do", "do", 3],
		["(@Do", "Do", 1],
		["@ém", "ém", 0],
		["line\n@x", "x", 5],
		["`code` @x", "x", 7],
	])("in %j as %j", (text, query, from) => {
		expect(typedAt(text, text.length)).toEqual({ kind: "mention", query, from });
	});

	it.each(["", "hi", "a@do", "x/@do", "mail a.b@do", "@@do", "@do ", "`@do", "a `b @do", "```\nconst @do", "@do."])("not in %j", (text) => {
		expect(typedAt(text, text.length)).toBeUndefined();
	});

	it("at the caret, not elsewhere, and not within what is there", () => {
		expect(typedAt("@do and more", 3)).toEqual({ kind: "mention", query: "do", from: 0 });
		expect(typedAt("@dora", 3)).toBeUndefined();
		expect(typedAt("@do and more", 8)).toBeUndefined();
	});
});

describe("it offers", () => {
	const offered = (query: string, calls?: { all: number; here: number }) =>
		mentionOffers({ query, from: 0 }, PEOPLE, "me", calls).map(({ code }) => code);

	it.each([
		["", ["@dora", "@emil", "@kim"]],
		["d", ["@dora"]],
		["DO", ["@dora"]],
		["kel", ["@dora"]],
		["k", ["@kim", "@dora"]],
		["e", ["@emil"]],
		["é", ["@emil"]],
		["김", ["@kim"]],
		["x", []],
		["dora", []],
	])("for %j the accounts %j: by handle, then by name, each once, without me, guests and bots", (query, codes) => {
		expect(offered(query)).toEqual(codes);
	});

	it("everybody, with how many that is, to who may call them", () => {
		const calls = { all: 42, here: 1 };
		expect(offered("", calls)).toEqual(["@dora", "@emil", "@kim", "@here", "@all"]);
		expect(offered("h", calls)).toEqual(["@here"]);
		expect(offered("here")).toEqual([]);
		expect(mentionOffers({ query: "al", from: 0 }, PEOPLE, "me", calls)[0]?.about).toBe("Calls everybody in the room: 42 people");
		expect(mentionOffers({ query: "he", from: 0 }, PEOPLE, "me", calls)[0]?.about).toBe("Calls who is here now: 1 person");
	});

	it("no more than one can take in, and everybody still", () => {
		const crowd = Array.from({ length: 200 }, (_, i) => account(`user-${i}`, `User ${i}`));
		const codes = mentionOffers({ query: "", from: 0 }, crowd, "me", { all: 199, here: 5 }).map(({ code }) => code);
		expect(codes).toHaveLength(8);
		expect(codes.slice(-2)).toEqual(["@here", "@all"]);
	});
});

it.each([
	["hi @do", 6, "hi @dora ", 9],
	["hi ＠do", 6, "hi @dora ", 9],
	["hi @do, how", 6, "hi @dora, how", 8],
	["hi @do you", 6, "hi @dora you", 8],
])("a choice in %j at %i makes it %j, which mentions the chosen", (text, caret, made, after) => {
	const mention = typedAt(text, caret);
	const [offer] = mention ? mentionOffers(mention, PEOPLE, "me", undefined) : [];
	const result = offer && accepted(text, caret, offer);
	expect(result).toEqual({ text: made, caret: after });
	expect(findMentions(made).map(({ who }) => who)).toEqual(["dora"]);
});
