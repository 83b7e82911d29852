/** The HTTP calls of the page about who one is, the rooms there are, and what was said in one. */
import * as v from "valibot";
import {
	CommandsReply,
	type Edit,
	EditsReply,
	type Found,
	NewRoomReply,
	type OpenSettings,
	type Page,
	PageReply,
	type Reaction,
	ReactionsReply,
	RoomsReply,
	SearchReply,
	SettingsReply,
	UserReply,
} from "../protocol/api.ts";
import type { CommandInfo } from "../protocol/jobs.ts";
import type { Room, User } from "../protocol/message.ts";
import { CallError, call } from "./call.ts";
import type { Place } from "./pages.ts";

/** What is let here. It only spares people a refusal, so where it cannot be had, everything is offered. */
export async function fetchSettings(): Promise<OpenSettings> {
	try {
		return await call("GET", "/api/settings", SettingsReply);
	} catch (error) {
		if (error instanceof CallError) return EVERYTHING;
		throw error;
	}
}

export const EVERYTHING: OpenSettings = { guests: true, signUp: true };

/** Who I am; undefined if I have chosen no name yet. */
export async function fetchUser(): Promise<User | undefined> {
	try {
		return (await call("GET", "/api/session", UserReply)).user;
	} catch (error) {
		if (error instanceof CallError && error.code === "signed_out") return undefined;
		throw error;
	}
}

export async function signIn(name: string): Promise<User> {
	return (await call("POST", "/api/session", UserReply, { name })).user;
}

export async function signOut(): Promise<void> {
	await call("DELETE", "/api/session", v.unknown());
}

export async function fetchRooms() {
	return (await call("GET", "/api/rooms", RoomsReply)).rooms;
}

export async function createRoom(title: string, visibility: Room["visibility"]): Promise<Room> {
	return (await call("POST", "/api/rooms", NewRoomReply, { title, visibility })).room;
}

/** The messages next to a place, oldest first. */
export async function fetchPage(slug: string, place: Place): Promise<Page> {
	const query = Object.entries(place).map(([side, id]) => `${side}=${id}`);
	return call("GET", `/api/rooms/${slug}/messages?${query.join("&")}`, PageReply);
}

/** What a message said before, the first text first. */
export async function fetchEdits(slug: string, message: number): Promise<Edit[]> {
	return (await call("GET", `/api/rooms/${slug}/messages/${message}/edits`, EditsReply)).edits;
}

/** Everybody who reacted to a message. */
export async function fetchReactions(slug: string, message: number): Promise<Reaction[]> {
	return (await call("GET", `/api/rooms/${slug}/messages/${message}/reactions`, ReactionsReply)).reactions;
}

/** The messages that fit what was typed, newest first. */
export async function searchRoom(slug: string, typed: string, cursor: number | undefined): Promise<Found> {
	const query = new URLSearchParams({ q: typed, ...(cursor === undefined ? {} : { cursor: String(cursor) }) });
	return call("GET", `/api/rooms/${slug}/search?${query}`, SearchReply);
}

export async function fetchCommands(): Promise<CommandInfo[]> {
	return (await call("GET", "/api/commands", CommandsReply)).commands;
}
