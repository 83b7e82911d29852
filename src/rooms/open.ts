/** Opening rooms: under which address, for whom, and conversations of two, whose address comes from who they are. */
import { refusal, refuseTooFast } from "../problem.ts";
import { DIRECT_PREFIX, DIRECTORY, slugify } from "../protocol/addresses.ts";
import type { Member } from "../protocol/api.ts";
import { SLUG_MAX_CHARS } from "../protocol/limits.ts";
import type { Room, User } from "../protocol/message.ts";
import { readSettings } from "../settings.ts";

const SUFFIX_BYTES = 3;
/** Nobody should stumble upon a private room. */
const PRIVATE_SUFFIX_BYTES = 8;
const NEW_SLUG_TRIES = 5;
const DIRECT_HASH_BYTES = 20;
/** How often two handles can begin anew after one of them was given up. */
const DIRECT_LIVES_MAX = 10;

/** What somebody asks for who opens a room. */
export interface NewRoom {
	title: string;
	slug?: string;
	visibility?: Room["visibility"];
}

/** Opens a room under the address asked for, or else under one that resembles its title. */
export async function openRoom(env: Env, { title, slug: asked, visibility = "public" }: NewRoom, owner: User): Promise<Room> {
	await mayOpen(env, owner);
	if (visibility === "private" && owner.kind === "guest") throw refusal("account_needed", { detail: "A private room needs an account." });
	for (const slug of asked === undefined ? slugsFor(title, visibility) : [asked]) {
		const room: Room = { slug, title, topic: "", visibility, slowMode: 0, createdAt: Date.now() };
		if (await found(env, room, [{ user: owner, role: "owner" }])) return room;
	}
	throw refusal("slug_taken");
}

/** The conversation of two accounts; it is the same whoever of them asks, and however often. */
export async function openDirect(env: Env, me: User, handle: string): Promise<Room> {
	const other = await env.ACCOUNTS.getByName(handle).user();
	if (!other || other.id === me.id) throw refusal("no_person");
	const title = [me, other].map(({ name }) => name).join(", ");
	const members: Member[] = [me, other].map((user) => ({ user, role: "member" }));
	// A conversation ends with the account of one of the two. Whoever takes that handle later gets another one.
	for (let life = 0; life < DIRECT_LIVES_MAX; life++) {
		const slug = await directSlug(me.id, other.id, life);
		const stub = env.ROOMS.getByName(slug);
		if (!(await stub.exists())) await mayOpen(env, me);
		const info: Room = { slug, title, topic: "", visibility: "private", slowMode: 0, createdAt: Date.now(), direct: true };
		const room = await stub.openDirect(info, members);
		if (!room) continue;
		await noteMembers(env, slug, members);
		return room;
	}
	throw refusal("not_allowed");
}

/** Refuses who may not open rooms here, or has opened too many of late. */
async function mayOpen(env: Env, { id, kind }: User): Promise<void> {
	const { rooms, owner } = readSettings(env);
	if (rooms !== "everybody" && kind === "guest") throw refusal("account_needed");
	if (rooms === "owner" && id !== owner) throw refusal("not_allowed");
	refuseTooFast(await env.DIRECTORY.getByName(DIRECTORY).takeRoomToken(id));
}

/** Founds a room and has its members' lists know of it. False if the address is taken. */
async function found(env: Env, room: Room, members: Member[]): Promise<boolean> {
	if (!(await env.ROOMS.getByName(room.slug).create(room, members))) return false;
	await noteMembers(env, room.slug, members);
	return true;
}

/** Fails where an account cannot be told: one that does not know of a room could not leave it when it is closed. */
async function noteMembers(env: Env, slug: string, members: Member[]): Promise<void> {
	const accounts = members.filter(({ user }) => user.kind === "account");
	await Promise.all(accounts.map(({ user }) => env.ACCOUNTS.getByName(user.id).noteRoom(slug, true)));
}

async function directSlug(one: string, other: string, life: number): Promise<string> {
	const both = new TextEncoder().encode([...[one, other].sort(), ...(life === 0 ? [] : [life])].join("\n"));
	const hash = await crypto.subtle.digest("SHA-256", both);
	return `${DIRECT_PREFIX}${new Uint8Array(hash, 0, DIRECT_HASH_BYTES).toHex()}`;
}

function slugsFor(title: string, visibility: Room["visibility"]): string[] {
	// A room must not look like a conversation of two.
	const slug = `${slugify(title)}-`.startsWith(DIRECT_PREFIX) ? "" : slugify(title);
	const suffixed = Array.from({ length: NEW_SLUG_TRIES }, () => {
		const bytes = visibility === "private" ? PRIVATE_SUFFIX_BYTES : SUFFIX_BYTES;
		const suffix = crypto.getRandomValues(new Uint8Array(bytes)).toHex();
		return `${(slug || "room").slice(0, SLUG_MAX_CHARS - suffix.length - 1)}-${suffix}`;
	});
	return slug === "" || visibility === "private" ? suffixed : [slug, ...suffixed];
}
