/** The nouns of the chat. Whatever crosses a process boundary is made of these. */
import * as v from "valibot";
import { FileInfoSchema } from "./files.ts";
import { ANSWER_MAX_CHARS, CARD_FIELD_MAX_CHARS, CARD_ROWS_MAX, CARD_SERIES_MAX } from "./limits.ts";

/**
 * Who wrote or asked something. An account's id is its handle, a guest's starts with "~" and is random, a bot's is
 * "bot:" and its command's name, so that the three can never collide.
 */
export const UserSchema = v.object({
	id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
	name: v.string(),
	kind: v.picklist(["account", "guest", "bot"]),
});
export type User = v.InferOutput<typeof UserSchema>;

export const RoleSchema = v.picklist(["owner", "moderator", "member"]);
export type Role = v.InferOutput<typeof RoleSchema>;

/** That somebody may read and not write. `until`: when it ends by itself; Unix milliseconds, none for never. */
export const MuteSchema = v.object({ until: v.exactOptional(v.number()) });
export type Mute = v.InferOutput<typeof MuteSchema>;

/** What somebody is told of in a room while they are elsewhere: each message, what is for them, or nothing. */
export const LevelSchema = v.picklist(["all", "mentions", "nothing"]);
export type Level = v.InferOutput<typeof LevelSchema>;

export const RoomSchema = v.object({
	slug: v.string(),
	title: v.string(),
	topic: v.string(),
	visibility: v.picklist(["public", "private"]),
	/** Seconds between two messages of one person; 0 = off. */
	slowMode: v.number(),
	createdAt: v.number(),
	/** A conversation of two; its address comes from who they are. */
	direct: v.exactOptional(v.literal(true)),
	/** Since when it is only read; Unix milliseconds. */
	archivedAt: v.exactOptional(v.number()),
	/** Only moderators write for now. */
	paused: v.exactOptional(v.literal(true)),
	/** Days after which messages are deleted, where they are. Not in the list of rooms. */
	retentionDays: v.exactOptional(v.number()),
	/** Up to which message all was imported by an owner: who wrote that, nobody has checked. */
	importedTo: v.exactOptional(v.number()),
});
/** A room as everybody in it sees it. `slug` is its address and its object's name. */
export type Room = v.InferOutput<typeof RoomSchema>;

const cardText = v.pipe(v.string(), v.maxLength(CARD_FIELD_MAX_CHARS));
const figure = v.pipe(v.number(), v.finite());
const CardRowSchema = v.object({
	label: cardText,
	value: cardText,
	tone: v.exactOptional(v.picklist(["up", "down", "muted"])),
	/** Drawn as a bar from `low` to `high` with a mark at `at`, besides the words of the row, which say the same. */
	range: v.exactOptional(
		v.pipe(
			v.object({ low: figure, high: figure, at: figure }),
			v.check(({ low, high }) => low <= high),
		),
	),
});
export const CardSchema = v.object({
	title: cardText,
	/** Followed by people, so http and https only. */
	url: v.exactOptional(v.pipe(cardText, v.url(), v.regex(/^https?:\/\//))),
	rows: v.pipe(v.array(CardRowSchema), v.maxLength(CARD_ROWS_MAX)),
	series: v.exactOptional(v.object({ values: v.pipe(v.array(figure), v.maxLength(CARD_SERIES_MAX)), label: cardText })),
	source: cardText,
	/** Unix milliseconds: the time that the figures are from. */
	asOf: figure,
	note: v.exactOptional(cardText),
});
/** What any bot may answer with, beside a line of text that says the same. */
export type Card = v.InferOutput<typeof CardSchema>;

export const CommandSchema = v.object({
	name: v.string(),
	args: v.string(),
	by: UserSchema,
	status: v.picklist(["pending", "answered", "failed"]),
	code: v.exactOptional(v.string()),
});

export const MessageSchema = v.object({
	/** The room's revision when the message was posted: the order that people read in. */
	id: v.number(),
	/** The room's revision when it last changed: the order that clients hear in. A client keeps the copy with the highest. */
	rev: v.number(),
	/** Unix milliseconds, stamped by the room. */
	at: v.number(),
	author: UserSchema,
	/** Null once deleted. */
	text: v.nullable(v.pipe(v.string(), v.maxLength(2 * ANSWER_MAX_CHARS))),
	/** Only on one's own messages, in welcome and history: the id that was given to the send. */
	clientId: v.exactOptional(v.string()),
	replyTo: v.exactOptional(v.number()),
	/** When its text was last changed by who wrote it. */
	editedAt: v.exactOptional(v.number()),
	deletedAt: v.exactOptional(v.number()),
	/** Who reacted, by emoji, in the order in which they came; of each the first REACTION_PEOPLE_SHOWN. */
	reactions: v.exactOptional(v.record(v.string(), v.array(v.string()))),
	/** How many reacted with an emoji, where that is more than are named. */
	reactionCounts: v.exactOptional(v.record(v.string(), v.number())),
	/** Whom it concerns: ids of accounts, "@all", "@here". */
	mentions: v.exactOptional(v.array(v.string())),
	command: v.exactOptional(CommandSchema),
	card: v.exactOptional(CardSchema),
	/** What came with it; then the text may be empty. */
	files: v.exactOptional(v.array(FileInfoSchema)),
});
export type Message = v.InferOutput<typeof MessageSchema>;

/** Whether a page of history goes on in either direction. */
export const MoreSchema = v.object({ before: v.boolean(), after: v.boolean() });
export type More = v.InferOutput<typeof MoreSchema>;
