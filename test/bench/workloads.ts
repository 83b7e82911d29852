/** The work that each server is given, the same for all. */
import { Crowd } from "./crowd.ts";
import type { Dialect } from "./dialects.ts";
import type { Running } from "./servers.ts";
import { Tally } from "./tally.ts";
import { cpuOf, rssOf } from "./usage.ts";

const WARM_UP_MS = 1_500;
/** Long enough for a Durable Object to have fallen asleep. */
const SETTLE_MS = 13_000;
/** Connections that are opened at the same time. */
const AT_ONCE = 32;

export interface Workload {
	name: string;
	about: string;
	rooms: number;
	/** People in each room. */
	people: number;
	seconds: number;
	pace: { kind: "closed"; senders: number; inFlight: number } | { kind: "open"; perSecond: number } | { kind: "idle" };
}

export const WORKLOADS: Workload[] = [
	{
		name: "W1-200",
		about: "one room, 200 people, 4 of them send, 64 messages of 100 bytes in flight",
		rooms: 1,
		people: 200,
		seconds: 3,
		pace: { kind: "closed", senders: 4, inFlight: 64 },
	},
	{
		name: "W1-1000",
		about: "the same with 1,000 people",
		rooms: 1,
		people: 1_000,
		seconds: 3,
		pace: { kind: "closed", senders: 4, inFlight: 64 },
	},
	{
		name: "W2",
		about: "100 rooms of 20, 500 messages/s in all",
		rooms: 100,
		people: 20,
		seconds: 4,
		pace: { kind: "open", perSecond: 500 },
	},
	{ name: "W3", about: "one room of 500, 80 messages/s", rooms: 1, people: 500, seconds: 4, pace: { kind: "open", perSecond: 80 } },
	{
		name: "quiet",
		about: "two people, a message at a time, 25 a second",
		rooms: 1,
		people: 2,
		seconds: 4,
		pace: { kind: "open", perSecond: 25 },
	},
	{ name: "W4", about: "2,000 idle connections in 100 rooms", rooms: 100, people: 20, seconds: 5, pace: { kind: "idle" } },
];

/** What one run gave; a figure that the workload does not ask for, or that cannot be had here, is missing. */
export interface Figures {
	deliveriesPerSecond?: number;
	/** Microseconds of the server's CPU. */
	cpuPerDelivery?: number;
	p50?: number;
	p99?: number;
	/** Kilobytes. */
	rssPerConnection?: number;
	/** Milliseconds of the server's CPU per second. */
	idleCpu?: number;
}

export async function measure({ rooms, people, seconds, pace }: Workload, dialect: Dialect, server: Running): Promise<Figures> {
	const { url, pid } = server;
	const names = Array.from({ length: rooms }, (_, n) => `room-${n}`);
	await dialect.prepare?.(url, names, rooms * people);
	const tally = new Tally();
	const crowds = names.map(() => new Crowd(dialect, tally));
	// The first connection of all pays for what is compiled and loaded once.
	await crowds[0]?.add(url, names[0] ?? "");
	await wait(pace.kind === "idle" ? SETTLE_MS : 0);
	const rssBefore = rssOf(pid);
	const entries = crowds.flatMap((crowd, n) => Array.from({ length: people - crowd.size }, () => () => crowd.add(url, names[n] ?? "")));
	while (entries.length > 0) await Promise.all(entries.splice(0, AT_ONCE).map((enter) => enter()));
	await wait(pace.kind === "idle" ? SETTLE_MS : 500);
	try {
		if (pace.kind === "idle") {
			const connections = rooms * people - 1;
			const cpu = cpuOf(pid);
			await wait(seconds * 1_000);
			return { rssPerConnection: (rssOf(pid) - rssBefore) / connections / 1_000, idleCpu: (cpuOf(pid) - cpu) / 1_000 / seconds };
		}
		const pacer = new AbortController();
		if (pace.kind === "closed") keepInFlight(crowds, pace, pacer.signal);
		const paced = pace.kind === "open" ? sendSteadily(crowds, pace.perSecond, pacer.signal) : undefined;
		await wait(WARM_UP_MS);
		tally.reset();
		const cpu = cpuOf(pid);
		const start = performance.now();
		await wait(seconds * 1_000);
		const elapsed = (performance.now() - start) / 1_000;
		const used = cpuOf(pid) - cpu;
		const figures = {
			deliveriesPerSecond: tally.deliveries / elapsed,
			cpuPerDelivery: used / tally.deliveries,
			p50: tally.quantile(0.5),
			p99: tally.quantile(0.99),
		};
		pacer.abort();
		await paced;
		for (const crowd of crowds) await crowd.drain();
		return figures;
	} finally {
		for (const crowd of crowds) crowd.close();
	}
}

/** Keeps so many messages in flight in each room until it is told to stop. */
function keepInFlight(crowds: Crowd[], { senders, inFlight }: { senders: number; inFlight: number }, signal: AbortSignal): void {
	for (const crowd of crowds) {
		let turn = 0;
		const say = (count: number) => {
			if (!signal.aborted) for (let n = 0; n < count; n++) crowd.say(turn++ % senders);
		};
		crowd.onDelivered = say;
		say(inFlight);
	}
}

/** Sends so many messages a second, evenly, over all rooms and people, whatever comes back. */
async function sendSteadily(crowds: Crowd[], perSecond: number, signal: AbortSignal): Promise<void> {
	const start = performance.now();
	for (let sent = 0; !signal.aborted; ) {
		const due = ((performance.now() - start) / 1_000) * perSecond;
		for (; sent < due; sent++) {
			const crowd = crowds[sent % crowds.length];
			crowd?.say(Math.floor(sent / crowds.length) % crowd.size);
		}
		await wait(1);
	}
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
