/** What people, rooms and commands may be called. Used by the server to decide and by the page to say so early. */
import * as v from "valibot";
import {
	ALT_MAX_CHARS,
	COMMAND_NAME_MAX_CHARS,
	HANDLE_MAX_CHARS,
	HANDLE_MIN_CHARS,
	NAME_MAX_CHARS,
	SLUG_MAX_CHARS,
	TITLE_MAX_CHARS,
	TOPIC_MAX_CHARS,
} from "./limits.ts";
import { isReservedAlone, isReservedLook } from "./lookalikes.ts";

/** Characters that cannot be seen or that change how the text around them looks: controls, and all that is drawn as nothing. */
const UNSEEN = /[\p{Cc}\p{DI}\u2800\ufff9-\ufffb]/u;
/** The signs that kill a vowel and so join letters in the scripts of India and its neighbours. */
const VIRAMA = /[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca\u1039\u103a\u17d2\u1b44\ua953\ua9c0]/.source;
/** Scripts that are always written in joined letters: Arabic, Syriac, Mongolian, N'Ko, Adlam, Rohingya. */
const JOINED = /[\p{scx=Arab}\p{scx=Syrc}\p{scx=Mong}\p{scx=Nkoo}\p{scx=Adlm}\p{scx=Rohg}]/u.source;
/** Where unseen characters belong to how a language or an emoji is written. Anywhere else they only serve to deceive. */
const UNSEEN_IN_PLACE = new RegExp(
	[
		// Joiners beside a virama (Marathi, Bengali, Malayalam, Sinhala); in Malayalam also at the end of a word.
		`(?<=${VIRAMA})[\\u200c\\u200d]`,
		`(?<=\\p{L})[\\u200c\\u200d](?=${VIRAMA})`,
		// Joiners between joined letters (Persian, Urdu, Kurdish).
		`(?<=(?=[\\p{L}\\p{M}])${JOINED})[\\u200c\\u200d](?=(?=\\p{L})${JOINED})`,
		// Forms of one letter (Japanese family names, Mongolian).
		/(?<=\p{sc=Han})[\u{e0100}-\u{e01ef}]|(?<=\p{sc=Mong})[\u180b-\u180d\u180f]/u.source,
		// Emoji: in colour or as text, keycaps, joined ones, the flags of England and its like.
		/(?<=\p{ExtPict})[\ufe0e\ufe0f]|(?<=[0-9#*])\ufe0f(?=\u20e3)/u.source,
		/(?<=\p{ExtPict}[\ufe0f\p{Emoji_Modifier}]?)\u200d(?=\p{ExtPict})/u.source,
		/(?<=\u{1f3f4})[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}/u.source,
	].join("|"),
	"gu",
);
const UNSEEN_OUT_OF_PLACE = new RegExp(`(${UNSEEN_IN_PLACE.source})|${UNSEEN.source}`, "gu");
/** Marks of scripts whose spelling puts up to four on one letter, each in a place of its own. Elsewhere two are the most. */
const SPELLING =
	/[\u064b-\u065f\u0670\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Deva}\p{sc=Beng}\p{sc=Guru}\p{sc=Gujr}\p{sc=Orya}\p{sc=Knda}\p{sc=Tibt}\p{sc=Mymr}\p{sc=Khmr}]/u
		.source;
/** More marks in a row than any language needs ("zalgo"), which reach into the lines above and below. */
const STACKED_MARKS = new RegExp(`(?:(?!${SPELLING})[\\p{Mn}\\p{Me}]){3}|[\\p{Mn}\\p{Me}]{5}`, "u");
/** Something to see: no white space, control or format character, and no letter that is drawn as nothing. */
const VISIBLE = /[^\s\p{Cc}\p{Cf}\p{Z}\p{DI}\u2800]/u;

/** Whether a text has anything that a reader would see. */
export function isVisible(text: string): boolean {
	return VISIBLE.test(text);
}

/** A text without the characters that cannot be seen, but for those that belong to how its language or an emoji is written. */
export function withoutUnseen(text: string): string {
	return text.replace(UNSEEN_OUT_OF_PLACE, "$1");
}

/** The number of characters as people count them for a limit: Unicode code points. */
export function countChars(text: string): number {
	let count = 0;
	for (const _ of text) count++;
	return count;
}

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

/** Whether a text can be an account's handle. */
export function isHandle(text: string): boolean {
	return v.is(HandleSchema, text);
}

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
