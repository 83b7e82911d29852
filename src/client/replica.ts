/**
 * What this page knew when it was last here, in IndexedDB: who I am, the rooms, and what was said in those that I looked at.
 * It is a copy and nothing else: what cannot be read, or is of another version, is as if it were not there, and nothing here
 * throws. It is one person's at a time. All tabs share it; each record is written whole, and tells up to which revision it is
 * good, so it does not matter whose is the last.
 */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import * as v from "valibot";
import { ListedRoomSchema, SettingsReply } from "../protocol/api.ts";
import { CommandInfosSchema } from "../protocol/jobs.ts";
import { SESSION_MAX_AGE_S } from "../protocol/limits.ts";
import { LevelSchema, MessageSchema, RoleSchema, RoomSchema, UserSchema } from "../protocol/message.ts";

const DATABASE = "chattorum-copy";
/** Another number makes all copies of before void. */
const VERSION = 1;
/** Rooms of which the messages are kept; of more, those that were looked at longest ago go. */
export const ROOMS_MAX = 50;
/** What is kept of a room: at most so many of its newest messages, and of what they say. */
export const MESSAGES_MAX = 200;
export const CHARS_MAX = 256 * 1024;
/** The page waits no longer for a copy; some browsers never answer where storage is broken. */
const READ_WITHIN_MS = 1_000;
const DAY_MS = 24 * 60 * 60_000;

const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const KnownSchema = v.object({
	user: UserSchema,
	rooms: v.array(ListedRoomSchema),
	settings: SettingsReply,
	commands: CommandInfosSchema,
	/** When the server last said that this is me; Unix milliseconds. */
	at: v.number(),
});
/** What the page shows beside a room. */
export type Known = v.InferOutput<typeof KnownSchema>;

const RoomCopySchema = v.object({
	slug: v.string(),
	/** Whose it is. */
	user: v.string(),
	room: RoomSchema,
	you: v.object({ user: UserSchema, role: RoleSchema }),
	rev: Count,
	messages: v.array(MessageSchema),
	hasOlder: v.boolean(),
	/** Up to where I had read, and what was unread since. */
	marker: v.object({ seen: Count, messages: Count, mentions: Count }),
	level: v.exactOptional(LevelSchema),
	/** When it was written; Unix milliseconds. */
	at: v.number(),
});
/** A room as it was: see Timeline. */
export type RoomCopy = v.InferOutput<typeof RoomCopySchema>;

/** Whatever another version has written. */
interface Stores extends DBSchema {
	known: { key: "known"; value: unknown };
	rooms: { key: string; value: unknown; indexes: { at: number } };
}

export class Replica {
	readonly #now: () => number;
	readonly #database: Promise<IDBPDatabase<Stores>>;

	constructor(now: () => number) {
		this.#now = now;
		this.#database = this.#open();
		this.#database.catch(() => {});
	}

