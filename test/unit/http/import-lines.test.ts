/** How many lines an import may have: as many messages as it says, whatever stands around them. */
import { expect, it } from "vitest";
import { IMPORT_MAX_MESSAGES } from "../../../src/protocol/limits.ts";
import { readLines } from "../../../src/rooms/import-lines.ts";

const LINES_AT_ONCE = 50_000;

/** A body of a room and so many messages, each a line that is not looked at. */
function bodyOf(messages: number, end: string): ReadableStream<Uint8Array> {
	const encoder = new TextEncoder();
	let left = messages + 1;
	return new ReadableStream<Uint8Array>({
		pull(controller) {
			const lines = Math.min(left, LINES_AT_ONCE);
			left -= lines;
			controller.enqueue(encoder.encode("x\n".repeat(lines) + (left === 0 ? end : "")));
			if (left === 0) controller.close();
		},
	});
}

async function count(body: ReadableStream<Uint8Array>): Promise<number> {
	let lines = 0;
	for await (const { line } of readLines(body)) lines = line;
	return lines;
}

it.each(["", "\n\n"])("[IMPORT-2] may have all the messages that it can have, and end in %j", async (end) => {
	expect(await count(bodyOf(IMPORT_MAX_MESSAGES, end))).toBe(IMPORT_MAX_MESSAGES + 1);
});

it("[IMPORT-2] is refused with one message more", async () => {
	await expect(count(bodyOf(IMPORT_MAX_MESSAGES + 1, ""))).rejects.toThrow("too_large");
});
