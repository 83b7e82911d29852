/** A message in one line, as it is quoted above the answer to it. Pure. */
import type { Message } from "../../protocol/message.ts";
import { filesText } from "./file-words.ts";
import { plainText } from "./plain-text.ts";

/** UTF-16 units: more than a screen shows in a line. It is cut between characters as people see them. */
const MAX_CHARS = 160;

export function quoteText({ text, card, files }: Pick<Message, "text" | "card" | "files">): string {
	const line = plainText(text ?? "")
		.replace(/\s+/gu, " ")
		.trim();
	if (line === "") return files ? filesText(files) : (card?.title ?? "");
	if (line.length <= MAX_CHARS) return line;
	let end = 0;
	for (const { index, segment } of new Intl.Segmenter().segment(line.slice(0, 2 * MAX_CHARS))) {
		if (index + segment.length > MAX_CHARS) break;
		end = index + segment.length;
	}
	return `${line.slice(0, end)}…`;
}
