/** The call that fills an empty room with the messages of another: what `export` gave, line by line. */
import { Hono } from "hono";
import { type AppContext, visitorOf } from "../auth/who.ts";
import { refusal } from "../problem.ts";
import type { Imported } from "../protocol/api.ts";
import { IMPORT_BATCH, IMPORT_BATCH_BYTES, IMPORT_MAX_BYTES } from "../protocol/limits.ts";
import type { ImportLine } from "../room/import.ts";
import type { Visitor } from "../room/visitor.ts";
import { roomAt, settled } from "./at.ts";
import { readLines, readMessage, readRoom, wrong } from "./import-lines.ts";

type RoomStub = ReturnType<typeof roomAt>;

export const imports = new Hono<AppContext>().post("/", async (c) => {
	const room = roomAt(c.env, c.req.param("slug") ?? "");
	if (Number(c.req.header("Content-Length") ?? 0) > IMPORT_MAX_BYTES) throw refusal("too_large");
	const body = c.req.raw.body ?? new Blob().stream();
	try {
		return c.json(await fill(room, visitorOf(c.var.session), body));
	} catch (error) {
		await drain(body);
		throw error;
	}
});

async function fill(room: RoomStub, who: Visitor, body: ReadableStream<Uint8Array>): Promise<Imported> {
	const token = settled(await room.beginImport(who));
	try {
		await pour(room, token, body);
		return settled(await room.finishImport(token));
	} catch (error) {
		// Should this not come through either, the room clears it away by itself in a while.
		await room.dropImport(token);
		throw error;
	}
}

/** Reads what is left of a body, to nothing: a browser that still sends does not hear the answer when its connection is closed. */
async function drain(body: ReadableStream<Uint8Array>): Promise<void> {
	let bytes = 0;
	try {
		for await (const chunk of body) {
			bytes += chunk.length;
			if (bytes > IMPORT_MAX_BYTES) return;
		}
	} catch {
		// Who sent it is gone.
	}
}

/** Reads a body as fast as the room takes its messages. */
async function pour(room: RoomStub, token: string, body: ReadableStream<Uint8Array>): Promise<void> {
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
