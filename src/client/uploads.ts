/**
 * The files that go with the message that is being written in a room: they are sent as soon as they are chosen, a few at a
 * time, and wait for their message. Where there is no connection they wait for that, too. Files cannot be kept beyond the
 * page: what is chosen and not sent is gone with it.
 */
import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { type FileInfo, kindOf } from "../protocol/files.ts";
import { FILE_MAX_BYTES, FILES_PER_MESSAGE } from "../protocol/limits.ts";
import { CallError } from "./call.ts";
import { t } from "./texts/first.ts";
import { figures } from "./texts/language.ts";

const AT_ONCE = 2;
/** What would be refused again. */
const HOPELESS = ["too_large", "empty", "not_allowed", "muted", "account_needed", "files_off", "storage_full", "no_room"];

/** A file that is chosen. */
export interface Upload {
	readonly id: string;
	readonly file: File;
	/** Where the page shows the image from, if it is one. */
	readonly preview: string | undefined;
	/** The words for who does not see it, as they are typed. */
	readonly alt: string;
	readonly state:
		| { kind: "waiting" }
		| { kind: "sending"; part: number }
		| { kind: "ready"; info: FileInfo }
		| { kind: "failed"; text: string; isHopeless: boolean };
}

/** What uploads need of the world. Both calls throw a CallError. */
export interface UploadWorld {
	newId: () => string;
	sendFile: (slug: string, file: File, onProgress: (part: number) => void, signal: AbortSignal) => Promise<FileInfo>;
	describeFile: (slug: string, id: string, alt: string) => Promise<FileInfo>;
	/** An address for what a file holds, and its end. */
	showFile: (file: File) => string;
	hideFile: (url: string) => void;
}

export class Uploads {
	readonly all: Signal<readonly Upload[]> = signal<readonly Upload[]>([]);
	/** Whether all that is chosen is there. */
	readonly areReady: ReadonlySignal<boolean> = computed(() => this.all.value.every(({ state }) => state.kind === "ready"));
	readonly #slug: string;
	readonly #world: UploadWorld;
	readonly #underWay = new Map<string, AbortController>();
	#isOnline = false;

	constructor(slug: string, world: UploadWorld) {
		this.#slug = slug;
		this.#world = world;
	}

	/** Takes files, as many as a message can have. How many were too many. */
	add(files: readonly File[]): number {
		const taken = files.slice(0, Math.max(0, FILES_PER_MESSAGE - this.all.value.length));
		this.all.value = [...this.all.value, ...taken.map((file) => this.#chosen(file))];
		this.#flush();
		return files.length - taken.length;
	}

	remove(id: string): void {
		this.#underWay.get(id)?.abort();
		this.#underWay.delete(id);
		this.#hide(this.all.value.filter((upload) => upload.id === id));
		this.all.value = this.all.value.filter((upload) => upload.id !== id);
		this.#flush();
	}

	retry(id: string): void {
		this.#set(id, { state: { kind: "waiting" } });
		this.#flush();
	}

	/** Takes the words that somebody types for a file; `take` tells the server. */
	describe(id: string, alt: string): void {
		this.#set(id, { alt });
	}

	/**
	 * Gives the files to the message that is about to be sent, with their words, and begins anew. Undefined, with what is
	 * wrong at the file that it is wrong with, where the words could not be told.
	 */
	async take(): Promise<FileInfo[] | undefined> {
		const taken = this.all.value;
		const files = await Promise.all(taken.map((upload) => this.#described(upload)));
		const infos = files.filter((info) => info !== undefined);
		if (infos.length < taken.length) return undefined;
		this.#hide(taken);
		this.all.value = this.all.value.filter(({ id }) => !taken.some((upload) => upload.id === id));
		return infos;
	}

	/** There is a connection: what waits for one goes out. */
	open(): void {
		this.#isOnline = true;
		this.#flush();
	}

	/** There is none. What is under way finds out by itself. */
	pause(): void {
		this.#isOnline = false;
	}

	clear(): void {
		for (const { id } of this.all.value) this.remove(id);
	}

	#chosen(file: File): Upload {
		const isShown = kindOf(file.type) === "image";
		return {
			id: this.#world.newId(),
			file,
			preview: isShown ? this.#world.showFile(file) : undefined,
			alt: "",
			state: wrongWith(file) ?? { kind: "waiting" },
		};
	}

	#flush(): void {
		for (const { id, file, state } of this.all.value) {
			if (!this.#isOnline || this.#underWay.size >= AT_ONCE) return;
			if (state.kind === "waiting") void this.#send(id, file);
		}
	}

	async #send(id: string, file: File): Promise<void> {
		const control = new AbortController();
		this.#underWay.set(id, control);
		this.#set(id, { state: { kind: "sending", part: 0 } });
		let state: Upload["state"];
		try {
			const onProgress = (part: number) => this.#set(id, { state: { kind: "sending", part } });
			state = { kind: "ready", info: await this.#world.sendFile(this.#slug, file, onProgress, control.signal) };
		} catch (error) {
			state = failed(error);
			// Without a connection it is nobody's fault: it goes out once there is one.
			if (!this.#isOnline && error instanceof CallError && error.code === "offline") state = { kind: "waiting" };
		}
		if (control.signal.aborted) return;
		this.#underWay.delete(id);
		this.#set(id, { state });
		this.#flush();
	}

	async #described({ id, alt, state }: Upload): Promise<FileInfo | undefined> {
		if (state.kind !== "ready") return undefined;
		if (alt.trim() === (state.info.alt ?? "")) return state.info;
		try {
			const info = await this.#world.describeFile(this.#slug, state.info.id, alt);
			this.#set(id, { state: { kind: "ready", info } });
			return info;
		} catch (error) {
			this.#set(id, { state: failed(error) });
			return undefined;
		}
	}

	#set(id: string, change: Partial<Pick<Upload, "alt" | "state">>): void {
		this.all.value = this.all.value.map((upload) => (upload.id === id ? { ...upload, ...change } : upload));
	}

	#hide(uploads: readonly Upload[]): void {
		for (const { preview } of uploads) if (preview !== undefined) this.#world.hideFile(preview);
	}
}

/** What is wrong with a file is said before it is sent. */
function wrongWith({ size }: File): Upload["state"] | undefined {
	if (size === 0) return { kind: "failed", text: t.trouble.fileEmpty, isHopeless: true };
	const tooLarge = t.trouble.fileTooLarge(figures(FILE_MAX_BYTES / 1024 / 1024));
	return size > FILE_MAX_BYTES ? { kind: "failed", text: tooLarge, isHopeless: true } : undefined;
}

function failed(error: unknown): Upload["state"] {
	if (!(error instanceof CallError)) throw error;
	return { kind: "failed", text: error.message, isHopeless: HOPELESS.includes(error.code) };
}
