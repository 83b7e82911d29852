/**
 * Everything that can go wrong on one machine, while people talk: connections cut and stalled, rooms evicted, the whole
 * runtime killed and restarted, a bot that fails and is asked twice. Then the checker compares what was said, what was
 * seen and what is stored.
 */
import * as v from "valibot";
import { PageReply } from "../../src/protocol/api.ts";
import type { Message } from "../../src/protocol/message.ts";
import { Person } from "../support/person.ts";
import { Runtime } from "../support/runtime.ts";
import { Chatter } from "./chatter.ts";
import { check, type Fault } from "./checker.ts";
import { startProxy } from "./proxy.ts";
import { Random } from "./random.ts";

export interface ChaosOptions {
	seed: number;
	seconds: number;
	chatters: number;
	rooms: number;
	/** How often the runtime is killed. */
	kills: number;
}

export interface ChaosReport {
	said: number;
	stored: number;
	commands: number;
	faultsDone: Record<string, number>;
	healed: number;
	faults: Fault[];
}

/** For all that is under way to arrive once the trouble is over: a lost command is sent again after 15 s, then 30 s. */
const SETTLE_MS = 120_000;

export async function runChaos({ seed, seconds, chatters: count, rooms: roomCount, kills }: ChaosOptions): Promise<ChaosReport> {
	const random = new Random(seed);
	const runtime = await Runtime.start({
		bot: "test/chaos/bot.ts",
		vars: { RATE_MESSAGES: "500/1", RATE_COMMANDS: "500/1", RATE_ROOM_COMMANDS: "500/1" },
	});
	const proxy = await startProxy(() => Number(new URL(runtime.url).port), random);
	const rooms = Array.from({ length: roomCount }, (_, i) => `room-${i}`);
	const chatters: Chatter[] = [];
	try {
		const founder = await Person.signIn(runtime.url, "Founder");
		for (const slug of rooms) await founder.call("POST", "/api/rooms", { title: slug, slug });
		for (let i = 0; i < count; i++) {
			const person = await Person.signIn(runtime.url, `C${i}`);
			chatters.push(new Chatter(person, rooms[i % roomCount] ?? "", proxy.port, random));
		}
		const faultsDone = await makeTrouble(random, { runtime, proxy, rooms, chatters, until: Date.now() + 1_000 * seconds, kills });
		const history = await settle(chatters, rooms, founder);
		const faults = check({ history, speakers: chatters.map(({ speaker }) => speaker), witnesses: chatters.map(({ witness }) => witness) });
		const stored = [...history.values()].flat();
		return {
			said: chatters.reduce((sum, { speaker }) => sum + speaker.said.length, 0),
			stored: stored.length,
			commands: stored.filter(({ command }) => command).length,
			faultsDone,
			healed: chatters.reduce((sum, { healed }) => sum + healed, 0),
			faults,
		};
	} finally {
		for (const chatter of chatters) chatter.close();
		await proxy.close();
		await runtime.stop();
	}
}

interface Stage {
	runtime: Runtime;
	proxy: Awaited<ReturnType<typeof startProxy>>;
	rooms: readonly string[];
	chatters: readonly Chatter[];
	until: number;
	kills: number;
}

async function makeTrouble(random: Random, { runtime, proxy, rooms, chatters, until, kills }: Stage): Promise<Record<string, number>> {
	const done: Record<string, number> = {};
	const note = (fault: string) => {
		done[fault] = (done[fault] ?? 0) + 1;
	};
	const killAt = Array.from({ length: kills }, (_, i) => Date.now() + ((i + 1) * (until - Date.now())) / (kills + 1));
	while (Date.now() < until) {
		for (const chatter of chatters) if (random.next() < 0.3) chatter.say(random);
		const chance = random.next();
		if (killAt[0] !== undefined && Date.now() >= killAt[0]) {
			killAt.shift();
			note("runtime killed");
			await runtime.kill();
			await runtime.restart();
		} else if (chance < 0.15) {
			note("connection cut");
			proxy.cut();
		} else if (chance < 0.25) {
			note("connection stalled");
			proxy.stall(random.between(200, 3_000));
		} else if (chance < 0.33) {
			const webSockets = random.next() < 0.5 ? "hibernate" : "close";
			note(`room evicted (${webSockets})`);
			await runtime.evict(random.pick(rooms) ?? "", webSockets);
		}
		await pause(random.between(20, 80));
	}
	return done;
}

/** Waits until everything said is seen by its author, every command is final and every client has all; the history then. */
async function settle(chatters: readonly Chatter[], rooms: readonly string[], reader: Person): Promise<Map<string, Message[]>> {
	const end = Date.now() + SETTLE_MS;
	for (;;) {
		// Asked before the history is read: what arrives while it is being read would be missing from it.
		const hasArrived = chatters.every(({ waiting }) => waiting === 0);
		const history = new Map<string, Message[]>();
		for (const room of rooms) history.set(room, await readHistory(reader, room));
		const isFinal = [...history.values()].flat().every(({ command }) => command?.status !== "pending");
		const isSeen = chatters.every(({ rev, speaker }) => rev >= lastRev(history.get(speaker.room) ?? []));
		// What has not arrived by then is what the checker is there to report.
		if ((hasArrived && isFinal && isSeen) || Date.now() > end) return history;
		await pause(250);
	}
}

function lastRev(messages: readonly Message[]): number {
	return messages.reduce((last, { rev }) => Math.max(last, rev), 0);
}

async function readHistory(reader: Person, room: string): Promise<Message[]> {
	const messages: Message[] = [];
	for (;;) {
		const { body } = await reader.call("GET", `/api/rooms/${room}/messages?limit=100&after=${messages.at(-1)?.id ?? 0}`);
		const page = v.parse(PageReply, body);
		messages.push(...page.messages);
		if (!page.more.after) return messages;
	}
}

function pause(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}
