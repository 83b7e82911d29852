/** The HTTP calls: the bodies and queries that the server parses. */
import * as v from "valibot";
import { NewSlugSchema } from "./addresses.ts";
import { INVITE_MAX_AGE_S, INVITE_USES_MAX, RETENTION_MAX_DAYS, SLOW_MODE_MAX_S } from "./limits.ts";
import { RoleSchema } from "./message.ts";
import { AltSchema, GuestNameSchema, HandleSchema, TitleSchema, TopicSchema } from "./names.ts";

export const GuestBody = v.object({ name: GuestNameSchema });
export const NewRoomBody = v.object({
	title: TitleSchema,
	slug: v.exactOptional(NewSlugSchema),
	visibility: v.exactOptional(v.picklist(["public", "private"], 'A room is "public" or "private".')),
});

/** What may change of a room; `paused` and `archived` are put in the place of times and flags. */
export const RoomPatchBody = v.strictObject({
	title: v.exactOptional(TitleSchema),
	topic: v.exactOptional(TopicSchema),
	visibility: v.exactOptional(v.picklist(["public", "private"], 'A room is "public" or "private".')),
	slowMode: v.exactOptional(
		v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(SLOW_MODE_MAX_S, `Slow mode is 0 to ${SLOW_MODE_MAX_S} seconds.`)),
	),
	paused: v.exactOptional(v.boolean()),
	archived: v.exactOptional(v.boolean()),
	/** Days; 0 keeps messages for as long as the chat does. */
	retentionDays: v.exactOptional(
		v.pipe(
			v.number(),
			v.integer(),
			v.minValue(0),
			v.maxValue(RETENTION_MAX_DAYS, `Messages are kept for 1 to ${RETENTION_MAX_DAYS} days, or for ever.`),
		),
	),
});
export type RoomPatch = v.InferOutput<typeof RoomPatchBody>;

export const BAN_SPANS = ["1h", "1d", "forever"] as const;
export const PURGE_SPANS = ["15m", "1h", "1d"] as const;
/** A new role, or an end to somebody's writing; "off" gives it back. */
export const MemberBody = v.strictObject({
	role: v.exactOptional(RoleSchema),
	muted: v.exactOptional(v.picklist([...BAN_SPANS, "off"])),
});
export type MemberPatch = v.InferOutput<typeof MemberBody>;
export const RemovalQuery = v.object({ ban: v.exactOptional(v.picklist(BAN_SPANS)), purge: v.exactOptional(v.picklist(PURGE_SPANS)) });
export type Removal = v.InferOutput<typeof RemovalQuery>;
/** Taking away what somebody wrote lately, and nothing else. */
export const PurgeBody = v.strictObject({ since: v.picklist(PURGE_SPANS) });
export type PurgeSpan = v.InferOutput<typeof PurgeBody>["since"];
export const InviteBody = v.strictObject({
	/** Seconds. */
	expiresIn: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(60), v.maxValue(INVITE_MAX_AGE_S))),
	maxUses: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(INVITE_USES_MAX))),
	role: v.exactOptional(v.picklist(["moderator", "member"])),
});
export type NewInvite = v.InferOutput<typeof InviteBody>;
/** Deleting a room asks for its address, so that nobody does it by a slip. */
export const DeleteRoomBody = v.strictObject({ slug: v.string() });
/** With whom. */
export const DirectBody = v.strictObject({ handle: HandleSchema });
/** Beside the bytes of a file: what it is called, and words for who does not see it. */
export const UploadQuery = v.object({ name: v.exactOptional(v.string()), alt: v.exactOptional(AltSchema) });
/** Words that stand for a file whose message is not sent yet; none if they are empty. */
export const FileBody = v.strictObject({ alt: AltSchema });
