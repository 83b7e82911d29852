/**
 * The files of a room in SQLite: which there are, to which messages they belong, and which are still to be deleted from
 * the bucket. Their bytes are there and nowhere else.
 */
import * as v from "valibot";
import { type FileInfo, FileInfoSchema } from "../protocol/files.ts";
import { FILE_DELETE_BATCH, FILE_DELETE_RETRY_MAX_MS, FILE_DELETE_RETRY_MS } from "../protocol/limits.ts";
import type { Message } from "../protocol/message.ts";

const INFO = "'id', id, 'name', name, 'type', type, 'size', size, 'width', width, 'height', height, 'alt', alt";
/** The files of message `m`, as `showFiles` reads them. */
export const ATTACHED = `iif(m.files = 0, NULL, (SELECT json_group_array(json_object(${INFO})) FROM (
	SELECT * FROM files f WHERE f.message = m.id ORDER BY f.place)))`;

const InfosSchema = v.array(
	v.object({
		...FileInfoSchema.entries,
		width: v.nullable(v.number()),
		height: v.nullable(v.number()),
		alt: v.nullable(v.string()),
	}),
);

/** A file whose bytes come in. */
export type NewFile = Omit<FileInfo, "id">;

interface Row extends Record<string, SqlStorageValue> {
	uploader: string;
	stored: number;
	message: number | null;
	info: string;
}

/** A file, with what says who may have it. */
export interface Kept {
	uploader: string;
	isStored: boolean;
	message: number | undefined;
	info: FileInfo;
}

export class Files {
	readonly #sql: SqlStorage;
	/** Told when something has to be done later: `nextDue` says when. */
	onDue: () => void = () => {};

	constructor(sql: SqlStorage) {
		this.#sql = sql;
	}

	/** What the keys of this room's files begin with; undefined in a room that never had any. */
	get prefix(): string | undefined {
		const [room] = this.#sql.exec<{ files_prefix: string | null }>("SELECT files_prefix FROM room").toArray();
		return room?.files_prefix ?? undefined;
	}

	/** What all files of the room have together. */
	get bytes(): number {
		return this.#sql.exec<{ files_bytes: number }>("SELECT files_bytes FROM room").toArray()[0]?.files_bytes ?? 0;
	}

	keyOf(id: string): string {
		return `${this.prefix}${id}`;
	}

	/** Notes a file before its bytes come, so that whatever becomes of them is not forgotten. */
	add(id: string, uploader: string, { name, type, size, width, height, alt }: NewFile, at: number): void {
		this.#sql.exec("UPDATE room SET files_prefix = slug || '/' || lower(hex(randomblob(12))) || '/' WHERE files_prefix IS NULL");
		this.#sql.exec(
			"INSERT INTO files VALUES (?, ?, ?, 0, NULL, NULL, ?, ?, ?, ?, ?, ?)",
			id,
			uploader,
			at,
			name,
			type,
			size,
			width ?? null,
			height ?? null,
			alt ?? null,
		);
		this.onDue();
	}

	/** Notes that all bytes of a file that waits are in the bucket. */
	markStored(id: string): void {
		this.#sql.exec("UPDATE files SET stored = 1 WHERE id = ?", id);
	}

	describe(id: string, alt: string): void {
		this.#sql.exec("UPDATE files SET alt = nullif(?, '') WHERE id = ?", alt, id);
	}

	find(id: string): Kept | undefined {
		const [row] = this.#sql
			.exec<Row>(`SELECT uploader, stored, message, json_array(json_object(${INFO})) AS info FROM files WHERE id = ?`, id)
			.toArray();
		const [info] = row === undefined ? [] : readFiles(row.info);
		if (!row || !info) return undefined;
		return { uploader: row.uploader, isStored: row.stored === 1, message: row.message ?? undefined, info };
	}

	/** Whether all of these wait for a message of one of these people. */
	areWaiting(ids: readonly string[], uploaders: readonly string[]): boolean {
		return ids.every((id) => {
			const file = this.find(id);
			return file?.isStored === true && file.message === undefined && uploaders.includes(file.uploader);
		});
	}

	/** Gives files that wait to a message. */
	attach(ids: readonly string[], message: number): FileInfo[] {
		for (const [place, id] of ids.entries()) this.#sql.exec("UPDATE files SET message = ?, place = ? WHERE id = ?", message, place, id);
		return ids.flatMap((id) => this.find(id)?.info ?? []);
	}

	/** Takes away those of a message. */
	clear(message: number): void {
		this.#throwAway("message = ?", message);
	}

	/** Takes away those of all messages up to one. */
	drop(upTo: number): void {
		this.#throwAway("message <= ?", upTo);
	}

	/** Takes away those of somebody that no message has. */
	discard(uploader: string): void {
		this.#throwAway("message IS NULL AND uploader = ?", uploader);
	}

	/** Takes away those that have waited since a time. */
	expire(before: number): void {
		this.#throwAway("message IS NULL AND at <= ?", before);
	}

	/** The oldest one that waits: since when. */
	waitingSince(): number | undefined {
		return this.#sql.exec<{ at: number | null }>("SELECT min(at) AS at FROM files WHERE message IS NULL").one().at ?? undefined;
	}

	/** When the bucket is to be asked to delete something; undefined if there is nothing. */
	trashDue(): number | undefined {
		return this.#sql.exec<{ at: number | null }>("SELECT min(due_at) AS at FROM trash").one().at ?? undefined;
	}

	/** Takes what is to be deleted now. All of it is due again later, unless `forgetTrash` is told that it is gone. */
	takeTrash(now: number): string[] {
		const due = this.#sql
			.exec<{ id: string; tries: number }>("SELECT id, tries FROM trash WHERE due_at <= ? LIMIT ?", now, FILE_DELETE_BATCH)
			.toArray();
		for (const { id, tries } of due) {
			const wait = Math.min(FILE_DELETE_RETRY_MS * 2 ** tries, FILE_DELETE_RETRY_MAX_MS);
			this.#sql.exec("UPDATE trash SET due_at = ?, tries = tries + 1 WHERE id = ?", now + wait, id);
		}
		return due.map(({ id }) => id);
	}

	forgetTrash(ids: readonly string[]): void {
		for (const id of ids) this.#sql.exec("DELETE FROM trash WHERE id = ?", id);
	}

	#throwAway(which: WhichFiles, bind: number | string): void {
		const gone = this.#sql.exec<{ id: string }>(`DELETE FROM files WHERE ${which} RETURNING id`, bind).toArray();
		// At once: an alarm takes no earlier time than 1.
		for (const { id } of gone) this.#sql.exec("INSERT INTO trash VALUES (?, 1, 0)", id);
		if (gone.length > 0) this.onDue();
	}
}

type WhichFiles = "message = ?" | "message <= ?" | "message IS NULL AND uploader = ?" | "message IS NULL AND at <= ?";

/** What a message shows of the files that `ATTACHED` has read. */
export function showFiles(json: string): Pick<Message, "files"> {
	return { files: readFiles(json) };
}

function readFiles(json: string): FileInfo[] {
	return v.parse(InfosSchema, JSON.parse(json)).map(({ width, height, alt, ...info }) => ({
		...info,
		...(width === null || height === null ? {} : { width, height }),
		...(alt === null ? {} : { alt }),
	}));
}
