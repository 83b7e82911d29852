/** How the list of messages is laid out and read aloud, and what stands on it in the way of times. */
import { describe, expect, it } from "vitest";
import { hear } from "../../src/client/ui/announcing.ts";
import { continues, rowsOf } from "../../src/client/ui/grouping.ts";
import { dayLabel, dayOf, daysBefore, elapsed, shortTime, startOf } from "../../src/client/ui/times.ts";
import type { Message, User } from "../../src/protocol/message.ts";

const MINUTE = 60_000;
const ana: User = { id: "~ana", name: "Ana", kind: "guest" };
const ben: User = { id: "~ben", name: "Ben", kind: "guest" };
const bot: User = { id: "bot:echo", name: "echo", kind: "bot" };
const utc = { locale: "en-GB", timeZone: "UTC" };
const noon = Date.UTC(2026, 10, 24, 12);

const message = (id: number, author: User, at: number, more: Partial<Message> = {}): Message => ({
	id,
	rev: id,
	at,
	author,
	text: `text ${id}`,
	...more,
});
const layout = (messages: Message[]) =>
	rowsOf(messages, (at) => dayOf(at, utc)).map((row) =>
		row.kind !== "message" ? row.kind : `${row.message.id}${row.startsGroup ? " head" : ""}`,
	);

describe("groups", () => {
	it("one person's words within five minutes stand under one header", () => {
		const at = [0, 4, 8, 14].map((minutes) => noon + minutes * MINUTE);
		expect(layout(at.map((time, index) => message(index + 1, ana, time)))).toEqual(["day", "1 head", "2", "3", "4 head"]);
	});

	it("another person, a bot and a new day each begin anew", () => {
		const late = Date.UTC(2026, 10, 24, 23, 59);
		expect(
			layout([
				message(1, ana, late - 3),
				message(2, ben, late - 2),
				message(3, bot, late - 1),
				message(4, bot, late),
				message(5, ana, late),
				message(6, ana, late + MINUTE),
			]),
		).toEqual(["day", "1 head", "2 head", "3 head", "4 head", "5 head", "day", "6 head"]);
	});

	it("keys are unique even where a clock went back over midnight", () => {
		const midnight = Date.UTC(2026, 10, 25);
		const rows = rowsOf([message(1, ana, midnight - 1), message(2, ana, midnight), message(3, ana, midnight - 1)], (at) => dayOf(at, utc));
		expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
	});

	it("nothing goes on from nothing", () => {
		expect(continues(undefined, { author: ana, at: noon }, dayOf)).toBe(false);
	});

	it("what is on its way goes on under the last header of the same day", () => {
		const goesOn = (last: number, next: number) => continues({ author: ana, at: last }, { author: ana, at: next }, (at) => dayOf(at, utc));
		const midnight = Date.UTC(2026, 10, 25);
		expect([goesOn(noon, noon + MINUTE), goesOn(noon, noon + 5 * MINUTE), goesOn(midnight - MINUTE, midnight)]).toEqual([
			true,
			false,
			false,
		]);
	});
});

describe("times", () => {
	it("days have names while they are near", () => {
		const label = (days: number, locale = "en-GB") => dayLabel(noon - days * 24 * 60 * MINUTE, noon, { ...utc, locale });
		expect([0, 1, 2, 6].map((days) => label(days))).toEqual(["Today", "Yesterday", "Sunday", "Wednesday"]);
		expect(label(30)).toMatch(/^Sunday,? 25 October$/);
		expect(label(365)).toMatch(/24 November 2025$/);
		expect(label(1, "de")).toBe("Gestern");
	});

	it("a day is the reader's, not the server's", () => {
		const at = Date.UTC(2026, 10, 24, 23, 30);
		expect(dayOf(at, { timeZone: "UTC" })).toBe("2026-11-24");
		expect(dayOf(at, { timeZone: "Asia/Tokyo" })).toBe("2026-11-25");
		expect(shortTime(at, { locale: "en-GB", timeZone: "Asia/Tokyo" })).toBe("08:30");
	});

	it("a day begins at midnight where one is, and days are counted by the calendar, not by 24 hours", () => {
		expect(startOf("2026-11-24")).toBe(new Date(2026, 10, 24).getTime());
		for (const day of ["", "2026-13-01", "soon"]) expect(startOf(day), day).toBeUndefined();
		// Half past midnight: 24 hours before the day after clocks go forward is two days before.
		const early = new Date(2026, 2, 30, 0, 30).getTime();
		expect(daysBefore(early, 1)).toBe("2026-03-29");
		expect(daysBefore(early, 30)).toBe("2026-02-28");
	});

	it("what goes on is counted in the largest unit that fits", () => {
		expect([-5, 0, 12_900, 61_000, 7_300_000].map(elapsed)).toEqual(["0 s", "0 s", "12 s", "1 min", "2 h"]);
	});
});

describe("what is read aloud", () => {
	it("is what others newly say, not what was there and not what I say", () => {
		const opened = hear([message(1, ben, noon)], ana.id, undefined);
		expect(opened.text).toBe("");
		const next = hear([message(1, ben, noon), message(2, ana, noon), message(3, ben, noon)], ana.id, opened);
		expect(next.text).toBe("Ben: text 3");
		// A page of older messages comes in front.
		expect(
			hear([message(0, ben, noon), message(1, ben, noon), message(2, ana, noon), message(3, ben, noon)], ana.id, next).text,
		).toBeUndefined();
	});

	it("is a command's answer once it is there", () => {
		const asked = (status: "pending" | "answered") => message(2, bot, noon, { command: { name: "echo", args: "", by: ana, status } });
		const opened = hear([message(1, ben, noon)], ana.id, undefined);
		const waiting = hear([message(1, ben, noon), asked("pending")], ana.id, opened);
		expect(waiting.text).toBeUndefined();
		expect(hear([message(1, ben, noon), asked("answered")], ana.id, waiting).text).toBe("echo: text 2");
	});

	it("does not stay in the page once it was taken away", () => {
		const opened = hear([message(1, ben, noon)], ana.id, undefined);
		const gone = (id: number) => message(id, ben, noon, { text: null, deletedAt: noon });
		const told = hear([message(1, ben, noon), message(2, ben, noon)], ana.id, opened);
		const other = hear([gone(1), message(2, ben, noon)], ana.id, told);
		expect([told.text, other.text]).toEqual(["Ben: text 2", undefined]);
		const silent = hear([gone(1), gone(2)], ana.id, other);
		expect(silent.text).toBe("");
		expect(hear([gone(1), gone(2)], ana.id, silent).text).toBeUndefined();
	});

	it("is a number when there is much", () => {
		const opened = hear([], ana.id, undefined);
		expect(
			hear(
				[1, 2, 3, 4].map((id) => message(id, ben, noon)),
				ana.id,
				opened,
			).text,
		).toBe("4 new messages");
	});
});