	/** Who was here last, and what they saw beside the room. Undefined where that is longer ago than any session lives. */
	async known(): Promise<Known | undefined> {
		return this.#read(async (database) => {
			const known = parse(KnownSchema, await database.get("known", "known"));
			return known && known.at > this.#now() - SESSION_MAX_AGE_S * 1_000 ? known : undefined;
		});
	}

	/** A room as somebody has seen it last, without what it has deleted for its age since. */
	async room(user: string, slug: string): Promise<RoomCopy | undefined> {
		return this.#read(async (database) => {
			const copy = parse(RoomCopySchema, await database.get("rooms", slug));
			if (copy?.user !== user) return undefined;
			const { retentionDays } = copy.room;
			const oldest = retentionDays === undefined ? 0 : this.#now() - retentionDays * DAY_MS;
			return { ...copy, messages: copy.messages.filter(({ at }) => at >= oldest) };
		});
	}

	/** The server says that this is me: from now on the copy is mine, and what it held of anybody else is gone. */
	async begin(user: Known["user"], more: Omit<Known, "user" | "at">): Promise<void> {
		await this.#try(async (database) => {
			const transaction = database.transaction(["known", "rooms"], "readwrite");
			const known = transaction.objectStore("known");
			const before = parse(KnownSchema, await known.get("known"));
			if (before?.user.id !== user.id) await transaction.objectStore("rooms").clear();
			await known.put({ ...more, user, at: this.#now() } satisfies Known, "known");
			await transaction.done;
		});
	}

	/** Keeps what is seen beside a room, as long as the copy is still this person's: another tab may have signed out. */
	async keep(known: Omit<Known, "at">): Promise<void> {
		await this.#try(async (database) => {
			const transaction = database.transaction("known", "readwrite");
			const before = parse(KnownSchema, await transaction.store.get("known"));
			if (before?.user.id === known.user.id) await transaction.store.put({ ...known, at: before.at } satisfies Known, "known");
			await transaction.done;
		});
	}

	/** Keeps a room in the same way. */
	async keepRoom(copy: Omit<RoomCopy, "at">): Promise<void> {
		await this.#try(async (database) => {
			const transaction = database.transaction(["known", "rooms"], "readwrite");
			const before = parse(KnownSchema, await transaction.objectStore("known").get("known"));
			const rooms = transaction.objectStore("rooms");
			if (before?.user.id === copy.user) {
				await rooms.put({ ...bounded(copy), at: this.#now() } satisfies RoomCopy);
				const tooMany = (await rooms.count()) - ROOMS_MAX;
				let oldest = tooMany > 0 ? await rooms.index("at").openCursor() : null;
				for (let left = tooMany; oldest && left > 0; left--) {
					await oldest.delete();
					oldest = await oldest.continue();
				}
			}
			await transaction.done;
		});
	}

	/** Forgets a room that I am not in any more. */
	async forgetRoom(slug: string): Promise<void> {
		await this.#try((database) => database.delete("rooms", slug));
	}

	/** Forgets everything: whoever comes next at this browser must not find it. */
	async forget(): Promise<void> {
		await this.#try(async (database) => {
			const transaction = database.transaction(["known", "rooms"], "readwrite");
			await Promise.all([transaction.objectStore("known").clear(), transaction.objectStore("rooms").clear(), transaction.done]);
		});
	}

	#read<T>(read: (database: IDBPDatabase<Stores>) => Promise<T | undefined>): Promise<T | undefined> {
		const tooLate = new Promise<undefined>((resolve) => setTimeout(resolve, READ_WITHIN_MS, undefined));
		return Promise.race([this.#try(read), tooLate]);
	}

	/** Storage can be missing, forbidden, full, or of a version that this page does not know. */
	async #try<T>(use: (database: IDBPDatabase<Stores>) => Promise<T>): Promise<T | undefined> {
		try {
			return await use(await this.#database);
		} catch {
			return undefined;
		}
	}

	async #open(): Promise<IDBPDatabase<Stores>> {
		const database = await openDB<Stores>(DATABASE, VERSION, {
			upgrade(database) {
				for (const name of database.objectStoreNames) database.deleteObjectStore(name);
				database.createObjectStore("known");
				database.createObjectStore("rooms", { keyPath: "slug" }).createIndex("at", "at");
			},
			// Makes way for a page of another version.
			blocking: () => database.close(),
		});
		return database;
	}
}

/** Damaged, or of another version: undefined. */
function parse<Schema extends v.GenericSchema>(schema: Schema, record: unknown): v.InferOutput<Schema> | undefined {
	const parsed = v.safeParse(schema, record);
	return parsed.success ? parsed.output : undefined;
}

/** With its newest messages, as far as they are not too many or too long. */
function bounded(copy: Omit<RoomCopy, "at">): Omit<RoomCopy, "at"> {
	const { messages } = copy;
	let first = messages.length;
	for (let chars = 0; first > 0 && messages.length - first < MESSAGES_MAX; first--) {
		chars += messages[first - 1]?.text?.length ?? 0;
		if (chars > CHARS_MAX) break;
	}
	return first === 0 ? copy : { ...copy, messages: messages.slice(first), hasOlder: true };
}
