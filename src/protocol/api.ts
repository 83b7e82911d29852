/** The HTTP calls: the answers that the page parses. What it sends is in bodies.ts. */
import * as v from "valibot";
import { ERRORS, type Problem } from "./errors.ts";
import { FileInfoSchema } from "./files.ts";
import { CommandInfosSchema } from "./jobs.ts";
import { LevelSchema, MessageSchema, MoreSchema, MuteSchema, RoleSchema, RoomSchema, UserSchema } from "./message.ts";

/** What one wants to be told of in a room, and what one is told of then. */
export const LevelBody = v.strictObject({ level: LevelSchema });

export const MemberSchema = v.object({
	user: UserSchema,
	role: RoleSchema,
	/** Only for who moderates. */
	muted: v.exactOptional(MuteSchema),
});
export type Member = v.InferOutput<typeof MemberSchema>;
export const MembersReply = v.object({ members: v.array(MemberSchema) });
export const BansReply = v.object({ bans: v.array(v.object({ user: UserSchema, until: v.exactOptional(v.number()) })) });
export const InviteSchema = v.object({
	id: v.string(),
	role: v.picklist(["moderator", "member"]),
	expiresAt: v.number(),
	usesLeft: v.exactOptional(v.number()),
	/** The id of who made it. */
	by: v.string(),
	at: v.number(),
});
export type Invite = v.InferOutput<typeof InviteSchema>;
export const InvitesReply = v.object({ invites: v.array(InviteSchema) });
export const NewInviteReply = v.object({ token: v.string(), url: v.string(), expiresAt: v.number() });
export const AuditEntrySchema = v.object({
	id: v.number(),
	at: v.number(),
	actor: UserSchema,
	act: v.picklist([
		"edit",
		"role",
		"mute",
		"unmute",
		"remove",
		"ban",
		"unban",
		"purge",
		"invite",
		"revoke",
		"join",
		"leave",
		"delete",
		"import",
	]),
	target: v.exactOptional(UserSchema),
	detail: v.exactOptional(v.string()),
});
/** One line of a room's audit log. */
export type AuditEntry = v.InferOutput<typeof AuditEntrySchema>;
export const AuditReply = v.object({ entries: v.array(AuditEntrySchema) });

/** What the operator lets people do here, so that nothing is offered in vain. */
export const SettingsReply = v.object({
	/** Whether a mere name lets one in. */
	guests: v.boolean(),
	/** Whether people may make accounts. */
	signUp: v.boolean(),
});
export type OpenSettings = v.InferOutput<typeof SettingsReply>;

export const UserReply = v.object({ user: UserSchema });
export const ListedRoomSchema = v.object({
	...RoomSchema.entries,
	/** People in the room now. */
	online: v.number(),
	/** When somebody last wrote; Unix milliseconds, 0 for never. */
	lastAt: v.number(),
	/** Whether I belong to it. */
	joined: v.exactOptional(v.literal(true)),
	/** Whether I was in it before. */
	entered: v.exactOptional(v.literal(true)),
});
/** A room in the list of rooms. */
export type ListedRoom = v.InferOutput<typeof ListedRoomSchema>;
export const RoomsReply = v.object({ rooms: v.array(ListedRoomSchema) });
export const NewRoomReply = v.object({ room: RoomSchema });
export const RoomReply = v.object({
	room: RoomSchema,
	you: v.object({ user: UserSchema, role: RoleSchema, files: v.exactOptional(v.literal(true)) }),
});
/** How many messages an import brought. */
export const ImportReply = v.object({ room: RoomSchema, messages: v.number() });
export type Imported = v.InferOutput<typeof ImportReply>;
export const PageReply = v.object({ messages: v.array(MessageSchema), more: MoreSchema });
/** Messages, oldest first, and whether there are more on either side. */
export type Page = v.InferOutput<typeof PageReply>;
export const SearchReply = v.object({ messages: v.array(MessageSchema), cursor: v.exactOptional(v.number()) });
/** What a search found, newest first. `cursor` is there while there may be more: a page may be short, or empty, and not the last. */
export type Found = v.InferOutput<typeof SearchReply>;
/** What a message said before, and when it stopped saying so. */
export const EditSchema = v.object({ at: v.number(), text: v.string() });
export type Edit = v.InferOutput<typeof EditSchema>;
export const EditsReply = v.object({ edits: v.array(EditSchema) });
/** Everybody who reacted with an emoji, the first first. */
export const ReactionSchema = v.object({ emoji: v.string(), users: v.array(UserSchema) });
export type Reaction = v.InferOutput<typeof ReactionSchema>;
export const ReactionsReply = v.object({ reactions: v.array(ReactionSchema) });
export const FileReply = v.object({ file: FileInfoSchema });
export const CommandsReply = v.object({ commands: CommandInfosSchema });

export const ProblemSchema = v.object({
	status: v.number(),
	code: v.string(),
	title: v.string(),
	detail: v.exactOptional(v.string()),
	retryAfter: v.exactOptional(v.number()),
	fields: v.exactOptional(v.record(v.string(), v.string())),
});

/** A problem with the catalogue's status and words. */
export function problem(code: Problem["code"], more: Pick<Problem, "detail" | "retryAfter" | "fields"> = {}): Problem {
	const { status, title } = ERRORS[code];
	return { status, code, title, ...more };
}
