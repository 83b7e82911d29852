/** The handles that accounts sign in with. */
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { HandleSchema } from "../../../src/protocol/names.ts";

const problems = (handle: unknown) => v.safeParse(HandleSchema, handle).issues?.map(({ message }) => message) ?? [];

describe("a handle", () => {
	it.each(["ana", "a1", "42", "ana_b", "ana-b", "a-", "a_", "x".repeat(32), "ali", "robot", "room-admin", "bottle", "modest"])(
		"[NAME-8] may be %s",
		(handle) => {
			expect(v.parse(HandleSchema, handle)).toBe(handle);
		},
	);

	it.each([
		["ANA", "ana"],
		["Ana_B-2", "ana_b-2"],
	])("[NAME-8] typed as %s is %s", (typed, handle) => {
		expect(v.parse(HandleSchema, typed)).toBe(handle);
	});

	it.each([
		["nothing", ""],
		["one character", "a"],
		["33 characters", "x".repeat(33)],
		["a hyphen at the start", "-ana"],
		["an underscore at the start", "_ana"],
		["the sign of a guest's id", "~ana"],
		["the colon of a bot's id", "bot:ana"],
		["a space", "ana b"],
		["white space around it", " ana"],
		["a line break behind it", "ana\n"],
		["a dot", "ana.b"],
		["a slash", "ana/b"],
		["an at sign", "@ana"],
		["an accent", "aná"],
		["a Cyrillic letter", "аna"],
		["a sign whose small letter is a k", "\u212aana"],
		["a long s", "an\u017f"],
		["a dotted capital I", "\u0130na"],
		["an emoji", "ana🎉"],
		["NUL", "ana\u0000"],
		["a hidden character", "an\u200ba"],
	])("[NAME-8] may not have %s", (_, handle) => {
		expect(problems(handle)).toEqual(['A handle has 2 to 32 of a-z, 0-9, "-" and "_", and starts with a letter or digit.']);
	});

	it.each([7, null, undefined, ["ana"], { handle: "ana" }])("[NAME-8] may not be %j", (handle) => {
		expect(problems(handle)).toEqual(["A handle must be a text."]);
	});

	it.each([
		..."admin administrator root system moderator owner support bot chattorum".split(" "),
		..."mod help staff lobby guest here all everyone deleted me null undefined".split(" "),
		"Admin",
		"EVERYONE",
		"adm1n",
		"ad-min",
		"admin_",
		"r00t",
		"0wner",
	])("[NAME-8] may not be the reserved %s", (handle) => {
		expect(problems(handle)).toEqual(["This handle is reserved."]);
	});
});
