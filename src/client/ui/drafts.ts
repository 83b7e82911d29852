/** What was typed and not sent, of each room: kept in memory, and in the browser's storage where there is one. */
import { effect, type Signal, signal } from "@preact/signals";

const PREFIX = "chattorum:draft:";
const COMPOSER_ID = "composer-text";

const drafts = new Map<string, Signal<string>>();

/** The draft of a room; whatever is put into it is in the composer, and the other way around. */
export function draftOf(slug: string): Signal<string> {
	const known = drafts.get(slug);
	if (known) return known;
	const draft = signal(read(slug));
	drafts.set(slug, draft);
	effect(() => write(slug, draft.value));
	return draft;
}

/** Puts a text into the composer of a room and the cursor behind it. */
export function compose(slug: string, text: string): void {
	draftOf(slug).value = text;
	focusComposer();
}

export function focusComposer(): void {
	document.getElementById(COMPOSER_ID)?.focus();
}

/** For when somebody signs out: the next person at this browser must not read them. */
export function forgetDrafts(): void {
	for (const draft of drafts.values()) draft.value = "";
	withStorage((storage) => {
		for (const key of Object.keys(storage)) if (key.startsWith(PREFIX)) storage.removeItem(key);
	});
}

export { COMPOSER_ID };

function read(slug: string): string {
	let text = "";
	withStorage((storage) => {
		text = storage.getItem(PREFIX + slug) ?? "";
	});
	return text;
}

function write(slug: string, text: string): void {
	withStorage((storage) => {
		if (text === "") storage.removeItem(PREFIX + slug);
		else storage.setItem(PREFIX + slug, text);
	});
}

/** Storage can be missing, full or forbidden; a draft is then kept for as long as the page lives. */
function withStorage(use: (storage: Storage) => void): void {
	try {
		use(localStorage);
	} catch {}
}
