import { beforeEach, expect, it } from "vitest";
import { CallError } from "../../src/client/call.ts";
import { Originals } from "../../src/client/originals.ts";
import type { Message } from "../../src/protocol/message.ts";
import { message } from "./support/world.ts";

let asked: { id: number; answer: (messages: Message[]) => Promise<void>; fail: () => Promise<void> }[];
let loaded: Message[];
let originals: Originals;

beforeEach(() => {
	asked = [];
	loaded = [];
	originals = new Originals({
		findLoaded: (id) => loaded.find((one) => one.id === id),
		fetchAround: (id) =>
			new Promise((resolve, reject) => {
				asked.push({ id, answer: settled(resolve), fail: () => settled(reject)(new CallError("offline", "")) });
			}),
	});
});

/** Does it, and lets all that waits for it go on. */
function settled<T>(act: (value: T) => void) {
	return async (value: T) => {
		act(value);
		for (let tick = 0; tick < 5; tick++) await Promise.resolve();
	};
}

const ids = () => asked.map(({ id }) => id);

it("an original that is loaded is taken from there, and nothing is asked", () => {
	loaded = [message(1)];
	originals.want(1);
	expect(originals.find(1)).toEqual(message(1));
	expect(asked).toEqual([]);
});

it("one that is not is asked for once, however many answer it", async () => {
	originals.want(1);
	originals.want(1);
	expect(originals.find(1)).toBe("loading");
	expect(ids()).toEqual([1]);
	await asked[0]?.answer([message(1)]);
	originals.want(1);
	expect(originals.find(1)).toEqual(message(1));
	expect(ids()).toEqual([1]);
});

it("one that the room keeps no more is gone, whatever stands in its place", async () => {
	originals.want(1);
	await asked[0]?.answer([message(2)]);
	expect(originals.find(1)).toBe("gone");
});

it("a page full of answers asks for a few at a time", async () => {
	for (let id = 1; id <= 10; id++) originals.want(id);
	expect(ids()).toEqual([1, 2, 3, 4]);
	await asked[0]?.answer([message(1)]);
	expect(ids()).toEqual([1, 2, 3, 4, 5]);
});

it("[ORDER-2] follows its changes, also one that overtakes the answer", async () => {
	originals.want(1);
	originals.hear([message(1, { rev: 9, text: null, deletedAt: 5 }), message(2)]);
	await asked[0]?.answer([message(1)]);
	expect(originals.find(1)).toMatchObject({ rev: 9, text: null });
	originals.hear([message(1, { rev: 10, text: "again" })]);
	expect(originals.find(1)).toMatchObject({ text: "again" });
	expect(originals.find(2), "what nobody asked for is not kept").toBe("loading");
});

it("is asked for again when the room is back: what failed, and after too long an absence all", async () => {
	originals.want(1);
	originals.want(2);
	await asked[0]?.fail();
	await asked[1]?.answer([message(2)]);
	expect(originals.find(1)).toBe("loading");
	originals.resume(false);
	expect(ids()).toEqual([1, 2, 1]);
	await asked[2]?.answer([message(1)]);
	originals.resume(true);
	expect(ids()).toEqual([1, 2, 1, 2, 1]);
	expect(originals.find(2), "the old copy is shown meanwhile").toEqual(message(2));
	await asked[3]?.answer([message(2, { rev: 8, text: "changed" })]);
	expect(originals.find(2)).toMatchObject({ text: "changed" });
});
