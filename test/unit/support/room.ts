/// <reference types="@cloudflare/vitest-plugin/types" />
/** Rooms of a test's own, and people who come into them by a socket. */
import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { DIRECTORY } from "../../../src/protocol/addresses.ts";
import type { Member } from "../../../src/protocol/api.ts";
import type { Room as RoomInfo, User } from "../../../src/protocol/message.ts";
import { History } from "../../../src/room/history.ts";
import type { Outcome } from "../../../src/room/moderation.ts";
import type { Room } from "../../../src/room/room.ts";
import { VISITOR_HEADER, type Visitor, writeVisitor } from "../../../src/room/visitor.ts";
import { Client } from "./client.ts";

export type RoomStub = DurableObjectStub<Room>;

let made = 0;

export const guest = (name: string): User => ({ id: `~${name.toLowerCase()}`, name, kind: "guest" });
export const FOUNDER = guest("Founder");
export const BEN = guest("Ben");
export const ANA = guest("Ana");
export const CEM = guest("Cem");

export function roomInfo(slug: string): RoomInfo {
	return { slug, title: `Room ${slug}`, topic: "", visibility: "public", slowMode: 0, createdAt: 1_700_000_000_000 };
}

/** Somebody as the Worker sends them on to a room. */
export const visitor = (user: User, more: Partial<Visitor> = {}): Visitor => ({ user, was: [], net: "", ...more });
export const owner = (user: User): Member => ({ user, role: "owner" });

/** What a call of a room gave; fails where it was refused. */
export function given<T>(outcome: Outcome<T>): T {
	if (!outcome.ok) throw new Error(`refused: ${outcome.code}`);
	return outcome.value;
}

/** A room that no other test uses. */
export async function openRoom(): Promise<RoomStub> {
	const slug = `room-${++made}`;
	const room = env.ROOMS.getByName(slug);
	if (!(await room.create(roomInfo(slug), [owner(FOUNDER)]))) throw new Error(`${slug} is taken`);
	return room;
}

/** Opens a connection; it may be refused. */
export async function connect(room: RoomStub, user: User, since?: number, seen?: number): Promise<Client> {
	const asked = Object.entries({ since, seen }).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`]));
	const query = asked.length === 0 ? "" : `?${asked.join("&")}`;
	const headers = { Upgrade: "websocket", [VISITOR_HEADER]: writeVisitor(visitor(user)) };
	return new Client(await room.fetch(`https://room/socket${query}`, { headers }), user.name);
}

/** Opens a connection and waits until it is welcome. */
export async function enter(room: RoomStub, user: User, since?: number): Promise<Client> {
	const client = await connect(room, user, since);
	await client.welcome();
	return client;
}

/** Writes a room's history past its limits, then wakes the room anew, so that it knows. */
export async function seed(room: RoomStub, write: (history: History) => void): Promise<void> {
	await runInDurableObject(room, (_, { storage }) => write(new History(storage)));
	await evictDurableObject(room);
}

/** Everything that a room has stored, oldest first. */
export async function stored(room: RoomStub, viewer: User = FOUNDER) {
	return given(await room.page(visitor(viewer), { limit: 1_000 })).messages;
}

export async function closeAll(...clients: Client[]): Promise<void> {
	await Promise.all(clients.map((client) => client.close()));
}

/** Lets the directory know of commands, as a bot does. */
export async function announce(...names: string[]): Promise<void> {
	const commands = names.map((name) => ({ name, usage: `/${name}`, about: `About ${name}` }));
	await env.DIRECTORY.getByName(DIRECTORY).announce("test", commands);
}
