/** The call that fills an empty room with the messages of another: what `export` gave, line by line. */
import { Hono } from "hono";
import { type AppContext, visitorOf } from "../auth/who.ts";
import { refusal } from "../problem.ts";
import type { Imported } from "../protocol/api.ts";
import { IMPORT_BATCH, IMPORT_BATCH_BYTES, IMPORT_MAX_BYTES } from "../protocol/limits.ts";
import type { ImportLine } from "../room/import.ts";
import { roomAt, settled } from "./at.ts";
import { readLines, readMessage, readRoom, wrong } from "./import-lines.ts";

export const imports = new Hono<AppContext>().post("/", async (c) => {
	const room = roomAt(c.env, c.req.param("slug") ?? "");
	if (Number(c.req.header("Content-Length") ?? 0) > IMPORT_MAX_BYTES) throw refusal("too_large");
	const token = settled(await room.beginImport(visitorOf(c.var.session)));
	try {
		await pour(room, token, c.req.raw.body ?? new Blob().stream());
		return c.json(settled(await room.finishImport(token)) satisfies Imported);
	} catch (error) {
		// Should this not come through either, the room clears it away by itself in a while.
		await room.dropImport(token);
		throw error;
	}
});

/** Reads a body as fast as the room takes its messages. */
async function pour(room: ReturnType<typeof roomAt>, token: string, body: ReadableStream<Uint8Array>): Promise<void> {
	let batch: ImportLine[] = [];
	let bytes = 0;
	let hasRoom = false;
	const send = async () => {
		settled(await room.addToImport(token, batch));
		batch = [];
		bytes = 0;
	};
	for await (const line of readLines(body)) {
		if (!hasRoom) {
			readRoom(line);
			hasRoom = true;
			continue;
		}
		batch.push({ line: line.line, message: readMessage(line) });
		bytes += line.bytes;
		if (batch.length >= IMPORT_BATCH || bytes >= IMPORT_BATCH_BYTES) await send();
	}
	if (!hasRoom) throw wrong(1, "there is no room.");
	await send();
}
