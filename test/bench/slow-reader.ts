/**
 * `npm run bench:slow`: 100,000 messages flow in a room of 21, once while all read and once while one of them has
 * stopped reading. What the server's memory and the others' latency are like, and whether the one who reads again gets all.
 */
import { parseServerFrame } from "../../src/protocol/frames.ts";
import { Person } from "../support/person.ts";
import { Crowd } from "./crowd.ts";
import { SERVERS } from "./servers.ts";
import { LoadSocket } from "./socket.ts";
import { Tally } from "./tally.ts";
import { rssOf } from "./usage.ts";

const MESSAGES = 100_000;
const READERS = 20;
const SENDERS = 4;
const IN_FLIGHT = 64;
const CAUGHT_UP_WITHIN_MS = 120_000;
const ROOM = "slow";

const [chattorum] = SERVERS;
if (!chattorum) throw new Error("there is nothing to measure");

/** A client that reads when it is told to, answers each "sync" as it reads it, and keeps the numbers of what it read. */
class SlowReader {
	readonly ids: number[] = [];
	#socket: LoadSocket | undefined;

	static async enter(url: string): Promise<SlowReader> {
		const reader = new SlowReader();
		const { token } = await Person.signIn(url, "Slow");
		const onText = (payload: Buffer, socket: LoadSocket) => {
			const frame = parseServerFrame(payload.toString());
			if (frame?.type === "messages") reader.ids.push(...frame.messages.map(({ id }) => id));
			if (frame?.type === "sync") socket.send(JSON.stringify({ type: "confirm", rev: frame.rev }));
		};
		const headers = { Authorization: `Bearer ${token}` };
		reader.#socket = await LoadSocket.open(`${url}/api/rooms/${ROOM}/socket`, onText, { headers });
		reader.#socket.pause();
		return reader;
	}

	async readAll(): Promise<void> {
		this.#socket?.resume();
		const end = performance.now() + CAUGHT_UP_WITHIN_MS;
		while (this.ids.length < MESSAGES && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
		const wrong = this.ids.findIndex((id, index) => id !== index + 1);
		if (this.ids.length !== MESSAGES || wrong >= 0) throw new Error(`the slow one read ${this.ids.length} messages, wrong at ${wrong}`);
		this.#socket?.close();
	}
}

async function flow(hasSlowReader: boolean) {
	const running = await chattorum?.start();
	if (!chattorum || !running) throw new Error("the server did not start");
	const { url, pid } = running;
	try {
		await chattorum.dialect.prepare?.(url, [ROOM], READERS);
		const tally = new Tally();
		const crowd = new Crowd(chattorum.dialect, tally);
		for (let n = 0; n < READERS; n++) await crowd.add(url, ROOM);
		const slow = hasSlowReader ? await SlowReader.enter(url) : undefined;
		const rssBefore = rssOf(pid);
		let left = MESSAGES;
		let turn = 0;
		const say = (count: number) => {
			for (let n = 0; n < count && left > 0; n++, left--) crowd.say(turn++ % SENDERS);
		};
		crowd.onDelivered = say;
		say(IN_FLIGHT);
		await crowd.drain();
		const rssAfter = rssOf(pid);
		const figures = { p50: tally.quantile(0.5), p99: tally.quantile(0.99), rssBeforeMB: rssBefore / 1e6, rssAfterMB: rssAfter / 1e6 };
		const start = performance.now();
		await slow?.readAll();
		crowd.close();
		return { ...figures, ...(slow ? { caughtUpWithinMs: performance.now() - start } : {}) };
	} finally {
		await running.stop();
	}
}

const rounds: { all: Awaited<ReturnType<typeof flow>>; oneSlow: Awaited<ReturnType<typeof flow>> }[] = [];
for (let round = 0; round < 3; round++) {
	const all = await flow(false);
	const oneSlow = await flow(true);
	rounds.push({ all, oneSlow });
	console.table({ "all read": all, "one stopped reading": oneSlow });
}
console.log(JSON.stringify({ messages: MESSAGES, rounds }));
