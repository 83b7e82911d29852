/** Browser <-> room: every frame of the socket, and the parsers that make them of bytes. */
import * as v from "valibot";
import { readEmoji } from "./emoji.ts";
import { ERRORS, type ErrorCode } from "./errors.ts";
import { CLIENT_ID_MAX_CHARS, FILES_PER_MESSAGE, FRAME_MAX_BYTES, MESSAGE_MAX_CHARS } from "./limits.ts";
import { LevelSchema, MessageSchema, MoreSchema, MuteSchema, RoleSchema, RoomSchema, UserSchema } from "./message.ts";
import { countChars, isVisible } from "./visible.ts";

const FrameId = v.pipe(v.string(), v.minLength(1), v.maxLength(CLIENT_ID_MAX_CHARS));
const Revision = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const MessageId = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
/** Uploads of one's own that no message has yet, each once. */
const Files = v.pipe(
	v.array(FrameId),
	v.maxLength(FILES_PER_MESSAGE),
	v.check((ids) => new Set(ids).size === ids.length),
);

// Unknown fields are an error, so that a client learns at once that what it asks for is not done.
const ClientFrameSchema = v.variant("type", [
	v.strictObject({
		type: v.literal("send"),
		id: FrameId,
		text: v.string(),
		replyTo: v.exactOptional(MessageId),
		files: v.exactOptional(Files),
	}),
	v.strictObject({ type: v.literal("edit"), id: FrameId, message: MessageId, text: v.string() }),
	v.strictObject({ type: v.literal("delete"), id: FrameId, message: MessageId }),
	v.strictObject({ type: v.literal("react"), id: FrameId, message: MessageId, emoji: v.string(), on: v.boolean() }),
	v.strictObject({ type: v.literal("retry"), id: FrameId, message: MessageId }),
	v.strictObject({ type: v.literal("typing") }),
	/** Read up to here. `back` takes back what was said before: the messages after it are unread again. */
	v.strictObject({ type: v.literal("seen"), message: Revision, back: v.exactOptional(v.literal(true)) }),
	/** Whether the room is on screen before somebody's eyes. */
	v.strictObject({ type: v.literal("look"), on: v.boolean() }),
	v.strictObject({ type: v.literal("confirm"), rev: Revision }),
]);
export type ClientFrame = v.InferOutput<typeof ClientFrameSchema>;
export type SendFrame = Extract<ClientFrame, { type: "send" }>;
export type EditFrame = Extract<ClientFrame, { type: "edit" }>;
export type DeleteFrame = Extract<ClientFrame, { type: "delete" }>;
export type ReactFrame = Extract<ClientFrame, { type: "react" }>;
export type RetryFrame = Extract<ClientFrame, { type: "retry" }>;
export type SeenFrame = Extract<ClientFrame, { type: "seen" }>;

const Unread = v.object({ messages: v.number(), mentions: v.number() });
/** Messages of others that somebody has not read, and how many of these mention them; both counted up to UNREAD_MAX. */
export type Unread = v.InferOutput<typeof Unread>;

const Presence = v.object({ count: v.number(), users: v.array(UserSchema) });

const ServerFrameSchema = v.variant("type", [
	/** The first frame. Without `since`, or when too much changed: `reset` and the newest page; else what changed. */
	v.object({
		type: v.literal("welcome"),
		version: v.number(),
		room: RoomSchema,
		you: v.object({
			user: UserSchema,
			role: RoleSchema,
			/** Up to where this account has read; 0 for guests, of whom nothing is kept. */
			seen: v.number(),
			/** What is unread since, for a guest since the message that the connection named. */
			unread: v.exactOptional(Unread),
			muted: v.exactOptional(MuteSchema),
			/** Whether I may send files here. */
			files: v.exactOptional(v.literal(true)),
			/** What this account is told of here; guests are told of nothing. */
			level: v.exactOptional(LevelSchema),
		}),
		rev: v.number(),
		online: Presence,
		messages: v.array(MessageSchema),
		more: MoreSchema,
		reset: v.boolean(),
	}),
	/** New and changed messages in the order of their rev; the same to every client. */
	v.object({ type: v.literal("messages"), messages: v.array(MessageSchema) }),
	/** Done. For a send and its repeats, `message` is the stored message's id. */
	v.object({ type: v.literal("ok"), id: v.string(), message: v.exactOptional(v.number()) }),
	/** Not done. `retryAfter` in seconds. */
	v.object({
		type: v.literal("error"),
		id: v.exactOptional(v.string()),
		code: v.string(),
		text: v.string(),
		retryable: v.boolean(),
		retryAfter: v.exactOptional(v.number()),
	}),
	/** Who came and went: people, not connections. Beyond PRESENCE_NAMES_MAX only the count. */
	v.object({ type: v.literal("presence"), count: v.number(), joined: v.array(UserSchema), left: v.array(v.string()) }),
	v.object({ type: v.literal("typing"), user: UserSchema }),
	/** What the person with the id `was` wrote is `user`'s: they have another name, or the guest has become an account. */
	v.object({ type: v.literal("renamed"), was: v.string(), user: UserSchema }),
	/** The room has changed; with a role, what I am in it has, and `muted` is there while I am. */
	v.object({ type: v.literal("room"), room: RoomSchema, role: v.exactOptional(RoleSchema), muted: v.exactOptional(MuteSchema) }),
	/** Read up to here, on another device of mine, or taken back to here on any; and what is unread since. */
	v.object({ type: v.literal("seen"), message: v.number(), unread: v.exactOptional(Unread), back: v.exactOptional(v.literal(true)) }),
	/** What I am told of here is another now, by a choice of mine on any device. */
	v.object({ type: v.literal("level"), level: LevelSchema }),
	/** To be answered with `confirm` and the same rev. */
	v.object({ type: v.literal("sync"), rev: v.number() }),
]);
export type ServerFrame = v.InferOutput<typeof ServerFrameSchema>;
export type Welcome = Extract<ServerFrame, { type: "welcome" }>;

