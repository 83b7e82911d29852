/** The HTTP calls of the page about looking after a room: its settings, its people, its invitations, its log. */
import * as v from "valibot";
import {
	type AuditEntry,
	AuditReply,
	BansReply,
	type Invite,
	InvitesReply,
	LevelBody,
	type Member,
	MemberSchema,
	MembersReply,
	NewInviteReply,
	NewRoomReply,
} from "../protocol/api.ts";
import type { MemberPatch, NewInvite, PurgeSpan, Removal, RoomPatch } from "../protocol/bodies.ts";
import type { Level, Room, User } from "../protocol/message.ts";
import { call } from "./call.ts";

/** Somebody who is kept out; without `until` for good. */
export interface Ban {
	user: User;
	until?: number;
}

/** An invitation that was just made. Its token is told this once. */
export type MadeInvite = v.InferOutput<typeof NewInviteReply>;

export async function patchRoom(slug: string, patch: RoomPatch): Promise<Room> {
	return (await call("PATCH", path(slug), NewRoomReply, patch)).room;
}

/** `typed` is the address as somebody typed it who means it. */
export async function deleteRoom(slug: string, typed: string): Promise<void> {
	await call("DELETE", path(slug), v.unknown(), { slug: typed });
}

export async function fetchMembers(slug: string): Promise<Member[]> {
	return (await call("GET", path(slug, "members"), MembersReply)).members;
}

export async function setMember(slug: string, person: string, patch: MemberPatch): Promise<Member> {
	return call("PUT", path(slug, "members", person), MemberSchema, patch);
}

/** Puts somebody out, or, without a ban and a purge and of oneself, leaves. */
export async function removeMember(slug: string, person: string, removal: Removal = {}): Promise<void> {
	const query = new URLSearchParams({ ...removal }).toString();
	await call("DELETE", `${path(slug, "members", person)}${query === "" ? "" : `?${query}`}`, v.unknown());
}

export async function purgeMember(slug: string, person: string, since: PurgeSpan): Promise<void> {
	await call("POST", path(slug, "members", person, "purge"), v.unknown(), { since });
}

export async function fetchBans(slug: string): Promise<Ban[]> {
	return (await call("GET", path(slug, "bans"), BansReply)).bans;
}

export async function unban(slug: string, person: string): Promise<void> {
	await call("DELETE", path(slug, "bans", person), v.unknown());
}

export async function createInvite(slug: string, invite: NewInvite): Promise<MadeInvite> {
	return call("POST", path(slug, "invites"), NewInviteReply, invite);
}

export async function fetchInvites(slug: string): Promise<Invite[]> {
	return (await call("GET", path(slug, "invites"), InvitesReply)).invites;
}

export async function revokeInvite(slug: string, id: string): Promise<void> {
	await call("DELETE", path(slug, "invites", id), v.unknown());
}

/** What an invitation leads to. */
export async function fetchInvitation(token: string): Promise<Room> {
	return (await call("GET", `/api/invites/${encodeURIComponent(token)}`, NewRoomReply)).room;
}

export async function acceptInvitation(token: string): Promise<Room> {
	return (await call("POST", `/api/invites/${encodeURIComponent(token)}`, NewRoomReply)).room;
}

/** What I want to be told of in a room. */
export async function setLevel(slug: string, level: Level): Promise<Level> {
	return (await call("PUT", path(slug, "level"), LevelBody, { level })).level;
}

/** The conversation of me and an account, which is opened if there is none. */
export async function openDirect(handle: string): Promise<Room> {
	return (await call("POST", "/api/direct", NewRoomReply, { handle })).room;
}

/** The newest entries, or those before one. */
export async function fetchAudit(slug: string, before?: number): Promise<AuditEntry[]> {
	const query = before === undefined ? "" : `?before=${before}`;
	return (await call("GET", `${path(slug, "audit")}${query}`, AuditReply)).entries;
}

function path(slug: string, ...parts: string[]): string {
	return ["/api/rooms", ...[slug, ...parts].map(encodeURIComponent)].join("/");
}
