/// <reference types="@cloudflare/vitest-plugin/types" />
/** A room with somebody in it of every kind, and how to look at what was decided there. */
import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { Member } from "../../../../src/protocol/api.ts";
import type { ErrorCode } from "../../../../src/protocol/errors.ts";
import type { Role, Room as RoomInfo, User } from "../../../../src/protocol/message.ts";
import type { Outcome } from "../../../../src/room/moderation.ts";
import type { Client } from "../../support/client.ts";
import * as rooms from "../../support/room.ts";
import { given, guest, type RoomStub, roomInfo, visitor } from "../../support/room.ts";

let made = 0;

export const account = (name: string): User => ({ id: name.toLowerCase(), name, kind: "account" });

export const OLGA = account("Olga");
export const OTTO = account("Otto");
export const MONA = account("Mona");
export const MILO = account("Milo");
export const MEL = account("Mel");
export const GUS = guest("Gus");
/** Knows nobody and is known by nobody. */
export const SAM = account("Sam");

/** The owner Olga, the moderators Mona and Milo, the members Mel and Gus, who is a guest. */
const CAST: [User, Role][] = [
	[OLGA, "owner"],
	[MONA, "moderator"],
	[MILO, "moderator"],
	[MEL, "member"],
	[GUS, "member"],
];

/** A room of them that no other test uses. */
export async function openCast(
	more: Partial<RoomInfo> = {},
	extra: [User, Role][] = [],
	cast = CAST,
): Promise<RoomStub & { slug: string }> {
	const slug = `cast-${++made}`;
	const room = env.ROOMS.getByName(slug);
	const members: Member[] = [...cast, ...extra].map(([user, role]) => ({ user, role }));
	if (!(await room.create({ ...roomInfo(slug), ...more }, members))) throw new Error(`${slug} is taken`);
	return Object.assign(room, { slug });
}

export const privately = { visibility: "private" } as const;

/** "ok", or the code of the refusal. */
export function codeOf(outcome: Outcome<unknown>): ErrorCode | "ok" {
	return outcome.ok ? "ok" : outcome.code;
}

/** The audit log, the oldest line first: who did what to whom, and how. */
export async function logOf(room: RoomStub): Promise<string[]> {
	const entries = given(await room.audit(visitor(OLGA), Number.MAX_SAFE_INTEGER, 100));
	return entries.toReversed().map(({ actor, act, target, detail }) => [actor.id, act, target?.id, detail].filter(Boolean).join(" "));
}

/** The role of everybody who belongs to a room. */
export async function rolesIn(room: RoomStub): Promise<Record<string, Role>> {
	const members = given(await room.members(visitor(OLGA)));
	return Object.fromEntries(members.map(({ user, role }) => [user.id, role]));
}

/** What a room has in its store. */
export function rowsOf(room: RoomStub, query: string): Promise<Record<string, SqlStorageValue>[]> {
	return runInDurableObject(room, (_, { storage }) => storage.sql.exec(query).toArray());
}

const clients = new Set<Client>();

/** Sees to it that a connection is closed with its test. */
export function tracked(client: Client): Client {
	clients.add(client);
	return client;
}

/** Opens a connection; it may be refused. */
export async function connect(...args: Parameters<typeof rooms.connect>): Promise<Client> {
	return tracked(await rooms.connect(...args));
}

/** Opens a connection and waits until it is welcome. */
export async function enter(...args: Parameters<typeof rooms.enter>): Promise<Client> {
	return tracked(await rooms.enter(...args));
}

/** Closes what a test has left open: a room whose people leave later reports to the directory of another test. */
export async function leaveAll(): Promise<void> {
	const open = [...clients].filter(({ closed }) => closed === undefined);
	clients.clear();
	await Promise.all(open.map((client) => client.close()));
}