/** What came of a client's bytes: a frame, or the error to answer with. `bad` ones count towards closing the socket. */
export type Parsed = { ok: true; frame: ClientFrame } | { ok: false; bad: boolean; error: Extract<ServerFrame, { type: "error" }> };

/** Reads what a client sent. Never throws; an error carries the frame's id where one could be read. */
export function parseClientFrame(data: unknown): Parsed {
	if (typeof data !== "string") return refuse("bad_frame", "Frames are text, not binary.");
	if (isOverBytes(data, FRAME_MAX_BYTES)) return refuse("too_long", `A frame can have at most ${FRAME_MAX_BYTES} bytes.`);
	let json: unknown;
	try {
		json = JSON.parse(data);
	} catch {
		return refuse("bad_frame", "The frame is not JSON.");
	}
	const result = v.safeParse(ClientFrameSchema, json);
	if (!result.success) return refuse("bad_frame", describe(result.issues[0]), idOf(json));
	const frame = result.output;
	switch (frame.type) {
		case "send":
		case "edit":
			return checkText(frame);
		case "react":
			return checkEmoji(frame);
		default:
			return { ok: true, frame };
	}
}

/** Reads what the server sent; undefined for anything that this client does not know, which it ignores. */
export function parseServerFrame(data: unknown): ServerFrame | undefined {
	if (typeof data !== "string") return undefined;
	try {
		const result = v.safeParse(ServerFrameSchema, JSON.parse(data));
		return result.success ? result.output : undefined;
	} catch {
		return undefined;
	}
}

/** An error frame with the catalogue's words, or more exact ones. */
export function errorFrame(code: ErrorCode, more: { id?: string; text?: string; retryAfter?: number } = {}) {
	const { title, retryable } = ERRORS[code];
	return {
		type: "error",
		...(more.id === undefined ? {} : { id: more.id }),
		code,
		text: more.text ?? title,
		retryable,
		...(more.retryAfter === undefined ? {} : { retryAfter: more.retryAfter }),
	} satisfies ServerFrame;
}

function checkText(frame: SendFrame | EditFrame): Parsed {
	// Storage and sockets speak UTF-8, which has no lone surrogates: what is shown must be what is stored.
	const text = frame.text.toWellFormed();
	const hasFiles = frame.type === "send" && (frame.files?.length ?? 0) > 0;
	if (!hasFiles && !isVisible(text)) return refuse("empty", undefined, frame.id, false);
	if (countChars(text) > MESSAGE_MAX_CHARS) {
		return refuse("too_long", `A message can have at most ${MESSAGE_MAX_CHARS} characters.`, frame.id, false);
	}
	return { ok: true, frame: { ...frame, text: isVisible(text) ? text : "" } };
}

function checkEmoji(frame: ReactFrame): Parsed {
	const emoji = readEmoji(frame.emoji);
	if (emoji === undefined) return refuse("bad_frame", "A reaction is one emoji.", frame.id, false);
	return { ok: true, frame: { ...frame, emoji } };
}

function refuse(code: ErrorCode, text?: string, id?: string, bad = true): Parsed {
	return { ok: false, bad, error: errorFrame(code, { ...(text === undefined ? {} : { text }), ...(id === undefined ? {} : { id }) }) };
}

function describe(issue: v.BaseIssue<unknown>): string {
	const path = v.getDotPath(issue) ?? "frame";
	return path === "type" ? "The frame has no type that this server knows." : `The frame's "${path}" is not valid.`;
}

function idOf(json: unknown): string | undefined {
	const found = v.safeParse(v.object({ id: FrameId }), json);
	return found.success ? found.output.id : undefined;
}

function isOverBytes(text: string, max: number): boolean {
	// A UTF-16 unit takes 1 to 3 bytes of UTF-8; only what lies between needs counting.
	if (text.length > max) return true;
	return text.length * 3 > max && new TextEncoder().encode(text).length > max;
}
