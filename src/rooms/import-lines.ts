/** Reading an import: bytes become lines, and lines the room and the messages that they must be. Says of the first wrong line what is wrong. */
import * as v from "valibot";
import { refusal } from "../problem.ts";
import { CommandNameSchema, isSlug } from "../protocol/addresses.ts";
import { readEmoji } from "../protocol/emoji.ts";
import { type FileInfo, FileInfoSchema } from "../protocol/files.ts";
import { FAILURE_CODES } from "../protocol/jobs.ts";
import {
	FILES_PER_MESSAGE,
	IMPORT_LINE_MAX_BYTES,
	IMPORT_MAX_BYTES,
	IMPORT_MAX_MESSAGES,
	IMPORT_REV_MAX,
	MENTIONS_MAX,
	MESSAGE_MAX_CHARS,
	REACTIONS_MAX,
} from "../protocol/limits.ts";
import { CardSchema, type Message, RoomSchema } from "../protocol/message.ts";
import { isHandle, NameSchema } from "../protocol/names.ts";
import { countChars, isVisible } from "../protocol/visible.ts";

const NEWLINE = 0x0a;
const REV = `A number of a message is 1 to ${IMPORT_REV_MAX}.`;
const Rev = v.pipe(v.number(REV), v.safeInteger(REV), v.minValue(1, REV), v.maxValue(IMPORT_REV_MAX, REV));
const TIME = "A time is in Unix milliseconds, and not to come.";
const Time = v.pipe(
	v.number(TIME),
	v.safeInteger(TIME),
	v.minValue(0, TIME),
	v.check((at) => at <= Date.now(), TIME),
);

const isAccountId = (id: string) => isHandle(id) && id === id.toLowerCase();
const isGuestId = (id: string) => /^~[\w-]{1,63}$/.test(id);
const AccountId = v.pipe(v.string(), v.check(isAccountId, "An account's id is a handle."));
const GuestId = v.pipe(v.string(), v.check(isGuestId, 'A guest\'s id is "~" and letters, digits, "-" and "_".'));
const PersonId = v.pipe(
	v.string(),
	v.check((id) => isAccountId(id) || isGuestId(id), "This is nobody's id."),
);

const Account = v.strictObject({ id: AccountId, name: NameSchema, kind: v.literal("account") });
const Guest = v.strictObject({ id: GuestId, name: NameSchema, kind: v.literal("guest") });
const Bot = v.pipe(
	v.strictObject({ id: v.string(), name: CommandNameSchema, kind: v.literal("bot") }),
	v.check(({ id, name }) => id === `bot:${name}`, 'A bot\'s id is "bot:" and its name.'),
);
const WHO = 'Somebody is an "account", a "guest" or a "bot".';

const Reactions = v.pipe(
	v.record(
		v.pipe(
			v.string(),
			v.check((emoji) => readEmoji(emoji) === emoji, "A reaction is one emoji."),
		),
		v.pipe(
			v.array(PersonId),
			v.nonEmpty("Somebody reacted."),
			v.check((people) => new Set(people).size === people.length, "A person reacts once with one emoji."),
		),
	),
	v.check((kinds) => Object.keys(kinds).length <= REACTIONS_MAX, `A message has at most ${REACTIONS_MAX} kinds of reactions.`),
);

const Mentions = v.pipe(
	v.array(v.pipe(v.string(), v.regex(/^(@all|@here|[a-z0-9][a-z0-9_-]{1,31})$/, "A mention is a handle, @all or @here."))),
	v.nonEmpty("Somebody is mentioned."),
	v.maxLength(MENTIONS_MAX, `A message mentions at most ${MENTIONS_MAX}.`),
	v.check((who) => new Set(who).size === who.length, "Each is mentioned once."),
);

// A field that is not known here would be lost without a word.
const MessageLine = v.pipe(
	v.strictObject({
		id: Rev,
		rev: Rev,
		at: Time,
		author: v.variant("kind", [Account, Guest, Bot], WHO),
		text: v.nullable(
			v.pipe(
				v.string(),
				v.transform((text) => text.toWellFormed()),
			),
		),
		replyTo: v.exactOptional(Rev),
		editedAt: v.exactOptional(Time),
		deletedAt: v.exactOptional(Time),
		reactions: v.exactOptional(Reactions),
		mentions: v.exactOptional(Mentions),
		command: v.exactOptional(
			v.strictObject({
				name: CommandNameSchema,
				args: v.pipe(
					v.string(),
					v.check((args) => countChars(args) <= MESSAGE_MAX_CHARS, "The arguments are too long."),
				),
				by: v.variant("kind", [Account, Guest], 'Who asks is an "account" or a "guest".'),
				status: v.picklist(["pending", "answered", "failed"]),
				code: v.exactOptional(v.picklist([...FAILURE_CODES, "deleted"])),
			}),
		),
		card: v.exactOptional(CardSchema),
		files: v.exactOptional(v.pipe(v.array(FileInfoSchema), v.maxLength(FILES_PER_MESSAGE))),
	}),
	v.check(({ id, rev }) => rev >= id, '"rev" must not be below "id".'),
	v.check(({ id, replyTo }) => replyTo === undefined || replyTo < id, '"replyTo" names no earlier message.'),
	v.check(
		({ text, deletedAt }) => (text === null) === (deletedAt !== undefined),
		'"text" is null where there is "deletedAt", and only there.',
	),
	v.check(
		({ deletedAt, editedAt, reactions, mentions, card, files, command }) =>
			deletedAt === undefined || ((editedAt ?? reactions ?? mentions ?? card ?? files) === undefined && (command?.args ?? "") === ""),
		"Nothing of a message that was taken away is left.",
	),
	v.transform(({ files = [], ...message }) => ({ ...message, text: withNames(message.text, files) })),
	v.check(({ text, command }) => text === null || command !== undefined || isVisible(text), '"text" has nothing to see.'),
	v.check(({ text }) => countChars(text ?? "") <= MESSAGE_MAX_CHARS, `"text" can have at most ${MESSAGE_MAX_CHARS} characters.`),
	v.check(({ author, command }) => (author.kind === "bot" ? author.name : undefined) === command?.name, 'A "command" is its bot\'s.'),
	v.check(({ command }) => (command?.status === "failed") === (command?.code !== undefined), 'A "command" has a "code" where it failed.'),
	v.transform(({ command, ...message }): Message => (command ? { ...message, ...ended(command, message.text) } : message)),
);

