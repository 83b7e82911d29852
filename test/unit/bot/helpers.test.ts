import { describe, expect, it } from "vitest";
import { zonedTime } from "../../../bot/quotes/zoned-time.ts";
import { clipLine } from "../../../bot/text.ts";

describe("a time on the wall", () => {
	it.each([
		["2026-10-05T15:59:59", "America/New_York", "2026-10-05T19:59:59Z"],
		["2026-12-05T15:59:59", "America/New_York", "2026-12-05T20:59:59Z"],
		["2026-11-01T00:30:00", "America/New_York", "2026-11-01T04:30:00Z"],
		["2026-11-01T03:30:00", "America/New_York", "2026-11-01T08:30:00Z"],
		["2026-03-08T03:30:00", "America/New_York", "2026-03-08T07:30:00Z"],
		["2026-03-08T01:30:00", "America/New_York", "2026-03-08T06:30:00Z"],
		["2022-01-21T22:00:09", "Europe/Warsaw", "2022-01-21T21:00:09Z"],
		["2022-07-21T00:00:00", "Europe/Warsaw", "2022-07-20T22:00:00Z"],
	])("%s in %s is %s", (wall, zone, utc) => expect(zonedTime(wall, zone)).toBe(Date.parse(utc)));

	it.each(["", "soon", "N/DTN/D", "undefinedTundefined", "2026-13-40T00:00:00"])("that is none, such as %j, is undefined", (wall) => {
		expect(zonedTime(wall, "Europe/Warsaw")).toBeUndefined();
	});
});

describe("a clipped line", () => {
	it.each([
		["as it is", 10, "as it is"],
		["exactly 10", 10, "exactly 10"],
		["one too long", 11, "one too lo…"],
		["  two\n\tlines\u202e ", 20, "two lines"],
		["🍎🍎🍎", 4, "🍎…"],
		["\ud800x", 5, "\ufffdx"],
		["", 5, ""],
	])("of %j within %i is %j", (text, max, clipped) => expect(clipLine(text, max)).toBe(clipped));
});
