/** What one person may cost a room. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { BAD_FRAMES_MAX, SOCKETS_PER_PERSON } from "../../../src/protocol/limits.ts";
import { ANA, BEN, closeAll, connect, enter, guest, openRoom, stored } from "../support/room.ts";

/** The burst of RATE_MESSAGES in wrangler.toml, which is in force here. */
const BURST = 10;
/** The bursts of RATE_COMMANDS and RATE_ROOM_COMMANDS. */
const COMMANDS = 10;
const ROOM_COMMANDS = 100;

beforeEach(() => {
	vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 0, 1) });
});
afterEach(() => {
	vi.useRealTimers();
});

describe("sends that are too fast", () => {
	it("[LIMIT-1] are answered with how long to wait, and leave nothing", async () => {
		const room = await openRoom();
		const ana = await enter(room, ANA);
		for (let n = 0; n <= BURST; n++) ana.send({ type: "send", id: `${n}`, text: `${n}` });
		expect(await ana.answerTo(`${BURST}`)).toEqual({
			type: "error",
			id: `${BURST}`,
			code: "rate_limited",
			text: expect.any(String),
			retryable: true,
			retryAfter: 1,
		});
		expect(await stored(room)).toHaveLength(BURST);
		await ana.close();
	});

	it("[LIMIT-1] are counted by person, not by connection, and cost nobody else anything", async () => {
		const room = await openRoom();
		const [ana, anaToo, ben] = [await enter(room, ANA), await enter(room, ANA), await enter(room, BEN)];
		for (let n = 0; n < BURST; n++) await (n % 2 === 0 ? ana : anaToo).say(`${n}`);
		expect(await anaToo.ask({ type: "send", text: "one more" })).toMatchObject({ code: "rate_limited" });
		expect(await ben.ask({ type: "send", text: "hello" })).toMatchObject({ type: "ok" });
		await closeAll(ana, anaToo, ben);
	});

	it("[LIMIT-1] count commands and retries too", async () => {
		const room = await openRoom();
		const ana = await enter(room, ANA);
		for (let n = 0; n < BURST / 2; n++) {
			await ana.say(`/x=${n}`);
			await ana.ask({ type: "retry", message: 1 });
		}
		expect(await ana.ask({ type: "retry", message: 1 })).toMatchObject({ code: "rate_limited", retryAfter: 1 });
		expect(await ana.ask({ type: "send", text: "/x=6" })).toMatchObject({ code: "rate_limited" });
		await ana.close();
	});

	it("[LIMIT-6] are commands beyond a person's own limit, while they go on talking", async () => {
		const room = await openRoom();
		const ana = await enter(room, ANA);
		for (let n = 0; n < COMMANDS; n++) await ana.say(`/x=${n}`);
		vi.setSystemTime(Date.now() + 5_000);
		for (let n = 0; n < COMMANDS / 2; n++) await ana.say(`/x=${n}`);
		expect(await ana.ask({ type: "send", text: "/x" })).toMatchObject({ code: "rate_limited", retryable: true, retryAfter: 1 });
		expect(await ana.ask({ type: "retry", message: 1 })).toMatchObject({ code: "rate_limited" });
		await ana.say("meanwhile");
		vi.setSystemTime(Date.now() + 1_000);
		await ana.say("/x=again");
		await ana.close();
	});

	it("[LIMIT-6] are commands of a crowd, which may go on talking", async () => {
		const room = await openRoom();
		const crowd = await Promise.all(Array.from({ length: 11 }, (_, n) => enter(room, guest(`Guest ${n}`))));
		const [late, ...first] = crowd;
		await Promise.all(
			first.map(async (one) => {
				for (let n = 0; n < ROOM_COMMANDS / first.length; n++) await one.say(`/x=${n}`);
			}),
		);
		expect(await late?.ask({ type: "send", text: "/x" })).toMatchObject({ code: "rate_limited", retryable: true, retryAfter: 1 });
		await late?.say("meanwhile");
		vi.setSystemTime(Date.now() + 200);
		await late?.say("/x=now");
		await closeAll(...crowd);
	});

	it("[LIMIT-2] do not make a repeat wait: it is answered as ever", async () => {
		const room = await openRoom();
		const ana = await enter(room, ANA);
		for (let n = 0; n <= BURST; n++) ana.send({ type: "send", id: `${n}`, text: `${n}` });
		await ana.answerTo(`${BURST}`);
		for (let n = 0; n < 30; n++) ana.send({ type: "send", id: "0", text: "0" });
		await ana.until("an answer to each repeat", () => ana.answersTo("0").length === 31);
		expect(new Set(ana.answersTo("0").map((answer) => JSON.stringify(answer))).size).toBe(1);
		await ana.close();
	});
});

describe("the connections of one person", () => {
	it("[LIMIT-3] are 20 at most: one more is closed for good, and the others stay", async () => {
		const room = await openRoom();
		const clients = await Promise.all(Array.from({ length: SOCKETS_PER_PERSON }, () => enter(room, ANA)));
		const refused = await connect(room, ANA);
		expect(await refused.closing()).toMatchObject({ code: 4409 });
		expect(refused.frames).toEqual([]);
		const ben = await enter(room, BEN);
		await ben.say("hello");
		for (const client of clients) await client.message("it", ({ text }) => text === "hello");
		const [first, ...rest] = clients;
		await first?.close();
		const again = await enter(room, ANA);
		await closeAll(again, ben, ...rest);
	});
});

describe("bad frames", () => {
	it("[LIMIT-4] are each answered, and 19 of them close nothing", async () => {
		const room = await openRoom();
		const ana = await enter(room, ANA);
		for (let n = 1; n < BAD_FRAMES_MAX; n++) ana.send(n % 2 === 0 ? "nonsense" : new ArrayBuffer(3));
		await ana.until("an error for each", () => ana.all("error").length === BAD_FRAMES_MAX - 1);
		await ana.say("still here");
		expect(ana.closed).toBeUndefined();
		await ana.close();
	});

	it("[LIMIT-4] close the socket with the 20th, which may come back; the person is gone at once", async () => {
		const room = await openRoom();
		const [ana, ben] = [await enter(room, ANA), await enter(room, BEN)];
		for (let n = 0; n < BAD_FRAMES_MAX + 5; n++) ana.send("nonsense");
		expect(await ana.closing()).toMatchObject({ code: 4029 });
		expect(ana.all("error")).toHaveLength(BAD_FRAMES_MAX);
		await ben.next("presence", ({ left }) => left[0] === ANA.id, "Ana to be gone");
		const again = await enter(room, ANA);
		await closeAll(again, ben);
	});

	it("[LIMIT-4] are not what empty or too long texts are", async () => {
		const room = await openRoom();
		const ana = await enter(room, ANA);
		for (let n = 0; n < BAD_FRAMES_MAX; n++) {
			expect(await ana.ask({ type: "send", text: n % 2 === 0 ? " " : "x".repeat(4_001) })).toMatchObject({ type: "error" });
		}
		await ana.say("still here");
		await ana.close();
	});

	it("[LIMIT-4] are counted for each connection by itself", async () => {
		const room = await openRoom();
		const [one, two] = [await enter(room, ANA), await enter(room, ANA)];
		for (let n = 1; n < BAD_FRAMES_MAX; n++) for (const client of [one, two]) client.send("nonsense");
		for (const client of [one, two]) await client.until("19 errors", () => client.all("error").length === BAD_FRAMES_MAX - 1);
		await Promise.all([one.settle(), two.settle()]);
		expect([one.closed, two.closed]).toEqual([undefined, undefined]);
		await closeAll(one, two);
	});
});
