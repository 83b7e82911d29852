/** What people, rooms and commands may be called. Used by the server to decide and by the page to say so early. */
import * as v from "valibot";
import { COMMAND_NAME_MAX_CHARS, NAME_MAX_CHARS, SLUG_MAX_CHARS, TITLE_MAX_CHARS } from "./limits.ts";

/**
 * Characters that change how the text around them looks or that cannot be seen: controls, line and paragraph
 * separators, bidirectional overrides and isolates, soft hyphen, zero-width ones but for the joiners, which emoji
 * and several scripts need.
 */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/u;
/** More combining marks in a row than any language needs ("zalgo"). */
const STACKED_MARKS = /\p{Mn}{4}/u;
/** Something to see: not white space, a format character, or one of the letters that are drawn as blanks. */
const VISIBLE = /[^\s\p{Cc}\p{Cf}\p{Z}\u115f\u1160\u2800\u3164\uffa0\u{e0000}-\u{e007f}]/u;

/** Whether a text has anything that a reader would see. */
export function isVisible(text: string): boolean {
	return VISIBLE.test(text);
}

/** The number of characters as people count them for a limit: Unicode code points. */
export function countChars(text: string): number {
	let count = 0;
	for (const _ of text) count++;
	return count;
}

/** A line of text for display: NFC, white space folded, nothing hidden in it. */
function lineSchema(what: string, max: number) {
	return v.pipe(
		v.string(`${what} must be a text.`),
		v.transform((text) => text.toWellFormed().normalize("NFC").replace(/\s+/gu, " ").trim()),
		v.check(isVisible, `${what} is empty.`),
		v.check((text) => countChars(text) <= max, `${what} can have at most ${max} characters.`),
		v.check((text) => !UNSEEN.test(text), `${what} has characters that cannot be shown.`),
		v.check((text) => !STACKED_MARKS.test(text.normalize("NFD")), `${what} has too many accents on one letter.`),
	);
}

export const NameSchema = lineSchema("A name", NAME_MAX_CHARS);
export const TitleSchema = lineSchema("A title", TITLE_MAX_CHARS);

export const SlugSchema = v.pipe(
	v.string("A room's address must be a text."),
	v.regex(
		new RegExp(`^[a-z0-9][a-z0-9-]{0,${SLUG_MAX_CHARS - 1}}$`),
		`A room's address has 1 to ${SLUG_MAX_CHARS} of a-z, 0-9 and "-", and does not start with "-".`,
	),
);

export const CommandNameSchema = v.pipe(v.string(), v.regex(new RegExp(`^[a-z][a-z0-9-]{0,${COMMAND_NAME_MAX_CHARS - 1}}$`)));

/** Whether a text can be a room's address. */
export function isSlug(text: string): boolean {
	return v.is(SlugSchema, text);
}

/** A room address that resembles a title; empty when the title has no letter that could stand in one. */
export function slugify(title: string): string {
	return title
		.normalize("NFKD")
		.replace(/\p{M}/gu, "")
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, "-")
		.slice(0, SLUG_MAX_CHARS)
		.replace(/^-+|-+$/g, "");
}

/** The room that always exists. */
export const LOBBY = "lobby";
/** The name of the one directory object. */
export const DIRECTORY = "directory";