/** What was in files is not in an export: their names are left, each on a line of its own, as far as there is space. */
function withNames(text: string | null, files: FileInfo[]): string | null {
	if (text === null || files.length === 0 || countChars(text) > MESSAGE_MAX_CHARS) return text;
	const lines = [text, ...files.map(({ name }) => name)].filter((line) => line !== "").join("\n");
	return [...lines].slice(0, MESSAGE_MAX_CHARS).join("");
}

const RoomLine = v.pipe(
	RoomSchema,
	v.check(({ slug }) => isSlug(slug), "This is no room's address."),
);

/** The room, of which nothing is used but that it is one. */
export function readRoom({ line, text }: Line): void {
	read(RoomLine, line, text, "a room");
}

export function readMessage({ line, text }: Line): Message {
	return read(MessageLine, line, text, "a message");
}

/** A line that is not empty, and its number from 1 on. */
export interface Line {
	line: number;
	text: string;
	bytes: number;
}

/** The lines of a body, as they come. Refuses one that is too long, too many of them, and what is not UTF-8; the rest is then unread. */
export async function* readLines(body: ReadableStream<Uint8Array>): AsyncGenerator<Line> {
	let rest: Uint8Array[] = [];
	let restBytes = 0;
	let allBytes = 0;
	let line = 0;
	let filled = 0;
	const take = (last: Uint8Array): Line => {
		const bytes = restBytes + last.length;
		const whole = rest.length === 0 ? last : joined([...rest, last], bytes);
		rest = [];
		restBytes = 0;
		line++;
		const text = decode(whole, line);
		// The room has a line too.
		if (text.trim() !== "" && ++filled > IMPORT_MAX_MESSAGES + 1) {
			throw tooLarge(`An import can have at most ${IMPORT_MAX_MESSAGES} messages.`);
		}
		return { line, text, bytes };
	};
	for await (const chunk of body.values({ preventCancel: true })) {
		allBytes += chunk.length;
		if (allBytes > IMPORT_MAX_BYTES) throw tooLarge(`An import can have at most ${IMPORT_MAX_BYTES} bytes.`);
		let from = 0;
		for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, from)) {
			const found = take(chunk.subarray(from, end));
			from = end + 1;
			if (found.text.trim() !== "") yield found;
		}
		// What is kept must not keep the whole chunk.
		if (from < chunk.length) rest.push(chunk.slice(from));
		restBytes += chunk.length - from;
		if (restBytes > IMPORT_LINE_MAX_BYTES) throw tooLarge(`Line ${line + 1}: a line can have at most ${IMPORT_LINE_MAX_BYTES} bytes.`);
	}
	const last = take(new Uint8Array());
	if (last.text.trim() !== "") yield last;
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: false });

function decode(bytes: Uint8Array, line: number): string {
	try {
		return decoder.decode(bytes);
	} catch {
		throw wrong(line, "it is not UTF-8.");
	}
}

function read<Schema extends v.GenericSchema>(schema: Schema, line: number, text: string, what: string): v.InferOutput<Schema> {
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch {
		throw wrong(line, "it is not JSON. The file may be cut off here.");
	}
	const result = v.safeParse(schema, json);
	if (result.success) return result.output;
	const [issue] = result.issues;
	const path = v.getDotPath(issue);
	throw wrong(line, path === null ? `it is not ${what}: ${issue.message}` : `"${path}" is not valid: ${issue.message}`);
}

/** A command that waited for its answer waits no more: the bot was asked in another room. */
function ended(command: NonNullable<Message["command"]>, text: string | null): Pick<Message, "command" | "text"> {
	if (command.status !== "pending") return { command, text };
	return { command: { ...command, status: "failed", code: "gave_up" }, text: `No answer came for /${command.name}.` };
}

export function wrong(line: number, what: string) {
	return refusal("invalid", { detail: `Line ${line}: ${what}` });
}

function tooLarge(detail: string) {
	return refusal("too_large", { detail });
}

function joined(parts: Uint8Array[], length: number): Uint8Array {
	const whole = new Uint8Array(length);
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
