/** The HTTP calls: bodies that the server parses and answers that the page parses. */
import * as v from "valibot";
import { ERRORS, type Problem } from "./errors.ts";
import { CommandInfosSchema } from "./jobs.ts";
import { MessageSchema, MoreSchema, RoleSchema, RoomSchema, UserSchema } from "./message.ts";
import { GuestNameSchema, SlugSchema, TitleSchema } from "./names.ts";

export const GuestBody = v.object({ name: GuestNameSchema });
export const NewRoomBody = v.object({
	title: TitleSchema,
	slug: v.exactOptional(SlugSchema),
	visibility: v.exactOptional(v.picklist(["public", "private"], 'A room is "public" or "private".')),
});

export const UserReply = v.object({ user: UserSchema });
export const ListedRoomSchema = v.object({
	...RoomSchema.entries,
	/** People in the room now. */
	online: v.number(),
	/** When somebody last wrote; Unix milliseconds, 0 for never. */
	lastAt: v.number(),
});
/** A room in the list of rooms. */
export type ListedRoom = v.InferOutput<typeof ListedRoomSchema>;
export const RoomsReply = v.object({ rooms: v.array(ListedRoomSchema) });
export const NewRoomReply = v.object({ room: RoomSchema });
export const RoomReply = v.object({ room: RoomSchema, you: v.object({ user: UserSchema, role: RoleSchema }) });
export const PageReply = v.object({ messages: v.array(MessageSchema), more: MoreSchema });
/** Messages, oldest first, and whether there are more on either side. */
export type Page = v.InferOutput<typeof PageReply>;
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
