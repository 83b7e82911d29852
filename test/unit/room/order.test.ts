/** One order for everybody, and each sender's own order within it. */
import { runInDurableObject } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { ANA, announce, BEN, CEM, closeAll, enter, guest, openRoom, stored } from "../support/room.ts";

describe("messages of many people at once", () => {
	it("[ORDER-1] reach every client in the same order, each once, and no revision is skipped", async () => {
		const room = await openRoom();
		const people = await Promise.all(Array.from({ length: 8 }, (_, i) => enter(room, guest(`P${i}`))));
		for (let n = 0; n < 10; n++) for (const [i, person] of people.entries()) person.send({ type: "send", id: `${n}`, text: `${i}/${n}` });
		for (const person of people) await person.until("all 80 messages", () => person.heard.length >= 80);
		const order = (await stored(room)).map(({ id }) => id);
		expect(order).toEqual(Array.from({ length: 80 }, (_, i) => i + 1));
		for (const person of people) expect(person.heard.map(({ rev }) => rev)).toEqual(order);
		await closeAll(...people);
	});

	it("[ORDER-5] that come together go out in one frame", async () => {
		const room = await openRoom();
		const people = await Promise.all(Array.from({ length: 8 }, (_, i) => enter(room, guest(`P${i}`))));
		const ben = await enter(room, BEN);
		for (let n = 0; n < 10; n++) for (const person of people) person.send({ type: "send", id: `${n}`, text: `${n}` });
		await ben.until("all 80 messages", () => ben.heard.length === 80);
		expect(ben.texts.toSorted()).toEqual(Array.from({ length: 80 }, (_, i) => `${Math.floor(i / 8)}`));
		// How many come together depends on the machine, down to none of a few on one that is busy.
		expect(ben.all("messages").length).toBeLessThan(80);
		await closeAll(...people, ben);
	});
});

describe("what one person sends", () => {
	it("[ORDER-4] keeps its order, whatever is text, a command or a mistake", async () => {
		await announce("stock");
		const room = await openRoom();
		const [ana, ben] = [await enter(room, ANA), await enter(room, BEN)];
		const texts = ["one", "/stock=A", "two", "/nope=1", "three", "//four", "/stock B", "/nope", "five"];
		for (const [i, text] of texts.entries()) ana.send({ type: "send", id: `${i}`, text });
		await ana.answerTo("8");
		await ben.message("the last one", ({ text }) => text === "five");
		expect(ben.texts).toEqual(["one", "/stock A", "two", "three", "/four", "/stock B", "five"]);
		const answers = ana.frames.flatMap((frame) => (frame.type === "ok" || frame.type === "error" ? [frame.id] : []));
		expect(answers).toEqual(texts.map((_, i) => `${i}`));
		expect(["3", "7"].map((id) => ana.answersTo(id)[0])).toMatchObject(Array(2).fill({ type: "error", code: "unknown_command" }));
		await closeAll(ana, ben);
	});

	it("[ORDER-4] waits while the directory is asked about a command, and nobody else's does", async () => {
		const room = await openRoom();
		const [ana, ben, cem] = [await enter(room, ANA), await enter(room, BEN), await enter(room, CEM)];
		// Both in one delivery: Ana's line is behind a name that the room must ask about, Ben's is not.
		ana.send({ type: "send", id: "a1", text: "/first-time" });
		ana.send({ type: "send", id: "a2", text: "behind it" });
		ben.send({ type: "send", id: "b1", text: "not behind it" });
		await cem.until("what Ana and Ben said", () => cem.texts.includes("behind it") && cem.texts.includes("not behind it"));
		await ana.answerTo("a2");
		const answers = ana.frames.flatMap((frame) => (frame.type === "ok" || frame.type === "error" ? [frame.id] : []));
		expect(answers).toEqual(["a1", "a2"]);
		expect(await ben.answerTo("b1")).toMatchObject({ type: "ok" });
		await closeAll(ana, ben, cem);
	});

	it("[ORDER-4] is stored although its sender left while the directory was asked", async () => {
		const room = await openRoom();
		const ben = await enter(room, BEN);
		const ana = await enter(room, ANA);
		ana.send({ type: "send", id: "a1", text: "/not-there" });
		ana.send({ type: "send", id: "a2", text: "my last words" });
		await ana.close();
		await ben.message("Ana's last words", ({ text }) => text === "my last words");
		await ben.close();
	});
});

it("[ORDER-1] a frame that cannot be handled costs the others of its turn nothing", async () => {
	const room = await openRoom();
	const [ana, ben] = [await enter(room, ANA), await enter(room, BEN)];
	await runInDurableObject(room, (_, { storage }) => {
		storage.sql.exec("CREATE TRIGGER no_bomb BEFORE INSERT ON messages WHEN NEW.text = 'bomb' BEGIN SELECT raise(ABORT, 'no'); END");
	});
	for (const text of ["one", "bomb", "two"]) ana.send({ type: "send", id: text, text });
	await ben.message("what came behind it", ({ text }) => text === "two");
	expect(ben.heard.map(({ rev, text }) => [rev, text])).toEqual([
		[1, "one"],
		[2, "two"],
	]);
	expect(await ana.answerTo("bomb")).toMatchObject({ type: "error", code: "unavailable", retryable: true });
	await closeAll(ana, ben);
});
