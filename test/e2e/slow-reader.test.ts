/** A client that does not read costs the room a window, and nobody else anything. */
import { expect, it } from "vitest";
import { WINDOW_CHARS } from "../../src/protocol/limits.ts";
import type { Connection } from "../support/connection.ts";
import { Person } from "../support/person.ts";
import { sharedServer } from "../support/stage.ts";

const TEXT = "x".repeat(3_900);
/** Enough of them to fill a window and a half. */
const COUNT = Math.ceil((1.5 * WINDOW_CHARS) / TEXT.length);

const server = sharedServer();

const idsOf = (connection: Connection) => connection.all("messages").flatMap(({ messages }) => messages.map(({ id }) => id));

async function flood(writer: Connection): Promise<number[]> {
	const ids: number[] = [];
	for (let i = 0; i < COUNT; i++) ids.push(await writer.say(`${i} ${TEXT}`));
	return ids;
}

it("[FLOW-2] a client that does not confirm is pushed a window at most, and gets the rest, in order, when it does", async () => {
	const slowPerson = await Person.signIn(server.url, "Slow");
	const slug = await slowPerson.openRoom("Torrent");
	const slow = await slowPerson.enter(slug);
	slow.confirms = false;
	const writer = await (await Person.signIn(server.url, "Writer")).enter(slug);
	const reader = await (await Person.signIn(server.url, "Reader")).enter(slug);
	const ids = await flood(writer);
	await reader.until("the reader to have all", () => idsOf(reader).length === COUNT);
	expect(idsOf(reader)).toEqual(ids);
	const pushed = idsOf(slow).length * TEXT.length;
	expect(pushed).toBeGreaterThan(WINDOW_CHARS / 2);
	expect(pushed).toBeLessThan(WINDOW_CHARS * 1.1);

	slow.confirms = true;
	slow.send({ type: "confirm", rev: slow.all("sync").at(-1)?.rev });
	await slow.until("the slow one to have all", () => idsOf(slow).length >= COUNT);
	expect(idsOf(slow)).toEqual(ids);
	// And it is pushed to again.
	const last = await writer.say("welcome back");
	await slow.message("what is said now", ({ id }) => id === last);
	await Promise.all([slow.close(), writer.close(), reader.close()]);
}, 60_000);

it("[FLOW-3] a confirmation that nobody asked for opens no window", async () => {
	const slowPerson = await Person.signIn(server.url, "Slow");
	const slug = await slowPerson.openRoom("Torrent");
	const slow = await slowPerson.enter(slug);
	slow.confirms = false;
	const writer = await (await Person.signIn(server.url, "Writer")).enter(slug);
	await flood(writer);
	const before = idsOf(slow).length;
	slow.send({ type: "confirm", rev: Number.MAX_SAFE_INTEGER });
	slow.send("ping");
	await slow.ask({ type: "send", text: "still here" });
	expect(idsOf(slow).length).toBe(before);
	await Promise.all([slow.close(), writer.close()]);
}, 60_000);
