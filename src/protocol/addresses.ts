/** The words that rooms and commands are found by. */
import * as v from "valibot";
import { COMMAND_NAME_MAX_CHARS, SLUG_MAX_CHARS } from "./limits.ts";

export const SlugSchema = v.pipe(
	v.string("A room's address must be a text."),
	v.regex(
		new RegExp(`^[a-z0-9][a-z0-9-]{0,${SLUG_MAX_CHARS - 1}}$`),
		`A room's address has 1 to ${SLUG_MAX_CHARS} of a-z, 0-9 and "-", and does not start with "-".`,
	),
);

/** How the addresses of conversations of two begin, which nobody chooses. */
export const DIRECT_PREFIX = "dm-";
/** An address for a new room. */
export const NewSlugSchema = v.pipe(
	SlugSchema,
	v.check((slug) => !slug.startsWith(DIRECT_PREFIX), `A room's address does not start with "${DIRECT_PREFIX}".`),
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
		.replace(/^(-|dm-)+/, "")
		.slice(0, SLUG_MAX_CHARS)
		.replace(/-+$/, "");
}

/** The room that always exists. */
export const LOBBY = "lobby";
/** The name of the one directory object. */
export const DIRECTORY = "directory";
