/**
 * What is being written in each room: something new, perhaps as a reply, or other words for what was said. The new is a
 * draft, kept in memory and in the browser's storage where there is one; it gives way to an edit and comes back after it.
 */
import { batch, effect, type Signal, signal } from "@preact/signals";
import type { Message } from "../../protocol/message.ts";
import { asTyped } from "./completing.ts";
import { forgetCommands } from "./recall.ts";

const PREFIX = "chattorum:draft:";
const REPLY_PREFIX = "chattorum:reply:";
const COMPOSER_ID = "composer-text";

/** What is edited in the place of a draft. */
export interface Editing {
	/** The id of the message. */
	readonly message: number;
	/** How it was typed, as far as is known: what is the same changes nothing. */
	readonly before: string;
	/** The draft that comes back. */
	readonly draft: string;
}

interface Writing {
	/** What stands in the field. */
	readonly text: Signal<string>;
	readonly editing: Signal<Editing | undefined>;
	/** The message that the draft answers. */
	readonly replyTo: Signal<number | undefined>;
}

const writings = new Map<string, Writing>();

/** What is written in a room; whatever is put into it is in the composer, and the other way around. */
export function writingIn(slug: string): Writing {
	const known = writings.get(slug);
	if (known) return known;
	const reply = Number.parseInt(read(REPLY_PREFIX + slug), 10);
	const writing: Writing = {
		text: signal(read(PREFIX + slug)),
		editing: signal<Editing | undefined>(undefined),
		replyTo: signal(Number.isNaN(reply) ? undefined : reply),
	};
	writings.set(slug, writing);
	effect(() => write(PREFIX + slug, writing.editing.value?.draft ?? writing.text.value));
	effect(() => write(REPLY_PREFIX + slug, String(writing.replyTo.value ?? "")));
	return writing;
}

/** Follows what is written in another tab, while nobody writes in this one. Call what it returns to stop. */
export function followDrafts(): () => void {
	const follow = ({ key, newValue }: StorageEvent) => {
		if (!key?.startsWith(PREFIX) || document.hasFocus()) return;
		const writing = writings.get(key.slice(PREFIX.length));
		if (writing && !writing.editing.peek()) writing.text.value = newValue ?? "";
	};
	addEventListener("storage", follow);
	return () => removeEventListener("storage", follow);
}

/** Whether something was begun in a room and is not sent. */
export function hasDraft(slug: string): boolean {
	const { text, editing } = writingIn(slug);
	return (editing.value?.draft ?? text.value).trim() !== "";
}

/** Puts a text into the composer of a room and the cursor behind it. */
export function compose(slug: string, text: string): void {
	stopEdit(slug);
	writingIn(slug).text.value = text;
	focusComposer();
}

/** Puts a text behind what is being written in a room. */
export function addToDraft(slug: string, text: string): void {
	stopEdit(slug);
	const draft = writingIn(slug).text.peek();
	compose(slug, draft.trim() === "" ? text : `${draft}\n${text}`);
}

export function startReply(slug: string, message: number): void {
	stopEdit(slug);
	writingIn(slug).replyTo.value = message;
}

/** Puts one's own message into the composer, or the text that it did not get. */
export function startEdit(slug: string, { id, text }: Pick<Message, "id" | "text">, typed?: string): void {
	stopEdit(slug);
	const writing = writingIn(slug);
	const before = asTyped(text ?? "");
	batch(() => {
		writing.editing.value = { message: id, before, draft: writing.text.value };
		writing.text.value = typed ?? before;
	});
}

/** The draft is back as it was. */
export function stopEdit(slug: string): void {
	const { text, editing } = writingIn(slug);
	if (!editing.value) return;
	const { draft } = editing.value;
	batch(() => {
		editing.value = undefined;
		text.value = draft;
	});
}

export function focusComposer(): void {
	document.getElementById(COMPOSER_ID)?.focus();
}

/** For when somebody signs out: the next person at this browser must not read them, nor what was sent. */
export function forgetDrafts(): void {
	forgetCommands();
	for (const [slug, { text, replyTo }] of writings) {
		stopEdit(slug);
		text.value = "";
		replyTo.value = undefined;
	}
	withStorage((storage) => {
		for (const key of Object.keys(storage)) if (key.startsWith(PREFIX) || key.startsWith(REPLY_PREFIX)) storage.removeItem(key);
	});
}

export { COMPOSER_ID };

function read(key: string): string {
	let text = "";
	withStorage((storage) => {
		text = storage.getItem(key) ?? "";
	});
	return text;
}

function write(key: string, text: string): void {
	withStorage((storage) => {
		if (text === "") storage.removeItem(key);
		else storage.setItem(key, text);
	});
}

/** Storage can be missing, full or forbidden; a draft is then kept for as long as the page lives. */
function withStorage(use: (storage: Storage) => void): void {
	try {
		use(localStorage);
	} catch {}
}
