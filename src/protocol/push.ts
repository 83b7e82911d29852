/** Notifications: the calls of a device that wants them, and what it then gets, which only the device can read. */
import * as v from "valibot";
import { PUSH_ENDPOINT_MAX_CHARS } from "./limits.ts";

/** Where a browser takes notifications, and what they are encrypted for (`PushSubscription.toJSON`). */
export const SubscriptionBody = v.strictObject({
	endpoint: v.pipe(v.string(), v.maxLength(PUSH_ENDPOINT_MAX_CHARS), v.url()),
	expirationTime: v.exactOptional(v.nullable(v.number())),
	/** In base64url: a point on P-256, uncompressed, and 16 bytes. */
	keys: v.strictObject({ p256dh: v.pipe(v.string(), v.regex(/^[\w-]{87}=?$/)), auth: v.pipe(v.string(), v.regex(/^[\w-]{22}(==)?$/)) }),
});
export type SubscriptionInfo = v.InferOutput<typeof SubscriptionBody>;

export const DeviceSchema = v.object({
	/** The id of its session. */
	id: v.string(),
	/** The browser and the system, as far as they can be told. */
	device: v.string(),
	createdAt: v.number(),
	/** When its push service last took a notification; Unix milliseconds. */
	sentAt: v.exactOptional(v.number()),
	/** Whether it is the one that asks. */
	current: v.exactOptional(v.literal(true)),
});
/** A device that takes notifications, as the owner of the account sees it. */
export type Device = v.InferOutput<typeof DeviceSchema>;

/** `key` is what a browser subscribes with: the server's public key, in base64url. */
export const DevicesReply = v.object({ key: v.string(), devices: v.array(DeviceSchema) });
export type Devices = v.InferOutput<typeof DevicesReply>;

const MessageNotice = v.object({
	type: v.literal("message"),
	/** The address of the room. */
	room: v.string(),
	title: v.string(),
	/** A conversation of two: who wrote is what it is called. */
	direct: v.exactOptional(v.literal(true)),
	/** The newest of what is unread, shortened. */
	message: v.number(),
	author: v.string(),
	text: v.string(),
	/** How many messages are unread that its reader is told of. */
	count: v.number(),
});
const ReadNotice = v.object({ type: v.literal("read"), room: v.string() });

/** What a device gets: what was said in a room, that all of it was read elsewhere, or that it works. */
export const NoticeSchema = v.variant("type", [MessageNotice, ReadNotice, v.object({ type: v.literal("test") })]);
export type Notice = v.InferOutput<typeof NoticeSchema>;
export type MessageNotice = v.InferOutput<typeof MessageNotice>;
