/** Words that the operator does not want to read. */
import { errorFrame, type ServerFrame } from "../protocol/frames.ts";

const REFUSAL = "This message has a word in it that is not wanted here.";

/** What is drawn as nothing: a word with such a character in it looks the same. */
const UNSEEN = /\p{DI}/gu;
const SPECIAL = /[\\^$.*+?()[\]{}|/]/g;

export class BlockedWords {
	readonly #pattern: RegExp | undefined;

	/** However they are written in capitals and compatible forms; each is a word, or words, of its own, not a part of another. */
	constructor(words: readonly string[]) {
		const plain = words.map(fold).filter((word) => word !== "");
		const any = plain.map((word) => word.replace(SPECIAL, "\\$&")).join("|");
		this.#pattern = any === "" ? undefined : new RegExp(`(?<![\\p{L}\\p{M}\\p{N}_])(?:${any})(?![\\p{L}\\p{M}\\p{N}_])`, "u");
	}

	/** Whether a text has one of them. */
	isIn(text: string): boolean {
		return this.#pattern?.test(fold(text)) ?? false;
	}

	/** What to answer to a frame with a text that has one of them. */
	refuse(text: string, id: string): ServerFrame | undefined {
		return this.isIn(text) ? errorFrame("not_allowed", { id, text: REFUSAL }) : undefined;
	}
}

function fold(text: string): string {
	return text.normalize("NFKC").replace(UNSEEN, "").toLowerCase().trim();
}
