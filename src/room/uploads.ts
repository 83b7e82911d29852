/**
 * Who may send files here and who may have them, and that none outlives its use: a file is noted before its bytes come,
 * waits for a message for an hour, and goes with it. What the bucket did not delete, the room's alarm tries again.
 */

import type { FileInfo } from "../protocol/files.ts";
import { UPLOAD_KEPT_MS } from "../protocol/limits.ts";
import type { Settings } from "../settings.ts";
import type { BlockedWords } from "./blocked-words.ts";
import { done, type Outcome, refuse, refuseTooFast } from "./decisions.ts";
import { earliest } from "./delivery.ts";
import type { NewFile } from "./files.ts";
import type { Gate } from "./gate.ts";
import type { History } from "./history.ts";
import type { Members } from "./members.ts";
import type { Quotas } from "./quotas.ts";
import type { Visitor } from "./visitor.ts";

const ID_BYTES = 16;
const BLOCKED = "What the file is called has a word in it that is not wanted here.";

/** What uploads need of their room. */
export interface UploadsContext {
	readonly gate: Gate;
	readonly members: Members;
	readonly history: History;
	readonly quotas: Quotas;
	readonly blockedWords: BlockedWords;
	readonly settings: Pick<Settings, "uploads" | "rateFiles" | "storagePerRoom">;
	/** Where the bytes are; undefined where the operator has bound no bucket. */
	readonly bucket: Pick<R2Bucket, "delete"> | undefined;
	readonly now: () => number;
}

export class Uploads {
	readonly #context: UploadsContext;

	constructor(context: UploadsContext) {
		this.#context = context;
	}

	/** Whether this person may send files, as far as the operator is concerned. */
	areOffered({ user }: Visitor): boolean {
		const { bucket, settings } = this.#context;
		return bucket !== undefined && (settings.uploads === "everybody" || (settings.uploads === "accounts" && user.kind !== "guest"));
	}

	/** Takes a place for a file whose bytes are about to come; the key to put them under in the bucket. */
	begin(who: Visitor, file: NewFile): Outcome<{ id: string; key: string }> {
		const { bucket, settings, gate, members, history, quotas, blockedWords, now } = this.#context;
		if (bucket === undefined || settings.uploads === "off") return refuse("files_off");
		if (!this.areOffered(who)) return refuse("account_needed");
		if (!gate.may(who, "write", now())) return refuse("not_allowed");
		if (members.muteOf(who, now())) return refuse("muted");
		if (blockedWords.isIn(file.name) || blockedWords.isIn(file.alt ?? "")) return refuse("not_allowed", { detail: BLOCKED });
		if (history.files.bytes + file.size > settings.storagePerRoom) return refuse("storage_full");
		const tooFast = refuseTooFast(quotas.take("file", who.user.id, settings.rateFiles, now()));
		if (tooFast) return tooFast;
		const id = crypto.getRandomValues(new Uint8Array(ID_BYTES)).toBase64({ alphabet: "base64url", omitPadding: true });
		history.files.add(id, who.user.id, file, now());
		return done({ id, key: history.files.keyOf(id) });
	}

	/** Notes that all bytes have come. `no_file` if that took so long that the file is not waited for any more. */
	finish(who: Visitor, id: string): Outcome<FileInfo> {
		const { files } = this.#context.history;
		const file = files.find(id);
		if (!file || file.uploader !== who.user.id) return refuse("no_file");
		files.markStored(id);
		return done(file.info);
	}

	/** Changes the words that stand for a file of one's own that no message has yet; none if they are empty. */
	describe(who: Visitor, id: string, alt: string): Outcome<FileInfo> {
		const { history, blockedWords } = this.#context;
		if (!this.areWaiting([id], who)) return refuse("no_file");
		if (blockedWords.isIn(alt)) return refuse("not_allowed", { detail: BLOCKED });
		history.files.describe(id, alt);
		const described = history.files.find(id);
		return described ? done(described.info) : refuse("no_file");
	}

	/** A file for who may read the room; one that no message has yet is its sender's alone. */
	find(who: Visitor, id: string): Outcome<{ key: string; file: FileInfo }> {
		const { files } = this.#context.history;
		const file = files.find(id);
		const isTheirs = file?.message !== undefined || isBy(who, file?.uploader);
		if (!file?.isStored || !isTheirs) return refuse("no_file");
		return done({ key: files.keyOf(id), file: file.info });
	}

	/** Whether these files wait for a message of this person, or of a guest that they were. */
	areWaiting(ids: readonly string[], { user, was }: Visitor): boolean {
		return this.#context.history.files.areWaiting(ids, [user.id, ...was]);
	}

	/** When the room's alarm must go off for files. */
	nextDue(): number | undefined {
		const { bucket, history } = this.#context;
		if (bucket === undefined) return undefined;
		const since = history.files.waitingSince();
		return earliest(since === undefined ? undefined : since + UPLOAD_KEPT_MS, history.files.trashDue());
	}

	/** For the alarm: gives up files that no message took, and deletes what is gone from the bucket. */
	async sweep(): Promise<void> {
		const { bucket, history, now } = this.#context;
		const { files } = history;
		if (bucket === undefined) return;
		history.atomically(() => files.expire(now() - UPLOAD_KEPT_MS));
		const ids = history.atomically(() => files.takeTrash(now()));
		if (ids.length === 0) return;
		try {
			await bucket.delete(ids.map((id) => files.keyOf(id)));
			history.atomically(() => files.forgetTrash(ids));
		} catch (error) {
			console.warn("room: the bucket did not delete files; the alarm tries again", error);
		}
	}
}

function isBy({ user, was }: Visitor, id: string | undefined): boolean {
	return id !== undefined && (id === user.id || was.includes(id));
}
