/** Compares what was said, what every client saw, and what the history holds. Pure: it is tested on planted faults. */
import type { Message } from "../../src/protocol/message.ts";

/** What a client saw: of each connection, every copy of every message in the order of arrival. */
export interface Witness {
	name: string;
	room: string;
	connections: readonly (readonly Message[])[];
	/** What it shows in the end. */
	final: readonly Message[];
}

/** What a client said, in this order. Texts are unique; a command's are what stands behind its name. */
export interface Speaker {
	name: string;
	room: string;
	said: readonly string[];
}

export interface Evidence {
	/** By room: the whole history, in the order of id. */
	history: ReadonlyMap<string, readonly Message[]>;
	speakers: readonly Speaker[];
	witnesses: readonly Witness[];
}

export const FAULTS = ["lost", "doubled", "inverted", "phantom", "shown before stored", "not final", "not shown"] as const;
export type Fault = { kind: (typeof FAULTS)[number]; what: string };

/** Every fault that the evidence shows; none for a chat that keeps its promises. */
export function check({ history, speakers, witnesses }: Evidence): Fault[] {
	return [
		...speakers.flatMap((speaker) => checkSpeaker(speaker, history.get(speaker.room) ?? [])),
		...witnesses.flatMap((witness) => checkWitness(witness, history.get(witness.room) ?? [])),
		...[...history].flatMap(([room, messages]) => checkCommands(room, messages)),
	];
}

/** What a message says, whatever an answer made of its text. */
function wordsOf(message: Message): string {
	return message.command?.args ?? message.text ?? "";
}

function checkSpeaker({ name, said }: Speaker, messages: readonly Message[]): Fault[] {
	const faults: Fault[] = [];
	const places = new Map<string, number[]>();
	for (const [place, message] of messages.entries()) {
		places.set(wordsOf(message), [...(places.get(wordsOf(message)) ?? []), place]);
	}
	let last = -1;
	for (const words of said) {
		const [place, ...more] = places.get(words) ?? [];
		if (place === undefined) faults.push({ kind: "lost", what: `${name} said ${words}` });
		else if (place < last) faults.push({ kind: "inverted", what: `${name} said ${words} after what stands behind it` });
		if (more.length > 0) faults.push({ kind: "doubled", what: `${words} stands in history ${more.length + 1} times` });
		last = Math.max(last, place ?? -1);
	}
	return faults;
}

function checkWitness({ name, connections, final }: Witness, messages: readonly Message[]): Fault[] {
	const faults: Fault[] = [];
	const stored = new Map(messages.map((message) => [message.id, message]));
	for (const seen of connections) {
		let rev = 0;
		for (const message of seen) {
			const original = stored.get(message.id);
			if (!original) faults.push({ kind: "shown before stored", what: `${name} saw ${message.id}, which is not in history` });
			else if (original.author.id !== message.author.id || wordsOf(original) !== wordsOf(message)) {
				faults.push({ kind: "phantom", what: `${name} saw ${message.id} as ${JSON.stringify(wordsOf(message))}` });
			}
			if (message.rev <= rev) faults.push({ kind: "inverted", what: `${name} saw revision ${message.rev} after ${rev}` });
			rev = message.rev;
		}
	}
	return [...faults, ...checkFinal(name, final, messages)];
}

function checkFinal(name: string, final: readonly Message[], messages: readonly Message[]): Fault[] {
	const faults: Fault[] = [];
	const shown = new Map<number, Message>();
	let last = 0;
	for (const message of final) {
		if (shown.has(message.id)) faults.push({ kind: "doubled", what: `${name} shows ${message.id} twice` });
		else if (message.id < last) faults.push({ kind: "inverted", what: `${name} shows ${message.id} after ${last}` });
		shown.set(message.id, message);
		last = Math.max(last, message.id);
	}
	const first = final[0]?.id ?? Number.POSITIVE_INFINITY;
	for (const message of messages) {
		if (message.id < first) continue;
		if (shown.get(message.id)?.rev !== message.rev)
			faults.push({ kind: "not shown", what: `${name} lacks ${message.id} at ${message.rev}` });
	}
	if (final.length === 0 && messages.length > 0) faults.push({ kind: "not shown", what: `${name} shows nothing` });
	return faults;
}

function checkCommands(room: string, messages: readonly Message[]): Fault[] {
	return messages
		.filter(({ command }) => command?.status === "pending")
		.map(({ id }): Fault => ({ kind: "not final", what: `command ${id} of ${room} is pending` }));
}
