/** The chaos run's judge is judged here: on histories with each fault planted. */
import { describe, expect, it } from "vitest";
import type { Message } from "../../src/protocol/message.ts";
import { check, type Evidence } from "../chaos/checker.ts";
import { ANA, BEN, message } from "./support/world.ts";

const one = message(1, { author: ANA, text: "a-1" });
const two = message(2, { author: BEN, text: "b-1" });
const command = (status: "pending" | "answered", rev: number): Message =>
	message(3, {
		rev,
		author: { id: "bot:echo", name: "echo", kind: "bot" },
		text: "",
		command: { name: "echo", args: "a-2", by: ANA, status },
	});
const four = message(4, { author: ANA, text: "a-3" });

const stored = [one, two, command("answered", 5), four];
const seen = [one, two, command("pending", 3), four, command("answered", 5)];

function evidence(more: { history?: Message[]; said?: string[]; seen?: Message[][]; final?: Message[] } = {}): Evidence {
	return {
		history: new Map([["lobby", more.history ?? stored]]),
		speakers: [
			{ name: "Ana", room: "lobby", said: more.said ?? ["a-1", "a-2", "a-3"] },
			{ name: "Ben", room: "lobby", said: ["b-1"] },
		],
		witnesses: [{ name: "Ben", room: "lobby", connections: more.seen ?? [seen], final: more.final ?? stored }],
	};
}

it("finds nothing where nothing is wrong", () => {
	expect(check(evidence())).toEqual([]);
	expect(check(evidence({ seen: [seen.slice(0, 2), seen.slice(2)] }))).toEqual([]);
});

describe("finds", () => {
	it.each([
		{ kind: "lost", fault: { said: ["a-1", "a-2", "a-3", "a-4"] } },
		{ kind: "doubled", fault: { history: [...stored, message(6, { author: ANA, text: "a-1" })] } },
		{ kind: "doubled", fault: { final: [one, two, two, command("answered", 5), four] } },
		{ kind: "inverted", fault: { said: ["a-3", "a-1", "a-2"] } },
		{ kind: "inverted", fault: { seen: [[two, one]] } },
		{ kind: "inverted", fault: { seen: [[one, one]] } },
		{ kind: "inverted", fault: { final: [two, one, command("answered", 5), four] } },
		{ kind: "phantom", fault: { seen: [[message(1, { author: ANA, text: "something else" })]] } },
		{ kind: "phantom", fault: { seen: [[message(1, { author: BEN, text: "a-1" })]] } },
		{ kind: "shown before stored", fault: { seen: [[one, message(9)]] } },
		{ kind: "not final", fault: { history: [one, two, command("pending", 3), four] } },
		{ kind: "not shown", fault: { final: [one, two, four] } },
		{ kind: "not shown", fault: { final: [one, two, command("pending", 3), four] } },
		{ kind: "not shown", fault: { final: [] } },
	])("$kind: $fault", ({ kind, fault }) => {
		expect(check(evidence(fault)).map((found) => found.kind)).toContain(kind);
	});
});
