/** The HTTP calls of the page. Every answer is parsed; a refusal is thrown as what the server said of it. */
import * as v from "valibot";
import { CommandsReply, NewRoomReply, type Page, PageReply, ProblemSchema, RoomsReply, UserReply } from "../protocol/api.ts";
import type { CommandInfo } from "../protocol/jobs.ts";
import type { Room, User } from "../protocol/message.ts";

/** A call that the server refused, or that did not reach it (`code` "offline"). `message` can be shown to people. */
export class CallError extends Error {
	readonly code: string;
	readonly fields: Record<string, string>;

	constructor(code: string, message: string, fields: Record<string, string> = {}) {
		super(message);
		this.code = code;
		this.fields = fields;
	}
}

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

export async function createRoom(title: string): Promise<Room> {
	return (await call("POST", "/api/rooms", NewRoomReply, { title })).room;
}

export async function fetchOlder(slug: string, before: number): Promise<Page> {
	return call("GET", `/api/rooms/${slug}/messages?before=${before}`, PageReply);
}

export async function fetchCommands(): Promise<CommandInfo[]> {
	return (await call("GET", "/api/commands", CommandsReply)).commands;
}

async function call<Schema extends v.GenericSchema>(
	method: string,
	path: string,
	schema: Schema,
	body?: unknown,
): Promise<v.InferOutput<Schema>> {
	let response: Response;
	let json: unknown;
	try {
		response = await fetch(path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
		json = response.status === 204 ? undefined : await response.json();
	} catch {
		throw new CallError("offline", "The chat cannot be reached. Are you online?");
	}
	if (response.ok) return v.parse(schema, json);
	const { code, title, detail, fields, retryAfter } = v.parse(ProblemSchema, json);
	const text = Object.values(fields ?? {}).join(" ") || detail || title;
	throw new CallError(code, retryAfter === undefined ? text : `${text} Try again in ${retryAfter} s.`, fields);
}
