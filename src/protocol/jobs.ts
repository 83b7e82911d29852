/** Room -> queue -> bot -> room: what a bot is asked, and what it may answer. */
import * as v from "valibot";
import { CommandNameSchema, SlugSchema } from "./addresses.ts";
import { ANSWER_MAX_CHARS, CARD_FIELD_MAX_CHARS, COMMAND_EXAMPLES_MAX, COMMANDS_MAX } from "./limits.ts";
import { CardSchema, UserSchema } from "./message.ts";

const count = v.pipe(v.number(), v.integer(), v.minValue(1));

export const JobSchema = v.object({
	v: v.literal(1),
	room: SlugSchema,
	/** The id of the pending message in that room, and the key by which an answer is taken once. */
	message: count,
	/** 1 for the first ask, one more each time that a person retries it. */
	attempt: count,
	command: v.object({ name: CommandNameSchema, args: v.string(), by: UserSchema }),
	/** When it was asked; Unix milliseconds. */
	at: v.number(),
});
/** One command for a bot. The queue may deliver it more than once, and in any order. */
export type Job = v.InferOutput<typeof JobSchema>;

export const RollCallSchema = v.object({ v: v.literal(1), rollCall: v.literal(true) });
/** Asks a bot to announce its commands, though nobody asked for one of them yet. */
export type RollCall = v.InferOutput<typeof RollCallSchema>;

/** A queue body, or undefined if it is neither of the two that a bot can do something with. */
export function parseQueueBody(body: unknown): Job | RollCall | undefined {
	const parsed = v.safeParse(v.union([JobSchema, RollCallSchema]), body);
	return parsed.success ? parsed.output : undefined;
}

export const FAILURE_CODES = ["bad_args", "unknown_command", "not_found", "rate_limited", "unavailable", "gave_up"] as const;

const answerText = v.pipe(v.string(), v.minLength(1), v.maxLength(ANSWER_MAX_CHARS));
export const AnswerSchema = v.variant("ok", [
	v.object({ ok: v.literal(true), text: answerText, card: v.exactOptional(CardSchema) }),
	v.object({ ok: v.literal(false), code: v.picklist(FAILURE_CODES), text: answerText, retryable: v.boolean() }),
]);
/** What a bot says to `Room.answer`. The text is always there and says in one line what the card says. */
export type Answer = v.InferOutput<typeof AnswerSchema>;

/** What the room did with an answer: took it; had ended the message already; knows no such message. */
export type AnswerResult = "taken" | "late" | "unknown";

const infoText = v.pipe(v.string(), v.maxLength(CARD_FIELD_MAX_CHARS));
export const CommandInfoSchema = v.object({
	name: CommandNameSchema,
	usage: infoText,
	about: infoText,
	examples: v.exactOptional(v.pipe(v.array(v.object({ usage: infoText, about: infoText })), v.maxLength(COMMAND_EXAMPLES_MAX))),
});
/**
 * A command as its bot announces it: `usage` is what one types, `about` says in a line what comes of it. `examples` are more
 * of what one can type, each with what it asks for.
 */
export type CommandInfo = v.InferOutput<typeof CommandInfoSchema>;
export const CommandInfosSchema = v.pipe(v.array(CommandInfoSchema), v.maxLength(COMMANDS_MAX));
