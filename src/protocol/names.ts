/** What people call themselves, their rooms and their images. Used by the server to decide and by the page to say so early. */
import * as v from "valibot";
import { ALT_MAX_CHARS, HANDLE_MAX_CHARS, HANDLE_MIN_CHARS, NAME_MAX_CHARS, TITLE_MAX_CHARS, TOPIC_MAX_CHARS } from "./limits.ts";
import { isReservedAlone, isReservedLook } from "./lookalikes.ts";
import { countChars, isVisible, STACKED_MARKS, UNSEEN, UNSEEN_IN_PLACE } from "./visible.ts";

/** A line of text for display: NFC, white space folded, nothing hidden in it, nothing that reaches into the lines around. */
function lineSchema(what: string, max: number) {
	return v.pipe(
		v.string(`${what} must be a text.`),
		v.transform((text) => text.toWellFormed().normalize("NFC").replace(/\s+/gu, " ").trim()),
		v.check(isVisible, `${what} is empty.`),
		v.check((text) => countChars(text) <= max, `${what} can have at most ${max} characters.`),
		v.check((text) => !UNSEEN.test(text.replace(UNSEEN_IN_PLACE, "")), `${what} has characters that cannot be shown.`),
		v.check((text) => !STACKED_MARKS.test(text), `${what} has too many accents on one letter.`),
	);
}

export const NameSchema = lineSchema("A name", NAME_MAX_CHARS);
/** A name that anybody may take without having proved who they are. */
export const GuestNameSchema = v.pipe(
	NameSchema,
	v.check((name) => !isReservedLook(name), "This name is reserved. Please choose another."),
);
export const TitleSchema = lineSchema("A title", TITLE_MAX_CHARS);
/** What a room is about; it may be empty. */
export const TopicSchema = v.union([v.literal(""), lineSchema("A topic", TOPIC_MAX_CHARS)]);
/** What stands for an image where it is not seen; it may be empty. */
export const AltSchema = v.union([v.literal(""), lineSchema("A description", ALT_MAX_CHARS)]);

/** Handles that are words of the project, address more than one person or read like a mistake, besides those that look official. */
const RESERVED_HANDLES = new Set("mod help staff lobby guest here all everyone deleted me null undefined".split(" "));

/** The name that an account signs in with, and its id. Capitals are taken for small letters; nothing else is tidied. */
export const HandleSchema = v.pipe(
	v.string("A handle must be a text."),
	v.regex(
		new RegExp(`^[a-z0-9][a-z0-9_-]{${HANDLE_MIN_CHARS - 1},${HANDLE_MAX_CHARS - 1}}$`, "i"),
		`A handle has ${HANDLE_MIN_CHARS} to ${HANDLE_MAX_CHARS} of a-z, 0-9, "-" and "_", and starts with a letter or digit.`,
	),
	v.toLowerCase(),
	v.check((handle) => !RESERVED_HANDLES.has(handle) && !isReservedAlone(handle), "This handle is reserved."),
);

/** Whether a text can be an account's handle. */
export function isHandle(text: string): boolean {
	return v.is(HandleSchema, text);
}
